/** How people write a planned moment, taken apart; what day it is today is given. */

export type CalendarDay = {
  readonly year: number;
  /** From 0. */
  readonly month: number;
  readonly day: number;
};

export type PlannedText =
  | { readonly kind: 'after'; readonly ms: number }
  | {
      readonly kind: 'day' | 'next-time';
      readonly day: CalendarDay;
      readonly daysAhead: number;
      readonly minuteOfDay: number;
    };

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** Null when the text names no moment, or no time of day. */
export function parsePlannedText(
  text: string,
  today: CalendarDay & { readonly weekday: number },
): PlannedText | null {
  const typed = text.trim().toLowerCase().replaceAll(/\s+/gu, ' ');
  return (
    readAfter(typed) ??
    readIso(typed) ??
    readRelative(typed, today) ??
    readDate(typed, today) ??
    readTime(typed, today)
  );
}

/** "+2h", "+90 min", "+1h30" */
function readAfter(text: string): PlannedText | null {
  const found = /^\+ ?(?:(\d{1,3}) ?h(?:ours?|rs?)?)? ?(?:(\d{1,4}) ?(?:m|min|minutes?)?)?$/u.exec(text);
  if (found === null || (found[1] === undefined && found[2] === undefined)) return null;
  return { kind: 'after', ms: (Number(found[1] ?? 0) * 60 + Number(found[2] ?? 0)) * 60_000 };
}

/** "2026-11-18 01:30" */
function readIso(text: string): PlannedText | null {
  const found = /^(\d{4})-(\d{1,2})-(\d{1,2})[ t,]+(.+)$/u.exec(text);
  if (found === null) return null;
  const [, year, month, day, time = ''] = found;
  return onDay({ year: Number(year), month: Number(month) - 1, day: Number(day) }, time);
}

/** "today 23:00", "tomorrow 1:30", "wed 1:30" */
function readRelative(text: string, today: CalendarDay & { readonly weekday: number }): PlannedText | null {
  const found = /^(today|tonight|tomorrow|sun|mon|tue|wed|thu|fri|sat)[a-z]* (.+)$/u.exec(text);
  if (found === null) return null;
  const [, word = '', time = ''] = found;
  const weekday = weekdayNames.indexOf(word);
  const ahead = weekday === -1 ? (word === 'tomorrow' ? 1 : 0) : (weekday - today.weekday + 7) % 7 || 7;
  return onDay(today, time, ahead);
}

/** "18 nov 130", "18 nov 2026 1:30", "nov 18 01:30", "18.11. 1:30" */
function readDate(text: string, today: CalendarDay): PlannedText | null {
  const found =
    /^(?<day>\d{1,2})\.? (?<month>[a-z]{3,9})\.?,?(?: (?<year>\d{4}),?)? (?<time>.+)$/u.exec(text) ??
    /^(?<month>[a-z]{3,9})\.? (?<day>\d{1,2}),?(?: (?<year>\d{4}),?)? (?<time>.+)$/u.exec(text) ??
    /^(?<day>\d{1,2})[./](?<month>\d{1,2})[./]?(?<year>\d{4})?,? (?<time>.+)$/u.exec(text);
  if (found?.groups === undefined) return null;
  const { day = '', month: named = '', year, time = '' } = found.groups;
  const month = /^\d/u.test(named) ? Number(named) - 1 : monthNames.indexOf(named.slice(0, 3));
  if (month < 0 || month > 11) return null;
  return onDay(
    { year: year === undefined ? nearYear(month, today) : Number(year), month, day: Number(day) },
    time,
  );
}

/** A month more than half a year back is meant next year, one more than half a year ahead was meant last year. */
function nearYear(month: number, today: CalendarDay): number {
  const ahead = month - today.month;
  if (ahead < -6) return today.year + 1;
  return ahead > 6 ? today.year - 1 : today.year;
}

function readTime(text: string, today: CalendarDay): PlannedText | null {
  const minuteOfDay = minutesOf(text);
  return minuteOfDay === null ? null : { kind: 'next-time', day: today, daysAhead: 0, minuteOfDay };
}

function onDay(day: CalendarDay, time: string, daysAhead = 0): PlannedText | null {
  const minuteOfDay = minutesOf(time);
  return minuteOfDay === null ? null : { kind: 'day', day, daysAhead, minuteOfDay };
}

/** "1:30", "01:30", "130", "0130", "1.30", "1:30 am" */
function minutesOf(text: string): number | null {
  const found = /^(?:at )?(\d{1,2})(?:[:.h]?([0-5]\d))? ?(am|pm)?$/u.exec(text.trim());
  if (found === null) return null;
  const [, hourText = '', minuteText, half] = found;
  if (minuteText === undefined && half === undefined) return null;
  const hour = Number(hourText);
  if (hour > (half === undefined ? 23 : 12)) return null;
  const inDay = half === undefined ? hour : (hour % 12) + (half === 'pm' ? 12 : 0);
  return inDay * 60 + Number(minuteText ?? 0);
}
