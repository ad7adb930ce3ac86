import type { ChecklistSection } from './checklist.ts';

/** Steps count through the whole document, in its order. */
export function numberSteps(sections: readonly ChecklistSection[]): readonly ChecklistSection[] {
  let steps = 0;
  return sections.map((section) => ({
    ...section,
    groups: section.groups.map((group) => ({ ...group, step: group.kind === 'step' ? (steps += 1) : null })),
  }));
}
