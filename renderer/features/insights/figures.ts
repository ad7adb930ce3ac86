import { formatStopwatch } from '#shared/time/instant.ts';

/** "17.4%", or a dash of nothing. */
export function percentText(share: number | null): string {
  return share === null ? '–' : `${(share * 100).toFixed(1)}%`;
}

/** "21:42" in minutes and seconds, from an hour on "1:02:09". */
export function timeText(ms: number | null): string {
  return ms === null ? '–' : formatStopwatch(ms);
}

const hour = 3_600_000;

/** "18 min", "5 h 20 min", "3 d 4 h": for times one does not count in seconds. */
export function roughTimeText(ms: number | null): string {
  if (ms === null) return '–';
  if (ms < hour) return `${Math.round(ms / 60_000)} min`;
  const hours = Math.floor(ms / hour);
  if (hours < 48) return `${hours} h ${Math.round((ms % hour) / 60_000)} min`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** "1 run", "3 runs" */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

const steps = [1, 2, 5, 10, 15, 20, 30, 60, 120, 240, 480, 720, 1440, 2880, 7200, 14_400];

/** Whole minutes at which an axis is labelled: from 0 to at least `most` milliseconds, in at most six steps. */
export function axisMinutes(most: number): readonly number[] {
  const minutes = Math.max(1, most / 60_000);
  const step = steps.find((one) => minutes / one <= 5) ?? Math.ceil(minutes / 5);
  return Array.from({ length: Math.ceil(minutes / step) + 1 }, (_, index) => index * step);
}
