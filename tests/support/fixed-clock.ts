/** A clock that stands until a test moves it. */
import type { ClockReading } from '#shared/ledger/recorded-event.ts';

export type FixedClock = {
  readonly now: () => ClockReading;
  /** Time passes, for every reading of the clock. */
  readonly advance: (ms: number) => void;
  /** The laptop sleeps: the monotonic reading stands still. */
  readonly sleep: (ms: number) => void;
  /** Someone sets the wall clock, by so much; nothing else moves. */
  readonly step: (ms: number) => void;
  /** Time passes until this wall-clock moment; a moment that has passed changes nothing. */
  readonly advanceTo: (wall: number) => void;
};

export function createFixedClock(
  wall: number,
  { zone = 'Europe/Berlin', offsetMinutes = 60 }: { zone?: string; offsetMinutes?: number } = {},
): FixedClock {
  let reading: ClockReading = { wall, zone, offsetMinutes, monotonic: 1000, sinceBoot: 5000 };
  const move = (by: { readonly wall?: number; readonly monotonic?: number; readonly sinceBoot?: number }) => {
    reading = {
      ...reading,
      wall: reading.wall + (by.wall ?? 0),
      monotonic: reading.monotonic + (by.monotonic ?? 0),
      sinceBoot: reading.sinceBoot + (by.sinceBoot ?? 0),
    };
  };
  const advance = (ms: number) => move({ wall: ms, monotonic: ms, sinceBoot: ms });
  return {
    now: () => reading,
    advance,
    sleep: (ms) => move({ wall: ms, sinceBoot: ms }),
    step: (ms) => move({ wall: ms }),
    advanceTo: (to) => advance(Math.max(0, to - reading.wall)),
  };
}
