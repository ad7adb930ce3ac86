/** Late, early and overdue: how an item stands against its window. */
import { isClosed, itemNow } from '../run/item-now.ts';
import type { StartedRun } from '../run/run-state.ts';
import { currentRollback } from '../run/working-phase.ts';
import { dueWindow } from './verification-window.ts';

/** Durations in milliseconds of steady time. */
export type Timing =
  | { readonly kind: 'none' }
  | { readonly kind: 'on-time' }
  | { readonly kind: 'early'; readonly byMs: number }
  | { readonly kind: 'late'; readonly byMs: number }
  | { readonly kind: 'opens'; readonly inMs: number }
  | { readonly kind: 'due'; readonly inMs: number }
  | { readonly kind: 'overdue'; readonly byMs: number };

/** How the item stands against its window now. A stated earlier time never removes late. */
export function timingOf(run: StartedRun, number: string, steadyNow: number): Timing {
  const place = run.places.get(number);
  const window = place === undefined ? null : dueWindow(run, place.group);
  if (window === null || window.steadyOpens === null || window.steadyCloses === null) return { kind: 'none' };
  const now = itemNow(run, number);
  if (now.state === 'done' && now.mark !== null) {
    return doneAgainst(now.mark.stamp.steadyAt, window.steadyOpens, window.steadyCloses);
  }
  if (isClosed(now)) return { kind: 'none' };
  const at = windowsStand(run, steadyNow);
  if (at >= window.steadyCloses) return { kind: 'overdue', byMs: at - window.steadyCloses };
  if (at < window.steadyOpens) return { kind: 'opens', inMs: window.steadyOpens - at };
  return { kind: 'due', inMs: window.steadyCloses - at };
}

/** The steady instant the windows have come to: they stop at a rollback and when the record is closed. */
export function windowsStand(run: StartedRun, steadyNow: number): number {
  const ends = [currentRollback(run)?.started, run.closing?.stamp].flatMap((stamp) =>
    stamp === undefined ? [] : [stamp.steadyAt],
  );
  return Math.min(steadyNow, ...ends);
}

/** How a moment stands against the item's window: late, early, on time, or none where no clock counts. */
export function timingAt(run: StartedRun, number: string, steadyAt: number): Timing {
  const place = run.places.get(number);
  const window = place === undefined ? null : dueWindow(run, place.group);
  if (window === null || window.steadyOpens === null || window.steadyCloses === null) return { kind: 'none' };
  return doneAgainst(steadyAt, window.steadyOpens, window.steadyCloses);
}

/** How a moment of steady time stands against a window. */
export function doneAgainst(doneAt: number, opens: number, closes: number): Timing {
  if (doneAt >= closes) return { kind: 'late', byMs: doneAt - closes };
  if (doneAt < opens) return { kind: 'early', byMs: opens - doneAt };
  return { kind: 'on-time' };
}
