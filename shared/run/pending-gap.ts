/** A gap in a live run that nobody has confirmed yet: the laptop slept, or Runsheet was gone. */
import { clockDoubt } from './clock-doubt.ts';
import type { Disturbance, StartedRun } from './run-state.ts';

export type PendingGap = {
  readonly gap: Disturbance;
  /** While true, a running breach waits for the answer before it trips or rings. */
  readonly asksFirst: boolean;
};

const asksFirstMs = 60_000;

/** The newest sleep or restart without a confirmation after it, or null. */
export function pendingGap(run: StartedRun, steadyNow: number): PendingGap | null {
  if (run.phase !== 'deploying' && run.phase !== 'verifying' && run.phase !== 'rolling-back') return null;
  const gap = run.disturbances.findLast(({ kind }) => kind === 'slept' || kind === 'restarted');
  if (gap === undefined) return null;
  if (clockDoubt(run) !== null) return null;
  const isConfirmed = run.confirmations.some(({ stamp }) => stamp.position > gap.stamp.position);
  if (isConfirmed) return null;
  // Where the clock could not tell, the time a person stated does.
  const stated = run.clockStatements.find(({ stamp }) => stamp.position > gap.stamp.position);
  const toAt = gap.toAt < gap.fromAt && stated !== undefined ? stated.statedAt : gap.toAt;
  const askedSince = stated?.stamp.steadyAt ?? gap.stamp.steadyAt;
  return { gap: { ...gap, toAt }, asksFirst: steadyNow - askedSince < asksFirstMs };
}
