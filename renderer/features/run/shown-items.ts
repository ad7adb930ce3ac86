import type { ChecklistItem } from '#shared/checklist/checklist.ts';
import { memoised } from '#shared/memoise.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { itemsToWork } from '#shared/run/work-order.ts';
import { matching } from './item-filter.ts';
import type { RunView } from './run-view.ts';

/** What the list shows and the arrows move through: a group, or what the filter leaves of it or of the whole run. */
export function shownItems(
  run: StartedRun,
  group: string,
  { filter, filterWhole }: Pick<RunView, 'filter' | 'filterWhole'>,
): readonly ChecklistItem[] {
  const all = filterWhole && filter !== '' ? itemsOfRun(run.places) : itemsToWork(run, group);
  return matching(all, filter);
}

const itemsOfRun = memoised((places: StartedRun['places']): readonly ChecklistItem[] =>
  [...places.values()].map(({ item }) => item),
);
