/** Light or dark by what Settings say and, where they say so, by the time of day. */
import { minuteMs } from './time/instant.ts';

export type Theme = 'system' | 'light' | 'dark' | 'by-time';

export type Appearance = {
  readonly theme: Theme;
  /** Minutes since midnight from which `by-time` is dark, and from which it is light again. */
  readonly darkFrom: number;
  readonly darkTo: number;
};

const dayMinutes = 24 * 60;

/** What is shown at a moment, wall milliseconds, on a laptop so many minutes east of UTC. */
export function themeAt(
  { theme, darkFrom, darkTo }: Appearance,
  at: number,
  offsetMinutes: number,
): 'system' | 'light' | 'dark' {
  if (theme !== 'by-time') return theme;
  const now = Math.floor(at / minuteMs + offsetMinutes) % dayMinutes;
  // Most nights go over midnight.
  const isDark = darkFrom < darkTo ? now >= darkFrom && now < darkTo : now >= darkFrom || now < darkTo;
  return isDark ? 'dark' : 'light';
}

/** `19:05`, as a time field has it. */
export function minuteText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** Minutes since midnight, or null for what is no time. */
export function readMinute(text: string): number | null {
  const [, hours = '', minutes = ''] = /^(\d{2}):(\d{2})/.exec(text) ?? [];
  const minute = Number(hours) * 60 + Number(minutes);
  return hours === '' || minute >= dayMinutes || Number(minutes) > 59 ? null : minute;
}
