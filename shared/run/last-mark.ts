import { itemRecord } from './item-now.ts';
import { keptUp } from './kept-up.ts';
import type { Mark, StartedRun } from './run-state.ts';

export type LastMark = { readonly item: string; readonly mark: Mark };

/** The newest mark of the whole run that can be undone, with the item it belongs to. */
export function lastMark(run: StartedRun): LastMark | null {
  return newest(run, run.places);
}

const newest = keptUp<StartedRun['places'], LastMark | null>({
  work: newestOfAll,
  // Where the newest one was, it may have been taken back, and the one before it may be anywhere.
  follow: (last, { run, item }) => {
    const next = newer(run, last?.item === item ? null : last, item);
    return last?.item === item && (next?.mark.stamp.position ?? 0) < last.mark.stamp.position
      ? newestOfAll(run)
      : next;
  },
});

function newestOfAll(run: StartedRun): LastMark | null {
  return Object.keys(run.items).reduce<LastMark | null>((last, item) => newer(run, last, item), null);
}

function newer(run: StartedRun, last: LastMark | null, item: string): LastMark | null {
  const mark = itemRecord(run, item).marks.findLast((candidate) => candidate.undone === null);
  if (mark === undefined || (last !== null && mark.stamp.position <= last.mark.stamp.position)) return last;
  return { item, mark };
}
