import { allItems } from './all-items.ts';
import type { Checklist, ChecklistItem, TriggerCondition } from './checklist.ts';

export type TriggerItem = ChecklistItem & { readonly trigger: TriggerCondition };

/** The rollback triggers, in the order of the document. */
export function triggersOf(checklist: Checklist): readonly TriggerItem[] {
  return allItems(checklist).flatMap(({ item }) =>
    item.trigger === null ? [] : [{ ...item, trigger: item.trigger }],
  );
}
