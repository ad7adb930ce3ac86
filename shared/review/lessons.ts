/** What was learned, as it stands now: of each entry the newest text, and nothing where that was taken back. */
import type { Lesson, StartedRun } from '../run/run-state.ts';
import { reviewEntries, wholeRun } from './review-entries.ts';

/** By entry of the review. */
export function lessonsOf({ lessons }: Pick<StartedRun, 'lessons'>): ReadonlyMap<string, Lesson> {
  const newest = new Map(lessons.map((lesson) => [lesson.entry, lesson]));
  return new Map([...newest].filter(([, { text }]) => text !== ''));
}

/**
 * What the review has to say of an entry: the item it is about, null for the run as a whole; undefined when there is no
 * such entry. One that a reopened record no longer has stays writable, so that its lesson can be changed.
 */
export function itemOfEntry(run: StartedRun, entry: string): string | null | undefined {
  if (entry === wholeRun) return null;
  const found = reviewEntries(run).find(({ key }) => key === entry);
  return found === undefined ? run.lessons.findLast((lesson) => lesson.entry === entry)?.item : found.item;
}
