/**
 * Whether the clock stood behind the run's own history after a restart, so that nobody knows how long it was closed;
 * what time the run has come to, and what is shown of it meanwhile.
 */
import type { Disturbance, StartedRun } from './run-state.ts';

export type ClockDoubt = {
  /** The last moment that is known, by the clock as it was then. */
  readonly lastAt: number;
  /** Sum of the steps of the wall clock until then. */
  readonly shiftMs: number;
};

/**
 * The first restart that came before what was already recorded, since anybody stated the time; else null. Later ones
 * know no more: each compares with a clock that was in doubt itself.
 */
export function clockDoubt(run: StartedRun): ClockDoubt | null {
  const stated = run.clockStatements.at(-1)?.stamp.position ?? 0;
  const restart = run.disturbances.find((one) => isBackwards(one) && one.stamp.position > stated);
  if (restart === undefined) return null;
  return { lastAt: restart.fromAt, shiftMs: restart.stamp.at - restart.stamp.steadyAt };
}

/**
 * The steady instant the run has come to by the wall clock. It stands at the last known moment while the clock is in
 * doubt: nothing opens, falls due, trips or rings by a time that may be wrong.
 */
export function steadyTime(run: StartedRun, wallNow: number): number {
  const doubt = clockDoubt(run);
  return doubt === null ? wallNow - run.shiftMs : doubt.lastAt - doubt.shiftMs;
}

/** A figure that counts, as it may be shown: dashes in place of its digits while the clock is in doubt. */
export function counting(run: StartedRun, figure: string): string {
  return clockDoubt(run) === null ? figure : figure.replaceAll(/\d/g, '-');
}

/** A restart is recorded as a span from the last known moment; one that ends before it began tells of a clock behind. */
function isBackwards({ kind, fromAt, toAt }: Disturbance): boolean {
  return kind === 'restarted' && toAt < fromAt;
}
