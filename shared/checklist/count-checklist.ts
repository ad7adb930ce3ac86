import { allItems } from './all-items.ts';
import type { Blank, ChecklistCounts, ChecklistSection } from './checklist.ts';

/** How many of each there are; items, triggers, roles and conditionals at every depth. */
export function countChecklist(
  sections: readonly ChecklistSection[],
  blanks: readonly Blank[],
): ChecklistCounts {
  const groups = sections.flatMap((section) => section.groups);
  const items = allItems({ sections });
  return {
    sections: sections.length,
    groups: groups.length,
    items: items.length,
    steps: groups.filter((group) => group.kind === 'step').length,
    windows: groups.filter((group) => group.kind === 'window').length,
    triggers: items.filter(({ item }) => item.kind === 'trigger').length,
    thresholds: items.filter(({ item }) => item.trigger !== null && item.trigger.holdSeconds !== null).length,
    rollbackSteps: items.filter(({ group }) => group.kind === 'rollback').length,
    roles: items.filter(({ item }) => item.kind === 'role').length,
    followUps: items.filter(({ group }) => group.kind === 'follow-up').length,
    conditionals: items.filter(({ item }) => item.conditional !== null).length,
    blanks: blanks.length,
  };
}
