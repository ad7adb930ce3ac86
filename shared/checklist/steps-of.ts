import type { Checklist, ChecklistGroup } from './checklist.ts';
import { memoised } from '../memoise.ts';
import { groupsOfKind } from './groups-of-kind.ts';

/** The steps of the deployment; `step` of each is its position, from 1. */
export const stepsOf = memoised((checklist: Checklist): readonly ChecklistGroup[] =>
  groupsOfKind(checklist, 'step'),
);
