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
/** What is less than a second off is left to the next look; nothing is told of time that is counted right. */
const stepMs = 900;

/** Some systems tell the time since boot in whole seconds. */
const coarseMs = 1000;

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
  const elapsed = elapsedBetween(before, now, speed);
  const shiftMs = Math.round(now.wall - before.wall - elapsed);
  const stepped = Math.abs(shiftMs) > stepMs * speed;
  const span = { fromAt: before.wall, toAt: now.wall };
  const found: Disturbance[] = [];
  // The step first: what is recorded after it, and from when the sleep was, are told by the clock as it is now.
  if (stepped) found.push({ kind: 'stepped', ...span, fromAt: now.wall - shiftMs, shiftMs });
  if (slept)
    found.push({ kind: 'slept', fromAt: now.wall - Math.round(elapsed), toAt: now.wall, shiftMs: 0 });
  if (now.offsetMinutes !== before.offsetMinutes || now.zone !== before.zone) {
    found.push({ kind: 'zone-changed', ...span, shiftMs: 0 });
  }
  return found;
}

/**
 * The reading from which the next look counts. Where nothing was recorded of a small drift, the wall clock is kept as
 * it should read, so that many small steps add up to a noticed one.
 */
export function anchorAfter(
  before: ClockReading,
  now: ClockReading,
  given: { readonly found: readonly Disturbance[]; readonly speed: number },
): ClockReading {
  if (given.found.some(({ kind }) => kind === 'stepped')) return now;
  return { ...now, wall: before.wall + elapsedBetween(before, now, given.speed) };
}

/**
 * Milliseconds that truly passed. The time since boot counts where it runs ahead of the monotonic clock, as it does over
 * a sleep however short; less than a second ahead is how coarsely some systems tell it.
 */
function elapsedBetween(before: ClockReading, now: ClockReading, speed: number): number {
  const monotonic = now.monotonic - before.monotonic;
  const boot = now.sinceBoot - before.sinceBoot;
  return boot - monotonic > coarseMs * speed ? boot : monotonic;
}
