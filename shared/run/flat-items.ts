import type { ChecklistGroup, ChecklistItem } from '../checklist/checklist.ts';
import { memoised } from '../memoise.ts';

/** A group's items at every depth, children after their parents. The same array each time for the same group. */
export const flatItems = memoised((group: Pick<ChecklistGroup, 'items'>): readonly ChecklistItem[] =>
  group.items.flatMap(withChildren),
);

/** Of those, the ones that are work: no triggers, no roles. */
export const workItems = memoised((group: Pick<ChecklistGroup, 'items'>): readonly ChecklistItem[] =>
  flatItems(group).filter(({ kind }) => kind === 'item'),
);

/** Where each item stands in a list, by its number. */
export const placesIn = memoised(
  (items: readonly ChecklistItem[]): ReadonlyMap<string, number> =>
    new Map(items.map(({ number }, index) => [number, index])),
);

function withChildren(item: ChecklistItem): readonly ChecklistItem[] {
  return [item, ...item.children.flatMap(withChildren)];
}
