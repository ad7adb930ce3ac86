/** Instants in a ledger: ISO 8601 with milliseconds and the offset of the laptop's zone at that moment. */

/** Each 0 stands for a digit, the plus for a sign. */
const form = '0000-00-00T00:00:00.000+00:00';
const [digit, nine, plus, minus] = [0x30, 0x39, 0x2b, 0x2d];
const minuteMs = 60_000;
const dayMs = 86_400_000;

/** `2026-11-18T02:14:05.123+01:00`. Both arguments whole numbers; throws for an instant outside the years 0 to 9999. */
export function formatOffsetIso(at: number, offsetMinutes: number): string {
  const local = at + offsetMinutes * minuteMs;
  const day = Math.floor(local / dayMs);
  const rest = local - day * dayMs;
  const { year, month, date } = civilDate(day);
  if (!Number.isInteger(local) || year < 0 || year > 9999) throw new RangeError(`No such instant: ${at}`);
  const clock = `${two(rest / 3_600_000)}:${two((rest / minuteMs) % 60)}:${two((rest / 1000) % 60)}`;
  const offset = Math.abs(offsetMinutes);
  const zone = `${offsetMinutes < 0 ? '-' : '+'}${two(offset / 60)}:${two(offset % 60)}`;
  const ms = String(rest % 1000).padStart(3, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}T${clock}.${ms}${zone}`;
}

/** The instant and its offset, or null when the text is not exactly of that form. */
export function parseOffsetIso(text: string): { readonly at: number; readonly offsetMinutes: number } | null {
  if (text.length !== form.length || !hasForm(text)) return null;
  const [year, month, date] = [number(text, 0, 4), number(text, 5, 2), number(text, 8, 2)];
  const [hour, minute, second] = [number(text, 11, 2), number(text, 14, 2), number(text, 17, 2)];
  const [offsetHours, offsetRest] = [number(text, 24, 2), number(text, 27, 2)];
  if (month < 1 || month > 12 || date < 1 || date > daysIn(year, month)) return null;
  if (hour > 23 || minute > 59 || second > 59 || offsetRest > 59) return null;
  const offset = (offsetHours * 60 + offsetRest) * (text[23] === '-' ? -1 : 1);
  // Zero has one sign.
  if (offset === 0 && text[23] === '-') return null;
  const days = daysFromCivil(year, month, date);
  const local = days * dayMs + hour * 3_600_000 + minute * minuteMs + second * 1000 + number(text, 20, 3);
  return { at: local - offset * minuteMs, offsetMinutes: offset };
}

/** Written for speed: every line of every ledger passes here. */
function hasForm(text: string): boolean {
  for (let index = 0; index < form.length; index += 1) {
    const wanted = form.charCodeAt(index);
    const code = text.charCodeAt(index);
    if (
      wanted === digit
        ? code < digit || code > nine
        : wanted === plus
          ? code !== plus && code !== minus
          : code !== wanted
    )
      return false;
  }
  return true;
}

function number(text: string, from: number, digits: number): number {
  let value = 0;
  for (let index = from; index < from + digits; index += 1)
    value = value * 10 + text.charCodeAt(index) - digit;
  return value;
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}

function two(value: number): string {
  return value < 10 ? `0${Math.floor(value)}` : String(Math.floor(value));
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
