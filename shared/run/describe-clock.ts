import { formatTimeOfDay } from '../time/instant.ts';
import type { Disturbance } from './run-state.ts';

/** What happened to the clock or the laptop, in a sentence. */
export function describeDisturbance(
  disturbance: Omit<Disturbance, 'stamp'> & { readonly stamp: { readonly offsetMinutes: number } },
): string {
  const { kind, fromAt, toAt, shiftMs, stamp } = disturbance;
  const from = formatTimeOfDay(fromAt, stamp.offsetMinutes);
  const to = formatTimeOfDay(toAt, stamp.offsetMinutes);
  switch (kind) {
    case 'slept':
      return `The laptop slept for ${spokenDuration(toAt - fromAt)}, from ${from} to ${to}`;
    case 'restarted':
      return `Runsheet stopped at ${from} and was back at ${to}`;
    case 'stepped':
      return `The clock of this laptop moved ${shiftMs < 0 ? 'back' : 'forward'} ${spokenDuration(Math.abs(shiftMs))} at ${from}`;
    case 'zone-changed':
      return `The time zone of this laptop changed at ${to}`;
  }
}

/** "6 min 12 s", "58 min", "3 s", "2 h 5 min" */
export function spokenDuration(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1000);
  const parts = [
    [Math.floor(seconds / 3600), 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`);
  return told.length === 0 ? '0 s' : told.slice(0, 2).join(' ');
}
