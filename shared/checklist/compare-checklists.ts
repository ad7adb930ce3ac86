/** What changed between two versions of a checklist, item by item. */
import { z } from 'zod';
import { allItems } from './all-items.ts';
import type { Checklist } from './checklist.ts';
import type { ComparableItem } from './compare/comparable-item.ts';
import { pairItems, type Pair } from './compare/pair-items.ts';

const words = z.string().max(20_000);

/** `from` and `to` are item numbers; texts are those of the older and the newer version. */
export const differenceSchema = z.discriminatedUnion('change', [
  z.object({ change: z.literal('added'), to: words, text: words, group: words }),
  z.object({ change: z.literal('removed'), from: words, text: words, group: words }),
  z.object({
    change: z.literal('reworded'),
    from: words,
    to: words,
    before: words,
    text: words,
    group: words,
  }),
  z.object({ change: z.literal('moved'), from: words, to: words, text: words, group: words }),
  z.object({
    change: z.literal('regrouped'),
    from: words,
    to: words,
    text: words,
    groupBefore: words,
    group: words,
  }),
]);
export type ChecklistDifference = z.infer<typeof differenceSchema>;

export type Comparison = {
  /** In the order of the newer version; what was removed stands last. */
  readonly differences: readonly ChecklistDifference[];
  /** The number of each item of the older version in the newer one, where it says the same words. */
  readonly same: ReadonlyMap<string, string>;
};

/** Time grows with the number of items. */
export function compareChecklists(before: Checklist, after: Checklist): Comparison {
  const { inPlace, elsewhere, reworded } = pairItems(comparableItems(before), comparableItems(after));
  const moved = outOfOrder(inPlace.pairs);
  const changes: readonly (readonly [number, ChecklistDifference])[] = [
    ...inPlace.pairs.filter((pair) => moved.has(pair)).map((pair) => at(pair, movedItem(pair))),
    ...elsewhere.pairs.map((pair) => at(pair, regroupedItem(pair))),
    ...reworded.pairs.map((pair) => at(pair, rewordedItem(pair))),
    ...reworded.newer.map(
      ({ number, text, group, at: place }) => [place, { change: 'added', to: number, text, group }] as const,
    ),
  ];
  return {
    differences: [
      ...changes.toSorted(([one], [other]) => one - other).map(([, difference]) => difference),
      ...reworded.older.map(({ number, text, group }): ChecklistDifference => ({
        change: 'removed',
        from: number,
        text,
        group,
      })),
    ],
    same: new Map(
      [...inPlace.pairs, ...elsewhere.pairs].map((pair) => [pair.before.number, pair.after.number]),
    ),
  };
}

/** The number of each older item in the newer version, wherever it stands now and however it is worded. */
export function matchItems(
  older: readonly ComparableItem[],
  newer: readonly ComparableItem[],
): ReadonlyMap<string, string> {
  const { inPlace, elsewhere, reworded } = pairItems(older, newer);
  return new Map(
    [...inPlace.pairs, ...elsewhere.pairs, ...reworded.pairs].map((pair) => [
      pair.before.number,
      pair.after.number,
    ]),
  );
}

/** Every item of a checklist, in the order of the document. */
export function comparableItems(checklist: Pick<Checklist, 'sections'>): readonly ComparableItem[] {
  return allItems(checklist).map(({ item, group, section }, index) => ({
    number: item.number,
    text: item.text,
    group: section.title === group.title ? section.title : `${section.title} – ${group.title}`,
    at: index,
  }));
}

/** Those of the pairs that do not keep the order of the others: what is outside the longest rising run. */
function outOfOrder(pairs: readonly Pair[]): ReadonlySet<Pair> {
  const tails: { readonly pair: Pair; readonly index: number }[] = [];
  const previous: number[] = [];
  pairs.forEach((pair, index) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tails[middle]?.pair.before.at ?? 0) < pair.before.at) low = middle + 1;
      else high = middle;
    }
    previous[index] = tails[low - 1]?.index ?? -1;
    tails[low] = { pair, index };
  });
  const kept = new Set<number>();
  for (let index = tails.at(-1)?.index ?? -1; index >= 0; index = previous[index] ?? -1) kept.add(index);
  return new Set(pairs.filter((_, index) => !kept.has(index)));
}

function at(pair: Pair, difference: ChecklistDifference): readonly [number, ChecklistDifference] {
  return [pair.after.at, difference];
}

function movedItem({ before, after }: Pair): ChecklistDifference {
  return { change: 'moved', from: before.number, to: after.number, text: after.text, group: after.group };
}

function regroupedItem({ before, after }: Pair): ChecklistDifference {
  return {
    change: 'regrouped',
    from: before.number,
    to: after.number,
    text: after.text,
    groupBefore: before.group,
    group: after.group,
  };
}

function rewordedItem({ before, after }: Pair): ChecklistDifference {
  return {
    change: 'reworded',
    from: before.number,
    to: after.number,
    before: before.text,
    text: after.text,
    group: after.group,
  };
}
