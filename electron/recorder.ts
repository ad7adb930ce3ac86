/**
 * The only way anything gets into a run: decide, seal, append and sync, fold, answer. All of it happens in one turn of
 * the event loop, which is the queue of every run; what is answered is on disk.
 */
import type { CommandFailure, DesktopTidings, Recorded } from '#shared/ipc/desktop-contract.ts';
import { appItself, type ClockReading } from '#shared/ledger/recorded-event.ts';
import { sealEvents, type SealedEvent } from '#shared/ledger/seal-event.ts';
import { ok, refused, type Result } from '#shared/result.ts';
import { clockDoubt } from '#shared/run/clock-doubt.ts';
import { decideRun } from '#shared/run/decide-run.ts';
import type { Decision } from '#shared/run/decision.ts';
import { evolveRun } from '#shared/run/evolve-run.ts';
import type { CommandOf, RunCommand } from '#shared/run/run-commands.ts';
import type { Clock } from './clock.ts';
import { hashText } from './ledger/hash-text.ts';
import { liveRuns } from './live-runs.ts';
import { readingsOf } from './reading/readings-of.ts';
import type { Register } from './register.ts';
import { readOnlyReason, summaryAt, type ShelvedRun } from './open-run.ts';
import type { RunShelf } from './run-shelf.ts';
import type { SaveTrouble } from './save-trouble.ts';

export type RecorderPorts = {
  readonly clock: Clock;
  readonly shelf: RunShelf;
  readonly register: Register;
  readonly saving: SaveTrouble;
  /** Who is at the keyboard. */
  readonly operator: () => string;
  /** A hand-over changed who is at the keyboard. */
  readonly operatorChanged: (name: string) => void;
  readonly makeRunId: () => string;
  readonly tell: (tidings: DesktopTidings) => void;
  /** Whether another copy of Runsheet has the data folder. */
  readonly isElsewhere: () => boolean;
  /** The wall view hears what a person recorded, which the window that asked is answered. */
  readonly tellWall: (tidings: DesktopTidings) => void;
};

export type Recorder = {
  readonly createRun: (
    command: Omit<CommandOf<'CreateRun'>, 'type'>,
  ) => Result<Recorded & { readonly runId: string }, CommandFailure>;
  /** For a person: in the operator's name. The window that asked is answered, the wall told. */
  readonly record: (runId: string, command: RunCommand) => Result<Recorded, CommandFailure>;
  /** For what the app noticed itself: in its own name, and every window is told. */
  readonly recordOwn: (runId: string, command: RunCommand) => Result<Recorded, CommandFailure>;
  /** Whether a command of a person would be recorded now; writes nothing. */
  readonly wouldRecord: (runId: string, command: RunCommand) => Result<null, CommandFailure>;
};

