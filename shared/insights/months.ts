import { dayMs, formatIso } from '../time/instant.ts';

/** Thousands of runs lie on a few hundred days. */
const known = new Map<number, string>();

/** "2026-11", in UTC: a month that holds the same runs whoever looks, wherever. */
export function monthOf(at: number): string {
  const day = Math.floor(at / dayMs);
  const before = known.get(day);
  if (before !== undefined) return before;
  const month = formatIso(day * dayMs, 0).slice(0, 7);
  known.set(day, month);
  return month;
}
