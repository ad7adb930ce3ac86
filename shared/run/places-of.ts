import { allItems } from '../checklist/all-items.ts';
import type { Checklist } from '../checklist/checklist.ts';
import type { Place } from './run-state.ts';

/** Where each item stands, by its number, in document order. */
export function placesOf(checklist: Checklist): ReadonlyMap<string, Place> {
  return new Map(
    allItems(checklist).map(({ item, group, section }) => [item.number, { item, group, section }]),
  );
}
