/** What every decision shares: the moment it is made, the words it needs, the times it accepts. */
import type { ClockReading } from '../ledger/recorded-event.ts';
import { refused, type Result } from '../result.ts';
import { steadyTime } from './clock-doubt.ts';
import type { CommandOf, RunCommandType } from './run-commands.ts';
import type { RunEvent } from './run-events.ts';
import type { RunRejection } from './run-rejections.ts';
import type { Place, StartedRun } from './run-state.ts';

export type CommandContext = {
  readonly now: ClockReading;
  readonly operator: string;
  readonly newRunId: string;
  readonly newRunNumber: string;
  readonly simulatedClock: boolean;
};

export type Decision = Result<readonly RunEvent[], RunRejection>;
export type Decider<T extends RunCommandType> = (
  command: CommandOf<T>,
  run: StartedRun,
  context: CommandContext,
) => Decision;
export type Deciders<T extends RunCommandType> = { readonly [K in T]: Decider<K> };

/** Characters an override or a hold asks for, as it is printed on page one. */
export const overrideMinimum = 10;
/** How far a stated time may lie ahead of the clock. */
export const futureTolerance = 60_000;

export function steadyNow(run: StartedRun, context: CommandContext): number {
  return steadyTime(run, context.now.wall);
}

export function isBlank(text: string | null): boolean {
  return text === null || text.trim() === '';
}

/** The refusal when the record is closed or sealed; null while it is open. */
export function refuseClosed(run: StartedRun): Decision | null {
  if (run.phase !== 'closing' && run.phase !== 'sealed') return null;
  return refused({ code: 'RunReadOnly', phase: run.phase });
}

export function wrongPhase(run: StartedRun, command: RunCommandType): Decision {
  return refuseClosed(run) ?? refused({ code: 'WrongPhase', command, phase: run.phase });
}

export function refuseShort(
  text: string | null,
  needed: { readonly item?: string; readonly for: string; readonly minimum: number },
): Decision | null {
  if ((text ?? '').trim().length >= needed.minimum) return null;
  return refused({
    code: 'ReasonNeeded',
    item: needed.item ?? null,
    for: needed.for,
    minimum: needed.minimum,
  });
}

/** The refusal of a stated wall time that lies ahead of now, or before the run began; null when it is possible. */
export function refuseTime(at: number, run: StartedRun, context: CommandContext): Decision | null {
  if (at > context.now.wall + futureTolerance) return refused({ code: 'TimeInFuture', at });
  const earliest = run.created.steadyAt + run.shiftMs;
  return at < earliest ? refused({ code: 'TimeTooEarly', at, earliest }) : null;
}

export function findPlace(run: StartedRun, item: string): Result<Place, RunRejection> {
  const place = run.places.get(item);
  return place === undefined ? refused({ code: 'NoSuchItem', item }) : { ok: true, value: place };
}

/**
 * Who decided, checked against the rollback decision maker of the sheet: someone else needs a word why. Gives the
 * words to record, null when the named person decided.
 */
export function insteadOf(
  run: StartedRun,
  decision: { readonly decidedBy: string; readonly insteadOf: string | null },
): Result<string | null, RunRejection> {
  if (isBlank(decision.decidedBy)) return refused({ code: 'DecisionMakerNeeded' });
  const named = run.people.decisionMaker.name.trim().toLowerCase();
  if (decision.decidedBy.trim().toLowerCase() === named) return { ok: true, value: null };
  if (isBlank(decision.insteadOf)) {
    return refused({ code: 'ReasonNeeded', item: null, for: 'instead-of', minimum: 1 });
  }
  return { ok: true, value: decision.insteadOf };
}
