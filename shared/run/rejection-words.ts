/** Words that several sentences about refusals share. */
import { formatDate, formatTimeOfDay } from '../time/instant.ts';
import type { ItemState } from './run-events.ts';
import { gateName } from './item-exceptions.ts';
import type { Phase, Run } from './run-state.ts';

/** "3.2.4 “Cart operations working”", or just the number when the run does not know it. */
export function itemName(run: Run, number: string): string {
  const text = run.status === 'started' ? run.places.get(number)?.item.text : undefined;
  return text === undefined ? number : `${number} ${text}`;
}

/** "Step 3", "0–30"-style titles, or the number. */
export function groupName(run: Run, number: string): string {
  return run.status === 'started' ? gateName(run, number) : number;
}

/** Time of day by the zone of the run's newest event; with the date when that is another day. */
export function timeName(run: Run, at: number): string {
  if (run.status === 'none') return formatTimeOfDay(at, 0);
  const { offsetMinutes } = run.created;
  const time = formatTimeOfDay(at, offsetMinutes);
  const day = formatDate(at, offsetMinutes);
  return day === formatDate(run.lastAt, offsetMinutes) ? time : `${time} on ${day}`;
}

export const stateWords: Readonly<Record<ItemState, string>> = {
  open: 'open',
  done: 'done',
  failed: 'failed',
  deferred: 'deferred',
  'not-applicable': 'not applicable',
};

export const phaseWords: Readonly<Record<Phase, string>> = {
  preparing: 'while the run is being prepared',
  deploying: 'during the deployment',
  verifying: 'while the release is being verified',
  'rolling-back': 'while a rollback runs',
  closing: 'once the record is closed',
  sealed: 'in a sealed run',
};

/** "1 item", "3 items" */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
