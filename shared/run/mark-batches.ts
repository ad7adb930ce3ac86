/**
 * The rule: a batch is five or more items marked done by one person, none more than two seconds after the one before.
 *
 * Nobody reads a line and looks at the thing it speaks of in less; such marks say that work was done earlier, or not.
 * It is no exception and forbids nothing: it is shown to the lead before signing, and printed.
 */
import { memoised } from '../memoise.ts';
import type { Mark, Stamp, StartedRun } from './run-state.ts';

export type MarkBatch = {
  readonly by: string;
  /** Item numbers in the order they were marked. */
  readonly items: readonly string[];
  readonly from: Stamp;
  readonly to: Stamp;
  /** Steady milliseconds from the first mark to the last. */
  readonly lastedMs: number;
};

const smallestBatch = 5;
const longestPauseMs = 2000;

type Done = { readonly item: string; readonly mark: Mark };

/** Batches among the marks that still stand, oldest first. Marks typed in from paper come together by nature. */
export const markBatches = memoised((items: StartedRun['items']): readonly MarkBatch[] => {
  const done = Object.keys(items).flatMap((item) => standingDone(items, item));
  const batches: Done[][] = [];
  for (const next of done.toSorted((a, b) => a.mark.stamp.position - b.mark.stamp.position)) {
    const batch = batches.at(-1);
    const last = batch?.at(-1);
    if (batch !== undefined && last !== undefined && follows(last.mark.stamp, next.mark.stamp))
      batch.push(next);
    else batches.push([next]);
  }
  return batches.filter((batch) => batch.length >= smallestBatch).flatMap(asBatch);
});

/** The batch this item was marked in, or null. */
export function batchOf(run: StartedRun, item: string): MarkBatch | null {
  return markBatches(run.items).find(({ items }) => items.includes(item)) ?? null;
}

/** "11 marks in 9 s" */
export function batchWords({ items, lastedMs }: MarkBatch): string {
  return `${items.length} marks in ${Math.max(1, Math.round(lastedMs / 1000))} s`;
}

function standingDone(items: StartedRun['items'], item: string): readonly Done[] {
  const marks = items[item]?.marks ?? [];
  const mark = marks.findLast(({ undone, kind }) => undone === null && kind !== 'sub-check');
  return mark?.kind === 'marked' && mark.state === 'done' && mark.paper === null ? [{ item, mark }] : [];
}

function follows(before: Stamp, after: Stamp): boolean {
  return after.by === before.by && after.steadyAt - before.steadyAt <= longestPauseMs;
}

function asBatch(batch: readonly Done[]): readonly MarkBatch[] {
  const from = batch[0]?.mark.stamp;
  const to = batch.at(-1)?.mark.stamp;
  if (from === undefined || to === undefined) return [];
  const items = batch.map(({ item }) => item);
  return [{ by: from.by, items, from, to, lastedMs: to.steadyAt - from.steadyAt }];
}
