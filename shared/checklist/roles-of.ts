import { allItems } from './all-items.ts';
import type { Checklist, ChecklistItem } from './checklist.ts';

export type RoleItem = ChecklistItem & { readonly role: string };

/** The items that name a role that signs, in the order of the document. */
export function rolesOf(checklist: Checklist): readonly RoleItem[] {
  return allItems(checklist).flatMap(({ item }) =>
    item.role === null ? [] : [{ ...item, role: item.role }],
  );
}
