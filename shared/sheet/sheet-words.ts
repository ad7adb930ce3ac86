/** How the sheet writes times, people and states. */
import type { ItemState } from '../run/run-events.ts';
import type { StartedRun, Stamp } from '../run/run-state.ts';
import { formatDate, formatTimeOfDay } from '../time/instant.ts';
import type { Glyph } from './sheet-document.ts';

export const stateWords: Readonly<Record<ItemState, string>> = {
  open: 'open',
  done: 'done',
  failed: 'failed',
  deferred: 'deferred',
  'not-applicable': 'not applicable',
};

export const stateGlyphs: Readonly<Record<ItemState, Glyph>> = {
  open: 'open',
  done: 'done',
  failed: 'failed',
  deferred: 'deferred',
  'not-applicable': 'na',
};

/** "Production" runs of one night share one day; a stamp on another day carries its date. */
export function when(run: StartedRun, stamp: Stamp): string {
  const day = formatDate(stamp.at, stamp.offsetMinutes);
  const time = formatTimeOfDay(stamp.at, stamp.offsetMinutes);
  return day === sheetDay(run) ? time : `${day} ${time}`;
}

/** The day most times of the sheet belong to: that of go-live, else of the newest event. */
export function sheetDay(run: StartedRun): string {
  return formatDate(run.goLive?.liveAt ?? run.lastAt, offsetOf(run));
}

/** Minutes east of UTC at go-live, else when the run was created. */
export function offsetOf(run: StartedRun): number {
  return run.goLive?.declared.offsetMinutes ?? run.created.offsetMinutes;
}

/** "UTC+1", "UTC−3:30", "UTC". */
export function zoneWords(offsetMinutes: number): string {
  if (offsetMinutes === 0) return 'UTC';
  const size = Math.abs(offsetMinutes);
  const minutes = size % 60;
  const sign = offsetMinutes > 0 ? '+' : '\u2212';
  return `UTC${sign}${Math.floor(size / 60)}${minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`}`;
}

/** "1 item", "3 items". */
export function count(amount: number, one: string, many = `${one}s`): string {
  return `${amount} ${amount === 1 ? one : many}`;
}

/** The words that stand for something never given. */
export const notGiven = 'not given';

export function orNotGiven(text: string): string {
  return text.trim() === '' ? notGiven : text;
}

/** Longest text that page one has room for beside everything else it must say. */
const briefest = 240;

/** The beginning of a long text, cut between words. */
export function brief(text: string): string {
  if (text.length <= briefest) return text;
  const cut = text.slice(0, briefest);
  const end = cut.lastIndexOf(' ');
  // Half of a pair of surrogates would be no character.
  return `${cut.slice(0, end > briefest / 2 ? end : -1).replace(/[\uD800-\uDBFF]$/u, '')} … (in full under “Blanks of the document”)`;
}
