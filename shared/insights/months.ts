import { formatIso } from '../time/instant.ts';

/** "2026-11", in UTC: a month that holds the same runs whoever looks, wherever. */
export function monthOf(at: number): string {
  return formatIso(at, 0).slice(0, 7);
}
