import type { StartedRun } from '../run/run-state.ts';
import { lessonsOf } from './lessons.ts';
import { reviewEntries, wholeRun } from './review-entries.ts';
import { reviewKindWords } from './review-entry.ts';

/** One thing a run learned, as the index keeps it for the next one. */
export type LessonFacts = {
  readonly entry: string;
  /** Number of the item in that run's checklist; null when it was learned from no single one. */
  readonly item: string | null;
  /** What it was learned from where that is no item, such as "override: Step 3 started with …"; empty for the whole run. */
  readonly about: string;
  readonly text: string;
  readonly at: number;
  readonly by: string;
};

/** In order of what it was learned from; the run as a whole first. */
export function lessonFacts(run: StartedRun): readonly LessonFacts[] {
  if (run.lessons.length === 0) return [];
  const lessons = lessonsOf(run);
  const entries = new Map(reviewEntries(run).map((entry) => [entry.key, entry]));
  const order = [wholeRun, ...entries.keys()];
  return [...lessons.values()]
    .toSorted((a, b) => order.indexOf(a.entry) - order.indexOf(b.entry))
    .map(({ entry, item, text, stamp }) => {
      const from = entries.get(entry);
      const about = from === undefined || item !== null ? '' : `${reviewKindWords[from.kind]}: ${from.text}`;
      return { entry, item, about, text, at: stamp.at, by: stamp.by };
    });
}
