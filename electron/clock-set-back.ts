/** What happened to the wall clock while the app was gone, as far as the time since boot can tell. */
import type { ClockReading } from '#shared/ledger/recorded-event.ts';
import type { Disturbance } from './compare-readings.ts';

/** Null where the system does not name its boots. */
export function isSameBoot(before: string | undefined, now: string): boolean | null {
  return before === undefined || before === '' || now === '' ? null : before === now;
}

/**
 * A wall clock behind the last heartbeat was set back while the app was gone; as long as the laptop was not booted anew
 * since, the time since boot tells by how much. `toAt`: the last heartbeat, told on the new clock. Null when nothing
 * was set back, or nobody can tell by how much.
 */
export function clockSetBack(
  before: ClockReading,
  now: ClockReading,
  sameBoot: boolean | null,
): Disturbance | null {
  const gone = now.sinceBoot - before.sinceBoot;
  if (now.wall >= before.wall || gone < 0 || sameBoot === false) return null;
  const toAt = now.wall - gone;
  return { kind: 'stepped', fromAt: before.wall, toAt, shiftMs: toAt - before.wall };
}
