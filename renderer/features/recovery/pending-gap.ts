/** A gap in a live run that nobody has confirmed yet: the laptop slept, or Runsheet was gone. */
import type { Disturbance, StartedRun } from '#shared/run/run-state.ts';

export type PendingGap = {
  readonly gap: Disturbance;
  /** While true, a running breach waits for the answer; main waits as long before it lets it trip. */
  readonly asksFirst: boolean;
};

const asksFirstMs = 60_000;

/** The newest sleep or restart without a confirmation after it, or null. */
export function pendingGap(run: StartedRun, steadyNow: number): PendingGap | null {
  if (run.phase !== 'deploying' && run.phase !== 'verifying' && run.phase !== 'rolling-back') return null;
  const gap = run.disturbances.findLast(({ kind }) => kind === 'slept' || kind === 'restarted');
  if (gap === undefined) return null;
  const isConfirmed = run.confirmations.some(({ stamp }) => stamp.position > gap.stamp.position);
  return isConfirmed ? null : { gap, asksFirst: steadyNow - gap.stamp.steadyAt < asksFirstMs };
}
