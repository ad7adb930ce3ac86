/** Words that several lines of history share. */
import { formatTimeOfDay } from '../time/instant.ts';
import { signOffSlots } from '../sign-off/sign-off-slots.ts';
import type { HowGiven } from './run-events.ts';
import type { StartedRun } from './run-state.ts';

/** "3.1.5 CDN serving static assets" */
export function titled(run: StartedRun, item: string): string {
  const text = run.places.get(item)?.item.text;
  return text === undefined ? item : `${item} ${text}`;
}

/** ": reason", or nothing. */
export function because(reason: string | null): string {
  return reason === null || reason === '' ? '' : `: ${reason}`;
}

export function time(at: number, { offsetMinutes }: { readonly offsetMinutes: number }): string {
  return formatTimeOfDay(at, offsetMinutes);
}

export const howWords: Readonly<Record<HowGiven, string>> = {
  phone: 'by phone',
  keyboard: 'at the keyboard',
  chat: 'in chat',
};

export function slotLabel(run: StartedRun, slot: string): string {
  return signOffSlots(run.checklist).find((known) => known.slot === slot)?.label ?? slot;
}
