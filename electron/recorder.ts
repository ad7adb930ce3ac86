/**
 * The only way anything gets into a run: decide, seal, append and sync, fold, answer. All of it happens in one turn of
 * the event loop, which is the queue of every run; what is answered is on disk.
 */
import { appItself, type ClockReading } from '#shared/ledger/recorded-event.ts';
import type { CommandFailure, DesktopTidings, Recorded, Trouble } from '#shared/ipc/desktop-contract.ts';
import { ok, refused, type Result } from '#shared/result.ts';
import { decideRun } from '#shared/run/decide-run.ts';
import { evolveRun } from '#shared/run/evolve-run.ts';
import type { CommandOf, RunCommand, RunCommandType } from '#shared/run/run-commands.ts';
import { summariseRun, type RunSummary } from '#shared/run/summarise-run.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { sealEvents, type SealedEvent } from '#shared/ledger/seal-event.ts';
import type { Clock } from './clock.ts';
import type { DataFolder } from './data-folder.ts';
import type { FileLayer } from './ledger/file-layer.ts';
import { hashText } from './ledger/hash-text.ts';
import { probeWriting } from './ledger/probe-writing.ts';
import { writeCause } from './ledger/trouble-cause.ts';
import { readOnlyReason, type RunShelf, type ShelvedRun } from './run-shelf.ts';
import type { Register } from './register.ts';

export type RecorderPorts = {
  readonly clock: Clock;
  readonly shelf: RunShelf;
  readonly register: Register;
  readonly folder: DataFolder;
  readonly files: FileLayer;
  /** Who is at the keyboard. */
  readonly operator: () => string;
  /** A hand-over changed who is at the keyboard. */
  readonly operatorChanged: (name: string) => void;
  readonly makeRunId: () => string;
  readonly tell: (tidings: DesktopTidings) => void;
};

export type Recorder = {
  readonly createRun: (
    command: Omit<CommandOf<'CreateRun'>, 'type'>,
  ) => Result<Recorded & { readonly runId: string }, CommandFailure>;
  /** For a person: in the operator's name. */
  readonly record: (runId: string, command: RunCommand) => Result<Recorded, CommandFailure>;
  /** For what the app noticed itself: in its own name, and every window is told. */
  readonly recordOwn: (runId: string, command: RunCommand) => Result<Recorded, CommandFailure>;
  readonly summaryOf: (run: StartedRun) => RunSummary;
  readonly trouble: () => Trouble | null;
  /** While writing fails: finds out whether it works again, and tells the windows when it does. */
  readonly tryAgain: () => void;
};

/** What the app notices is recorded in its own name, whoever sits at the keyboard. */
const ownCommands: ReadonlySet<RunCommandType> = new Set([
  'RecordTrips',
  'RecordClockDisturbance',
  'RecordRepair',
]);

export function openRecorder(ports: RecorderPorts): Recorder {
  let trouble: { readonly what: Trouble; readonly runId: string } | null = null;

  function decideAndWrite(shelved: ShelvedRun, command: RunCommand): Result<Recorded, CommandFailure> {
    const now = ports.clock.read();
    const by = ownCommands.has(command.type) ? appItself : ports.operator();
    const decided = decideRun(command, shelved.run, {
      now,
      operator: by,
      newRunId: shelved.runId,
      newRunNumber: ports.register.next(),
      simulatedClock: ports.clock.simulated !== null,
    });
    if (!decided.ok) return refused({ kind: 'refused', rejection: decided.error });
    const facts = { runId: shelved.runId, events: decided.value, by, now };
    return write(shelved, sealEvents(facts, shelved.end, hashText));
  }

  function write(shelved: ShelvedRun, sealed: readonly SealedEvent[]): Result<Recorded, CommandFailure> {
    const last = sealed.at(-1);
    if (last !== undefined) {
      try {
        shelved.file.append(sealed.map(({ line }) => line));
      } catch (cause) {
        return refused({ kind: 'trouble', trouble: beginTrouble(shelved, cause) });
      }
      shelved.end = { position: last.recorded.position, head: last.recorded.seal };
      endTrouble();
    }
    const events = sealed.map(({ recorded }) => recorded);
    shelved.events = [...shelved.events, ...events];
    shelved.run = events.reduce(evolveRun, shelved.run);
    if (shelved.run.status === 'none') throw new Error(`Run ${shelved.runId} has events but did not start`);
    return ok({ events, summary: summaryOf(shelved.run) });
  }

  function beginTrouble(shelved: ShelvedRun, cause: unknown): Trouble {
    const what: Trouble = {
      code: 'NotSaved',
      cause: writeCause(cause),
      place: ports.folder.run(shelved.runId),
      safeUpTo: shelved.events.at(-1)?.at ?? null,
    };
    const isNews = trouble === null || !sameTrouble(trouble.what, what);
    trouble = { what, runId: shelved.runId };
    if (isNews) ports.tell({ kind: 'save-trouble', trouble: what });
    return what;
  }

  function endTrouble(): void {
    if (trouble === null) return;
    trouble = null;
    ports.tell({ kind: 'save-trouble', trouble: null });
  }

  function summaryOf(run: StartedRun): RunSummary {
    return summariseRun(run, ports.clock.read().wall - run.shiftMs);
  }

  function record(runId: string, command: RunCommand): Result<Recorded, CommandFailure> {
    const shelved = ports.shelf.get(runId);
    if (shelved === null) return refused({ kind: 'trouble', trouble: { code: 'NoSuchRun', runId } });
    const because = readOnlyReason(shelved);
    if (because !== null) {
      return refused({ kind: 'trouble', trouble: { code: 'RunReadOnly', runId, because } });
    }
    const recorded = decideAndWrite(shelved, command);
    if (recorded.ok) noticeOperator(recorded.value);
    return recorded;
  }

  function noticeOperator(recorded: Recorded): void {
    const change = recorded.events
      .map(({ event }) => event)
      .findLast((event) => event.type === 'OperatorChanged');
    if (change !== undefined) ports.operatorChanged(change.to);
  }

  return {
    createRun: (command) => {
      const runId = ports.makeRunId();
      const recorded = decideAndWrite(ports.shelf.begin(runId), { type: 'CreateRun', ...command });
      if (!recorded.ok) {
        ports.shelf.drop(runId);
        return recorded;
      }
      ports.register.taken(recorded.value.summary.runNumber);
      return ok({ runId, ...recorded.value });
    },
    record,
    recordOwn: (runId, command) => {
      const recorded = record(runId, command);
      if (recorded.ok && recorded.value.events.length > 0) {
        ports.tell({ kind: 'recorded', runId, recorded: recorded.value });
      }
      return recorded;
    },
    summaryOf,
    trouble: () => trouble?.what ?? null,
    tryAgain: () => {
      if (trouble === null) return;
      const shelved = ports.shelf.get(trouble.runId);
      try {
        // A run whose very first write failed is not on the shelf; then the data folder stands for it.
        if (shelved === null) probeWriting(ports.files, ports.folder.root);
        else shelved.file.tryAgain();
      } catch {
        // Still in trouble, and the windows know.
        return;
      }
      endTrouble();
    },
  };
}

function sameTrouble(one: Trouble, other: Trouble): boolean {
  return one.code === 'NotSaved' && other.code === 'NotSaved' && one.cause === other.cause;
}

/** Instants of elapsed time for a run at a reading of the clock. */
export function steadyNow(run: StartedRun, now: ClockReading): number {
  return now.wall - run.shiftMs;
}
