/** What changed between two versions of a checklist, item by item. */
import { z } from 'zod';
import { allItems } from './all-items.ts';
import type { Checklist } from './checklist.ts';

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

/** An item as versions are compared by it: its words, where it stands, and the how-manieth it is. */
export type ComparableItem = {
  readonly number: string;
  readonly text: string;
  readonly group: string;
  readonly at: number;
};
type Item = ComparableItem;
type Pair = { readonly before: Item; readonly after: Item };

/** Time grows with the number of items, but for rewordings within one group. */
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

/** First what says the same in the same group, then the same elsewhere, then what was reworded in its group. */
function pairItems(
  older: readonly Item[],
  newer: readonly Item[],
): { readonly inPlace: Paired; readonly elsewhere: Paired; readonly reworded: Paired } {
  const inPlace = pairUp(older, newer, ({ group, text }) => `${group}\u0000${text}`);
  const elsewhere = pairUp(inPlace.older, inPlace.newer, ({ text }) => text);
  return { inPlace, elsewhere, reworded: pairReworded(elsewhere.older, elsewhere.newer) };
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

type Paired = {
  readonly pairs: readonly Pair[];
  readonly older: readonly Item[];
  readonly newer: readonly Item[];
};

/** Pairs items of the same key, first with first; the rest stays over. */
function pairUp(older: readonly Item[], newer: readonly Item[], keyOf: (item: Item) => string): Paired {
  const waiting = Map.groupBy(older, keyOf);
  const used = new Set<Item>();
  const pairs: Pair[] = [];
  const left: Item[] = [];
  for (const after of newer) {
    const before = waiting.get(keyOf(after))?.find((item) => !used.has(item));
    if (before === undefined) left.push(after);
    else {
      used.add(before);
      pairs.push({ before, after });
    }
  }
  return { pairs, older: older.filter((item) => !used.has(item)), newer: left };
}

/** Within a group, the two most alike first, as long as they share half of their words. */
function pairReworded(older: readonly Item[], newer: readonly Item[]): Paired {
  const byGroup = Map.groupBy(older, ({ group }) => group);
  const used = new Set<Item>();
  const pairs: Pair[] = [];
  const left: Item[] = [];
  for (const after of newer) {
    const candidates = (byGroup.get(after.group) ?? []).filter((item) => !used.has(item));
    const best = candidates
      .map((before) => ({ before, likeness: likeness(before.text, after.text) }))
      .reduce<{ before: Item; likeness: number } | null>(
        (most, one) => (most === null || one.likeness > most.likeness ? one : most),
        null,
      );
    if (best === null || best.likeness < 0.5) left.push(after);
    else {
      used.add(best.before);
      pairs.push({ before: best.before, after });
    }
  }
  return { pairs, older: older.filter((item) => !used.has(item)), newer: left };
}

/** Shared pairs of letters (Dice): 1 for the same words, 0 for nothing in common. Works in scripts without spaces. */
function likeness(one: string, other: string): number {
  const a = letterPairs(one);
  const b = letterPairs(other);
  if (a.length === 0 || b.length === 0) return 0;
  const left = new Map<string, number>();
  for (const pair of a) left.set(pair, (left.get(pair) ?? 0) + 1);
  const shared = b.filter((pair) => {
    const count = left.get(pair) ?? 0;
    left.set(pair, count - 1);
    return count > 0;
  }).length;
  return (2 * shared) / (a.length + b.length);
}

function letterPairs(text: string): readonly string[] {
  const letters = Array.from(text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' '));
  return letters.slice(1).map((letter, index) => `${letters[index] ?? ''}${letter}`);
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
