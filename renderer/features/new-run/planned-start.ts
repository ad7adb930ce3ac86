import { formatDate, formatDateLong, formatShortTime, parsePlanned } from '#shared/time/instant.ts';

export type Place = { readonly now: number; readonly offset: number };

/** The instant that was typed, in this laptop's zone; null when it is not understood. */
export function readPlanned(text: string, { now, offset }: Place): number | null {
  // The full date that was shown back can be typed over: "Wed 18 Nov 2026, 01:30".
  const plain = text
    .trim()
    .replace(/^\p{L}{3},?\s+(?=\d)/u, '')
    .replace(',', '');
  const first = parsePlanned(plain, now, offset);
  if (first === null || plain.startsWith('+')) return first;
  // Daylight saving may change until then; the wall time is meant as it will read that day.
  const then = offsetAt(first, { now, offset });
  return then === offset ? first : parsePlanned(plain, now, then);
}

/** "Wed 18 Nov 2026, 01:30" */
export function showPlanned(at: number, place: Place): string {
  const offset = offsetAt(at, place);
  const weekday = formatDateLong(at, offset).slice(0, 3);
  return `${weekday} ${formatDate(at, offset)}, ${formatShortTime(at, offset)}`;
}

/** "Europe/Stockholm, UTC+1" */
export function showZone(zone: string, at: number, place: Place): string {
  const minutes = offsetAt(at, place);
  const hours = Math.trunc(Math.abs(minutes) / 60);
  const rest = Math.abs(minutes) % 60;
  const sign = minutes < 0 ? '−' : '+';
  const offset =
    minutes === 0 ? 'UTC' : `UTC${sign}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
  return zone === 'UTC' ? 'UTC' : `${zone}, ${offset}`;
}

/** Minutes east of UTC at that instant, when this window's zone is the one main told. */
function offsetAt(at: number, { now, offset }: Place): number {
  const isSameZone = -new Date(now).getTimezoneOffset() === offset;
  return isSameZone ? -new Date(at).getTimezoneOffset() : offset;
}
