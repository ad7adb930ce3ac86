import type { Checklist, ChecklistGroup, WindowMinutes } from './checklist.ts';
import { groupsOfKind } from './groups-of-kind.ts';

export type WindowGroup = ChecklistGroup & { readonly window: WindowMinutes };

/** The groups with a verification window, the earliest to open first. */
export function windowsOf(checklist: Checklist): readonly WindowGroup[] {
  return groupsOfKind(checklist, 'window')
    .flatMap((group) => (group.window === null ? [] : [{ ...group, window: group.window }]))
    .sort((a, b) => a.window.fromMinutes - b.window.fromMinutes || a.window.toMinutes - b.window.toMinutes);
}
