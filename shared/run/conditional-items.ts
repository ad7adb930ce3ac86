/** Items that are conditional in their own words ask "does this apply?" once. */
import type { ChecklistItem } from '../checklist/checklist.ts';
import { memoised } from '../memoise.ts';
import { itemNow } from './item-now.ts';
import type { Place, StartedRun } from './run-state.ts';

/**
 * Conditional items that are open and not answered, in document order: those of the night's work, or those that
 * are asked only when a rollback reaches them.
 */
export function unansweredConditionals(
  run: StartedRun,
  when: 'prepare' | 'rollback',
): readonly ChecklistItem[] {
  return askedPlaces(run.places)
    .filter((place) => (place.group.kind === 'rollback') === (when === 'rollback'))
    .map(({ item }) => item)
    .filter(({ number }) => {
      const now = itemNow(run, number);
      return now.state === 'open' && now.applies === null;
    });
}

const askedPlaces = memoised((places: StartedRun['places']) => [...places.values()].filter(isAsked));

/** True for a conditional item of the work itself: not a trigger, a role or a follow-up. */
export function isAsked({ item, group }: Place): boolean {
  return item.conditional !== null && item.kind === 'item' && group.kind !== 'follow-up';
}
