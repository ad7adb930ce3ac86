/**
 * What happened to the clock between two readings. Elapsed time is told from the monotonic reading, over a gap from the
 * time since boot too, as the monotonic one stands still in sleep on some systems; what the wall clock moved beyond
 * that, somebody set.
 */
import type { ClockReading } from '#shared/ledger/recorded-event.ts';

export type Disturbance = {
  readonly kind: 'slept' | 'stepped' | 'zone-changed';
  readonly fromAt: number;
  readonly toAt: number;
  readonly shiftMs: number;
};

/** No look for this long means that the laptop slept, or stood still as if it had. */
const gapMs = 15_000;
/** Small corrections by a time service are no step. */
const stepMs = 2000;

/** Several things can have happened at once. `speed`: how many milliseconds of the clock pass in a real one. */
export function compareReadings(
  before: ClockReading,
  now: ClockReading,
  speed: number,
): readonly Disturbance[] {
  const monotonic = now.monotonic - before.monotonic;
  const boot = now.sinceBoot - before.sinceBoot;
  const longest = Math.max(monotonic, boot);
  const slept = longest > gapMs * speed;
  const elapsed = slept ? longest : monotonic;
  const shiftMs = Math.round(now.wall - before.wall - elapsed);
  const stepped = Math.abs(shiftMs) > stepMs * speed;
  const span = { fromAt: before.wall, toAt: now.wall };
  const found: Disturbance[] = [];
  if (slept)
    found.push({ kind: 'slept', fromAt: before.wall, toAt: before.wall + Math.round(elapsed), shiftMs: 0 });
  if (stepped) found.push({ kind: 'stepped', ...span, fromAt: now.wall - shiftMs, shiftMs });
  if (now.offsetMinutes !== before.offsetMinutes || now.zone !== before.zone) {
    found.push({ kind: 'zone-changed', ...span, shiftMs: 0 });
  }
  return found;
}
