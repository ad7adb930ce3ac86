import { allItems } from './all-items.ts';
import { memoised } from '../memoise.ts';
import type { Checklist, ChecklistItem } from './checklist.ts';

/** The items of the rollback procedure, in the order they are worked. */
export const rollbackItemsOf = memoised((checklist: Checklist): readonly ChecklistItem[] =>
  allItems(checklist).flatMap(({ item, group }) => (group.kind === 'rollback' ? [item] : [])),
);
