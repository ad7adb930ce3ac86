/** How the review is told in documents: the same words in Markdown and in the PDF. */
import { dayMs, formatDate, formatDuration, formatTimeOfDay } from '../time/instant.ts';
import type { StartedRun } from '../run/run-state.ts';
import { outcomeWords } from '../register/register-words.ts';
import type { Letterhead } from '../sheet/sheet-document.ts';
import { count, sheetDay } from '../sheet/sheet-words.ts';
import { lessonsOf } from './lessons.ts';
import { reviewEntries, wholeRun } from './review-entries.ts';
import { reviewKindWords, type ReviewEntry } from './review-entry.ts';

export type ReviewOptions = {
  readonly letterhead: Letterhead;
  /** Wall milliseconds and minutes east of UTC: when it is written. */
  readonly at: number;
  readonly offsetMinutes: number;
};

/** "02:37:10", with the date on another day than most of the night. */
export function entryTime(run: StartedRun, { at, offsetMinutes }: ReviewEntry): string {
  const day = formatDate(at, offsetMinutes);
  const time = formatTimeOfDay(at, offsetMinutes);
  return day === sheetDay(run) ? time : `${day} ${time}`;
}

/** "T+41:20", "T−12:00"; empty a day and more from go-live, and for a run that never was live. */
export function entryElapsed({ sinceLiveMs }: Pick<ReviewEntry, 'sinceLiveMs'>): string {
  if (sinceLiveMs === null || Math.abs(sinceLiveMs) >= dayMs) return '';
  return `T${sinceLiveMs < 0 ? '\u2212' : '+'}${formatDuration(sinceLiveMs)}`;
}

/** "3.1.5 CDN serving static assets", or empty. */
export function entryItem({ item, wording }: Pick<ReviewEntry, 'item' | 'wording'>): string {
  return item === null ? '' : `${item} ${wording ?? ''}`.trim();
}

/** "late: done 3:10 late" */
export function entryWords({ kind, text }: Pick<ReviewEntry, 'kind' | 'text'>): string {
  return text === '' ? reviewKindWords[kind] : `${reviewKindWords[kind]}: ${text}`;
}

/** "12 things to look back at, 5 things learned." */
export function reviewCount(run: StartedRun): string {
  const learned = lessonsOf(run).size;
  const looked = `${count(reviewEntries(run).length, 'thing')} to look back at`;
  return `${looked}, ${learned === 0 ? 'nothing written yet' : `${count(learned, 'thing')} learned`}.`;
}

/** Says what it is not, so that nobody takes it for the record. */
export function notSigned({ sealed }: StartedRun): string {
  const what = 'This review is not signed and is no part of the approval sheet.';
  return sealed === null
    ? `${what} The record is closed and not sealed yet.`
    : `${what} The sealed sheet stays as it was.`;
}

export function outcomeOf({ outcome, rehearsal }: StartedRun): string {
  const words = outcome === null ? 'not closed' : outcomeWords[outcome];
  return rehearsal ? `${words}, rehearsal` : words;
}

/** What was learned from the run as a whole; null when nothing was written. */
export function wholeLesson(run: StartedRun): string | null {
  return lessonsOf(run).get(wholeRun)?.text ?? null;
}
