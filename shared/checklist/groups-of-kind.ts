import type { Checklist, ChecklistGroup, GroupKind } from './checklist.ts';

/** The groups of one kind, in the order of the document. */
export function groupsOfKind(
  checklist: Pick<Checklist, 'sections'>,
  kind: GroupKind,
): readonly ChecklistGroup[] {
  return checklist.sections.flatMap((section) => section.groups.filter((group) => group.kind === kind));
}
