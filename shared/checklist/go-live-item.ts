import { allItems } from './all-items.ts';
import { memoised } from '../memoise.ts';
import type { Checklist, ChecklistItem } from './checklist.ts';
import { recogniseGoLive } from './recognise/go-live.ts';

/** The item of a step at which the new version takes traffic, so that marking it offers T+0; or null. */
export const goLiveItem = memoised((checklist: Checklist): ChecklistItem | null => {
  const found = allItems(checklist).find(
    ({ item, group, section }) =>
      (group.kind === 'step' || section.part === 'deploy') && recogniseGoLive(item.text),
  );
  return found?.item ?? null;
});
