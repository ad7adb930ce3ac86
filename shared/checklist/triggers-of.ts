import { allItems } from './all-items.ts';
import { memoised } from '../memoise.ts';
import type { Checklist, ChecklistItem, TriggerCondition } from './checklist.ts';

export type TriggerItem = ChecklistItem & { readonly trigger: TriggerCondition };

/** The rollback triggers, in the order of the document. */
export const triggersOf = memoised((checklist: Checklist): readonly TriggerItem[] =>
  allItems(checklist).flatMap(({ item }) =>
    item.trigger === null ? [] : [{ ...item, trigger: item.trigger }],
  ),
);
