/**
 * The post-run review: everything of a night that did not go plainly, in order of time. It is told from what happened,
 * not from how items ended: an item that failed and was done later stands in it, as that is what there is to learn from.
 */
import { memoised } from '../memoise.ts';
import type { StartedRun } from '../run/run-state.ts';
import { decisionEntries } from './decision-entries.ts';
import { itemEntries } from './item-entries.ts';
import { noteEntries } from './note-entries.ts';
import type { ReviewEntry } from './review-entry.ts';

/** Everything to look back at, oldest first; the same run gives the same entries. */
export const reviewEntries = memoised((run: StartedRun): readonly ReviewEntry[] =>
  [...itemEntries(run), ...decisionEntries(run), ...noteEntries(run)].toSorted(
    (a, b) => a.steadyAt - b.steadyAt || a.position - b.position,
  ),
);

/** The entry that stands for the run as a whole: what was learned from no single thing of it. */
export const wholeRun = 'run';
