import type { Checklist, ChecklistGroup } from './checklist.ts';
import { groupsOfKind } from './groups-of-kind.ts';

/** The steps of the deployment; `step` of each is its position, from 1. */
export function stepsOf(checklist: Checklist): readonly ChecklistGroup[] {
  return groupsOfKind(checklist, 'step');
}
