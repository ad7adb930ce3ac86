import { allItems, type PlacedItem } from './all-items.ts';
import type { Checklist } from './checklist.ts';

/** The item at a place such as "3.2.4", or null. */
export function findItem(checklist: Checklist, number: string): PlacedItem | null {
  return allItems(checklist).find(({ item }) => item.number === number) ?? null;
}
