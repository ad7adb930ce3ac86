/** What was recorded speaks of the checklist as it was then: a run that changed its version is read by the one before. */
import type { StartedRun } from './run-state.ts';

/** The run with the checklist, its places and its marks as they stood when this entry was recorded. */
export function runAt(run: StartedRun, position: number): StartedRun {
  const earlier = run.earlierChecklists.find(({ stamp }) => position < stamp.position);
  if (earlier === undefined) return run;
  const { checklist, checklistSource, places, items } = earlier;
  return { ...run, checklist, checklistSource, places, items };
}

/** The number that an item of today had when this entry was recorded; null when it was another item, or not there. */
export function numberAt(run: StartedRun, item: string, position: number): string | null {
  return run.earlierChecklists
    .filter(({ stamp }) => position < stamp.position)
    .reduceRight<string | null>(
      (number, { carriedFrom }) => (number === null ? null : (carriedFrom.get(number) ?? null)),
      item,
    );
}
