import { allItems } from './all-items.ts';
import type { Checklist, ChecklistItem } from './checklist.ts';

/** The items of the rollback procedure, in the order they are worked. */
export function rollbackItemsOf(checklist: Checklist): readonly ChecklistItem[] {
  return allItems(checklist).flatMap(({ item, group }) => (group.kind === 'rollback' ? [item] : []));
}