export function openRecorder(ports: RecorderPorts): Recorder {
  const { clock, shelf, register, saving } = ports;

  function decideAndWrite(
    shelved: ShelvedRun,
    command: RunCommand,
    by: string,
  ): Result<Recorded, CommandFailure> {
    const now = clock.read();
    const decided = decide(ports, { shelved, command, by, now });
    if (!decided.ok) return refused({ kind: 'refused', rejection: decided.error });
    const facts = { runId: shelved.runId, events: decided.value, by, now };
    return write(shelved, sealEvents(facts, shelved.end, hashText));
  }

  /** All events of one command are one write and one sync: they stand together or not at all. */
  function write(shelved: ShelvedRun, sealed: readonly SealedEvent[]): Result<Recorded, CommandFailure> {
    const last = sealed.at(-1)?.recorded;
    if (last !== undefined) {
      try {
        shelved.file.append(sealed.map(({ line }) => line));
      } catch (cause) {
        return refused({ kind: 'trouble', trouble: saving.begin(shelved, cause) });
      }
      shelved.end = { position: last.position, head: last.seal };
    }
    const events = sealed.map(({ recorded }) => recorded);
    shelved.events = [...shelved.events, ...events];
    shelved.run = events.reduce(evolveRun, shelved.run);
    if (last !== undefined) {
      shelf.changed(shelved);
      saving.end();
    }
    if (shelved.run.status === 'none') throw new Error('A run has events but did not start');
    const readings = readingsOf(events);
    const summary = summaryAt(shelved.run, clock.read().wall);
    return ok({ events, summary, ...(readings !== undefined && { readings }) });
  }

  function recordAs(by: string, runId: string, command: RunCommand): Result<Recorded, CommandFailure> {
    const shelved = writable(ports, runId);
    return shelved.ok ? decideAndWrite(shelved.value, command, by) : shelved;
  }

  /** The laptop has one clock: what a person says of it holds for every live run that asks, where it can be right. */
  function stateClockOfOthers(stated: string, command: CommandOf<'StateClock'>): void {
    for (const { runId, run } of liveRuns(shelf)) {
      if (runId === stated || clockDoubt(run) === null) continue;
      const recorded = recordAs(ports.operator(), runId, command);
      if (recorded.ok) ports.tell({ kind: 'recorded', runId, recorded: recorded.value });
    }
  }

  return {
    createRun: (command) => {
      const runId = ports.makeRunId();
      if (ports.isElsewhere()) return refused(otherCopy(runId));
      const created = decideAndWrite(shelf.begin(runId), { type: 'CreateRun', ...command }, ports.operator());
      if (!created.ok) {
        shelf.drop(runId);
        return created;
      }
      register.taken(created.value.summary.runNumber);
      return ok({ runId, ...created.value });
    },
    record: (runId, command) => {
      const recorded = recordAs(ports.operator(), runId, command);
      const handOver = recorded.ok ? lastHandOver(recorded.value) : null;
      if (handOver !== null) ports.operatorChanged(handOver);
      if (recorded.ok) ports.tellWall({ kind: 'recorded', runId, recorded: recorded.value });
      if (recorded.ok && command.type === 'StateClock') stateClockOfOthers(runId, command);
      return recorded;
    },
    recordOwn: (runId, command) => {
      const recorded = recordAs(appItself, runId, command);
      if (recorded.ok && recorded.value.events.length > 0) {
        ports.tell({ kind: 'recorded', runId, recorded: recorded.value });
      }
      return recorded;
    },
    wouldRecord: (runId, command) => wouldRecord(ports, runId, command),
  };
}

function decide(
  { register, clock }: RecorderPorts,
  given: {
    readonly shelved: ShelvedRun;
    readonly command: RunCommand;
    readonly by: string;
    readonly now: ClockReading;
  },
): Decision {
  const { shelved, command, by, now } = given;
  return decideRun(command, shelved.run, {
    now,
    operator: by,
    newRunId: shelved.runId,
    newRunNumber: register.next(),
    simulatedClock: clock.simulated !== null,
  });
}

function wouldRecord(ports: RecorderPorts, runId: string, command: RunCommand): Result<null, CommandFailure> {
  const shelved = writable(ports, runId);
  if (!shelved.ok) return shelved;
  const now = ports.clock.read();
  const decided = decide(ports, { shelved: shelved.value, command, by: ports.operator(), now });
  return decided.ok ? ok(null) : refused({ kind: 'refused', rejection: decided.error });
}

/** The run, when something may be recorded in it. */
function writable({ shelf, isElsewhere }: RecorderPorts, runId: string): Result<ShelvedRun, CommandFailure> {
  if (isElsewhere()) return refused(otherCopy(runId));
  const shelved = shelf.get(runId);
  if (shelved === null) return refused({ kind: 'trouble', trouble: { code: 'NoSuchRun', runId } });
  const because = readOnlyReason(shelved);
  if (because === null) return ok(shelved);
  return refused({ kind: 'trouble', trouble: { code: 'RunReadOnly', runId, because } });
}

function lastHandOver(recorded: Recorded): string | null {
  const change = recorded.events
    .map(({ event }) => event)
    .findLast((event) => event.type === 'OperatorChanged');
  return change?.to ?? null;
}

function otherCopy(runId: string): CommandFailure {
  return { kind: 'trouble', trouble: { code: 'RunReadOnly', runId, because: 'other-copy' } };
}
