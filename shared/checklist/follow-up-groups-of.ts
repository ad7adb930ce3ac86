import type { Checklist, ChecklistGroup, FollowUpPeriod } from './checklist.ts';
import { groupsOfKind } from './groups-of-kind.ts';

export type FollowUpGroup = ChecklistGroup & { readonly followUp: FollowUpPeriod };

/** The groups that fall due after the night, in the order of the document. */
export function followUpGroupsOf(checklist: Checklist): readonly FollowUpGroup[] {
  return groupsOfKind(checklist, 'follow-up').flatMap((group) =>
    group.followUp === null ? [] : [{ ...group, followUp: group.followUp }],
  );
}
