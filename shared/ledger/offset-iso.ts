/** Instants in a ledger: ISO 8601 with milliseconds and the offset of the laptop's zone at that moment. */

const pattern = /^(\d{4,6})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)\.(\d{3})([+-])(\d\d):(\d\d)$/;
const minuteMs = 60_000;
const dayMs = 86_400_000;

/** `2026-11-18T02:14:05.123+01:00`. Both arguments whole numbers; throws for an instant outside the years 0 to 9999. */
export function formatOffsetIso(at: number, offsetMinutes: number): string {
  const local = at + offsetMinutes * minuteMs;
  const day = Math.floor(local / dayMs);
  const rest = local - day * dayMs;
  const { year, month, date } = civilDate(day);
  if (!Number.isInteger(local) || year < 0 || year > 9999) throw new RangeError(`No such instant: ${at}`);
  const clock = [rest / 3_600_000, (rest / minuteMs) % 60, (rest / 1000) % 60].map((part) => two(part));
  const offset = Math.abs(offsetMinutes);
  const zone = `${offsetMinutes < 0 ? '-' : '+'}${two(offset / 60)}:${two(offset % 60)}`;
  const ms = String(rest % 1000).padStart(3, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}T${clock.join(':')}.${ms}${zone}`;
}

/** The instant and its offset, or null when the text is not exactly of that form. */
export function parseOffsetIso(text: string): { readonly at: number; readonly offsetMinutes: number } | null {
  const found = pattern.exec(text);
  if (!found) return null;
  const [year = 0, month = 0, date = 0, hour = 0, minute = 0, second = 0, ms = 0] = found
    .slice(1, 8)
    .map(Number);
  const offset = (Number(found[9]) * 60 + Number(found[10])) * (found[8] === '-' ? -1 : 1);
  const days = daysFromCivil(year, month, date);
  const at = days * dayMs + hour * 3_600_000 + minute * minuteMs + second * 1000 + ms - offset * minuteMs;
  return formatOffsetIso(at, offset) === text ? { at, offsetMinutes: offset } : null;
}

function two(value: number): string {
  return String(Math.floor(value)).padStart(2, '0');
}

/** Proleptic Gregorian date of a day counted from 1970-01-01 (Howard Hinnant's `civil_from_days`). */
function civilDate(day: number): { readonly year: number; readonly month: number; readonly date: number } {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const date = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date };
}

function daysFromCivil(year: number, month: number, date: number): number {
  const shiftedYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(shiftedYear / 400);
  const yearOfEra = shiftedYear - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}
