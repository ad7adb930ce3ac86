import { allItems } from './all-items.ts';
import type { Checklist } from './checklist.ts';

/** For each item whose text occurs elsewhere too: its number, and the numbers of the others. */
export function sameWording(checklist: Pick<Checklist, 'sections'>): ReadonlyMap<string, readonly string[]> {
  const byText = Map.groupBy(allItems(checklist), ({ item }) => item.text.toLowerCase());
  const same = new Map<string, readonly string[]>();
  for (const placed of byText.values()) {
    const numbers = placed.map(({ item }) => item.number);
    for (const number of numbers) {
      if (numbers.length > 1)
        same.set(
          number,
          numbers.filter((other) => other !== number),
        );
    }
  }
  return same;
}
