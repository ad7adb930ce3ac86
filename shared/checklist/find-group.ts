import type { Checklist, ChecklistGroup } from './checklist.ts';

/** The group with this number, or null. */
export function findGroup({ sections }: Checklist, number: string): ChecklistGroup | null {
  for (const { groups } of sections) {
    const found = groups.find((group) => group.number === number);
    if (found !== undefined) return found;
  }
  return null;
}
