import { memoised } from '../memoise.ts';
import type { Checklist, ChecklistGroup } from './checklist.ts';

/** The group with this number, or null. */
export function groupNumbered(checklist: Checklist, number: string): ChecklistGroup | null {
  return groupsByNumber(checklist).get(number) ?? null;
}

const groupsByNumber = memoised(
  (checklist: Checklist): ReadonlyMap<string, ChecklistGroup> =>
    new Map(checklist.sections.flatMap(({ groups }) => groups.map((group) => [group.number, group]))),
);
