import type { ChecklistGroup, ChecklistItem } from '../checklist/checklist.ts';

/** A group's items at every depth, children after their parents. */
export function flatItems(group: Pick<ChecklistGroup, 'items'>): readonly ChecklistItem[] {
  return group.items.flatMap(withChildren);
}

function withChildren(item: ChecklistItem): readonly ChecklistItem[] {
  return [item, ...item.children.flatMap(withChildren)];
}
