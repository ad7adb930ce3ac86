/** The one place that turns instants into words and words into instants. It never reads a clock. */
import { parsePlannedText, type CalendarDay } from './parse-planned.ts';

export const minuteMs = 60_000;
export const hourMs = 3_600_000;
export const dayMs = 86_400_000;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** "02:45:20" on the wall, `offsetMinutes` east of UTC. */
export function formatTimeOfDay(at: number, offsetMinutes: number): string {
  const { hour, minute, second } = partsOf(at, offsetMinutes);
  return `${two(hour)}:${two(minute)}:${two(second)}`;
}

/** "02:45" */
export function formatShortTime(at: number, offsetMinutes: number): string {
  return formatTimeOfDay(at, offsetMinutes).slice(0, 5);
}

/** "18 Nov 2026" */
export function formatDate(at: number, offsetMinutes: number): string {
  const { day, month, year } = partsOf(at, offsetMinutes);
  return `${day} ${months[month] ?? ''} ${year}`;
}

/** "Wed 18 Nov" */
export function formatDateLong(at: number, offsetMinutes: number): string {
  const { day, month, weekday } = partsOf(at, offsetMinutes);
  return `${weekdays[weekday] ?? ''} ${day} ${months[month] ?? ''}`;
}

/** "2026-11-18T02:45:20+01:00" */
export function formatIso(at: number, offsetMinutes: number): string {
  const { year, month, day } = partsOf(at, offsetMinutes);
  const date = `${String(year).padStart(4, '0')}-${two(month + 1)}-${two(day)}`;
  return `${date}T${formatTimeOfDay(at, offsetMinutes)}${formatOffset(offsetMinutes)}`;
}

/** "+01:00" */
export function formatOffset(offsetMinutes: number): string {
  const size = Math.abs(offsetMinutes);
  return `${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(Math.floor(size % 60))}`;
}

/** "00:41:20"; a minus sign before negative durations; more than 99 hours show as they are. */
export function formatElapsed(ms: number): string {
  const { sign, hours, minutes, seconds } = split(ms);
  return `${sign}${two(hours)}:${two(minutes)}:${two(seconds)}`;
}

/** "1:12", from an hour on "1:02:09". */
export function formatStopwatch(ms: number): string {
  const { sign, hours, minutes, seconds } = split(ms);
  if (hours === 0) return `${sign}${minutes}:${two(seconds)}`;
  return `${sign}${hours}:${two(minutes)}:${two(seconds)}`;
}

/** How long something took or is late by: "3:10", from an hour on "1:02:09". */
export function formatDuration(ms: number): string {
  return formatStopwatch(Math.abs(ms));
}

/**
 * A planned moment as people type it: "18 nov 130", "tomorrow 1:30", "+2h", "2026-11-18 01:30", "1:30" (the next
 * such time). Null when it cannot be read. A day without a year is the nearest one that is not months past.
 */
export function parsePlanned(text: string, nowMs: number, offsetMinutes: number): number | null {
  const planned = parsePlannedText(text, partsOf(nowMs, offsetMinutes));
  if (planned === null) return null;
  if (planned.kind === 'after') return nowMs + planned.ms;
  const onThatDay = instantOf(planned.day, planned.minuteOfDay, offsetMinutes);
  if (onThatDay === null) return null;
  const at = onThatDay + planned.daysAhead * dayMs;
  return planned.kind === 'next-time' && at <= nowMs ? at + dayMs : at;
}

/** A time of day a person states of the recent past, "02:14", "0214" or "2:14:30": the newest such moment, at most a minute ahead. */
export function parseTimeOfDay(text: string, nowMs: number, offsetMinutes: number): number | null {
  const found = /^(\d{1,2})[:.h]?(\d{2})(?:[:.](\d{2}))?$/u.exec(text.trim());
  if (found === null) return null;
  const [, hour = '', minute = '', second = '0'] = found;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const today = partsOf(nowMs, offsetMinutes);
  const start = instantOf(today, 0, offsetMinutes);
  if (start === null) return null;
  const at = start + Number(hour) * hourMs + Number(minute) * minuteMs + Number(second) * 1000;
  return at > nowMs + minuteMs ? at - dayMs : at;
}

/** The same day and time of day so many months later; the month's last day where it has no such day. */
export function addMonths(at: number, months: number, offsetMinutes: number): number {
  const { year, month, day } = partsOf(at, offsetMinutes);
  const count = year * 12 + month + months;
  const target = { year: Math.floor(count / 12), month: count % 12 };
  // oxlint-disable-next-line no-restricted-globals -- converts a given day; no clock is read
  const lastDay = new Date(Date.UTC(target.year, target.month + 1, 0)).getUTCDate();
  const start = instantOf({ year, month, day }, 0, offsetMinutes) ?? at;
  const newStart = instantOf({ ...target, day: Math.min(day, lastDay) }, 0, offsetMinutes) ?? at;
  return newStart + (at - start);
}

type Parts = CalendarDay & {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly weekday: number;
};

/** The wall's calendar at an instant, by shifting it to UTC. */
function partsOf(at: number, offsetMinutes: number): Parts {
  // oxlint-disable-next-line no-restricted-globals -- converts a given instant; no clock is read
  const date = new Date(at + offsetMinutes * minuteMs);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth(),
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    weekday: date.getUTCDay(),
  };
}

/** Null for a day the calendar does not have, such as 31 Nov. */
function instantOf(
  { year, month, day }: CalendarDay,
  minuteOfDay: number,
  offsetMinutes: number,
): number | null {
  // oxlint-disable-next-line no-restricted-globals -- converts a given day; no clock is read
  const midnight = Date.UTC(year, month, day);
  const at = midnight + (minuteOfDay - offsetMinutes) * minuteMs;
  const parts = partsOf(midnight, 0);
  return parts.month === month && parts.day === day ? at : null;
}

function split(ms: number) {
  const total = Math.floor(Math.abs(ms) / 1000);
  return {
    sign: ms < 0 && total > 0 ? '−' : '',
    hours: Math.floor(total / 3600),
    minutes: Math.floor(total / 60) % 60,
    seconds: total % 60,
  };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
