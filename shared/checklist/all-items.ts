import type { Checklist, ChecklistGroup, ChecklistItem, ChecklistSection } from './checklist.ts';

export type PlacedItem = {
  readonly item: ChecklistItem;
  readonly group: ChecklistGroup;
  readonly section: ChecklistSection;
  /** 0 for an item of the group, 1 for an item inside it, and so on. */
  readonly depth: number;
};

/** Every item at every depth with its section and group, in the order of the document. */
export function allItems(checklist: Pick<Checklist, 'sections'>): readonly PlacedItem[] {
  return checklist.sections.flatMap((section) =>
    section.groups.flatMap((group) => place(group.items, { group, section, depth: 0 })),
  );
}

function place(items: readonly ChecklistItem[], at: Omit<PlacedItem, 'item'>): readonly PlacedItem[] {
  return items.flatMap((item) => [{ ...at, item }, ...place(item.children, { ...at, depth: at.depth + 1 })]);
}
