/** Plays commands on a run the way main does: decide, seal, fold. Refusals come back as values. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { appItself, type RecordedEvent } from '#shared/ledger/recorded-event.ts';
import { chainStart, sealEvents } from '#shared/ledger/seal-event.ts';
import type { Result } from '#shared/result.ts';
import { decideRun } from '#shared/run/decide-run.ts';
import { evolveRun } from '#shared/run/evolve-run.ts';
import type { CommandOf, RunCommand } from '#shared/run/run-commands.ts';
import type { People, RunDetails, RunEvent } from '#shared/run/run-events.ts';
import type { RunRejection } from '#shared/run/run-rejections.ts';
import { noRun, type Run, type StartedRun } from '#shared/run/run-state.ts';
import { createFixedClock, type FixedClock } from './fixed-clock.ts';

export const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');

/** The checklist that ships, byte for byte. */
export const shippedMarkdown = readFileSync(
  new URL('../../shared/checklist/shipped/xianfeast-production.md', import.meta.url),
  'utf8',
);

/** Tue 17 Nov 2026, 20:10 in Berlin: the evening before the night of the storyboard. */
export const eveningBefore = Date.UTC(2026, 10, 17, 19, 10);

export const sampleDetails: RunDetails = {
  product: 'XianFeast',
  release: '2.14.0',
  environment: 'Production',
  ticket: 'CHG-4711',
  reason: 'New ordering flow for the winter menu',
  securityImpact: 'No new personal data; login unchanged',
  plannedAt: Date.UTC(2026, 10, 18, 0, 30),
};

export const samplePeople: People = {
  deployedBy: 'Mei Lindqvist',
  decisionMaker: { name: 'Tomás Arriaga', phone: '+1 555 0100' },
  contacts: {
    'On-call Engineer': { name: 'Jonas Weber', phone: '+1 555 0142' },
    'Incident Commander': { name: 'Aisha Okafor', phone: '+1 555 0143' },
    'Business Contact': { name: '王小明', phone: '+1 555 0144' },
  },
  signers: { '12.1.1': 'Ravi Menon', '12.1.4': 'Lena Fischer', 'Technical Lead': 'Ravi Menon' },
};

export type RunPlayer = {
  readonly clock: FixedClock;
  readonly run: () => StartedRun;
  readonly events: () => readonly RecordedEvent[];
  /** The stored lines of the ledger. */
  readonly lines: () => readonly string[];
  /** Decides and records; a refusal records nothing. */
  readonly attempt: (command: RunCommand) => Result<readonly RunEvent[], RunRejection>;
  /** Decides and records; throws when it is refused. */
  readonly play: (command: RunCommand) => void;
  /** Records a fact nobody decided. */
  readonly record: (event: RunEvent) => void;
  /** A player that goes on from here on its own; this one stays as it is. */
  readonly fork: () => RunPlayer;
};

type RunIds = { readonly runId: string; readonly runNumber: string };

type Tape = {
  run: Run;
  readonly clock: FixedClock;
  readonly simulatedClock: boolean;
  readonly id: RunIds;
  readonly events: RecordedEvent[];
  readonly lines: string[];
};

/** A run that was created and nothing else. */
export function playRun(
  options: {
    readonly at?: number;
    readonly clock?: FixedClock;
    readonly id?: RunIds;
    /** As in an app on a simulated clock, whose runs are all rehearsals. */
    readonly simulatedClock?: boolean;
    readonly markdown?: string;
    readonly rehearsal?: boolean;
    readonly details?: Partial<RunDetails>;
    readonly people?: Partial<People>;
  } = {},
): RunPlayer {
  const tape: Tape = {
    run: noRun,
    clock: options.clock ?? createFixedClock(options.at ?? eveningBefore),
    simulatedClock: options.simulatedClock ?? false,
    id: options.id ?? { runId: sampleRunId, runNumber: 'K7Q2-25' },
    events: [],
    lines: [],
  };
  const player = playerOf(tape);
  player.play(createRunCommand(options));
  return player;
}

export function createRunCommand(
  options: {
    readonly markdown?: string;
    readonly rehearsal?: boolean;
    readonly details?: Partial<RunDetails>;
    readonly people?: Partial<People>;
  } = {},
): CommandOf<'CreateRun'> {
  const markdown = options.markdown ?? shippedMarkdown;
  return {
    type: 'CreateRun',
    details: { ...sampleDetails, ...options.details },
    rehearsal: options.rehearsal ?? false,
    people: { ...samplePeople, ...options.people },
    checklist: { name: 'xianfeast-production.md', sha256: sha256(markdown), markdown },
  };
}

export const sampleRunId = 'run-k7q2-25';

function playerOf(tape: Tape): RunPlayer {
  const append = (events: readonly RunEvent[], by: string) => {
    const last = tape.events.at(-1);
    const end = last === undefined ? chainStart : { position: last.position, head: last.seal };
    const facts = { runId: tape.id.runId, events, by, now: tape.clock.now() };
    for (const { line, recorded } of sealEvents(facts, end, sha256)) {
      tape.lines.push(line);
      tape.events.push(recorded);
      tape.run = evolveRun(tape.run, recorded);
    }
  };
  const attempt = (command: RunCommand) => {
    const operator = tape.run.status === 'none' ? 'Mei Lindqvist' : tape.run.operator;
    const decision = decideRun(command, tape.run, {
      now: tape.clock.now(),
      operator,
      newRunId: tape.id.runId,
      newRunNumber: tape.id.runNumber,
      simulatedClock: tape.simulatedClock,
    });
    if (decision.ok) append(decision.value, ownCommands.has(command.type) ? appItself : operator);
    return decision;
  };
  return {
    clock: tape.clock,
    run: () => {
      if (tape.run.status === 'none') throw new Error('The run was not created');
      return tape.run;
    },
    events: () => [...tape.events],
    lines: () => [...tape.lines],
    attempt,
    play: (command) => {
      const decision = attempt(command);
      if (!decision.ok) {
        throw new Error(
          `${command.type} was refused: ${JSON.stringify(decision.error)} for ${JSON.stringify(command)}`,
        );
      }
    },
    record: (event) => append([event], tape.run.status === 'none' ? 'Mei Lindqvist' : tape.run.operator),
    fork: () => {
      const { wall, zone, offsetMinutes } = tape.clock.now();
      const clock = createFixedClock(wall, { zone, offsetMinutes });
      return playerOf({ ...tape, clock, events: [...tape.events], lines: [...tape.lines] });
    },
  };
}

/** What the app notices itself is recorded under its own name. */
const ownCommands: ReadonlySet<string> = new Set(['RecordTrips', 'RecordClockDisturbance', 'RecordRepair']);
