/** Which item of an older version is which of a newer one. */
import type { ComparableItem } from './comparable-item.ts';
import { likelyCandidates, type Candidates } from './likely-candidates.ts';
import { likenessOfTexts, type Likeness } from './likeness.ts';

export type Pair = { readonly before: ComparableItem; readonly after: ComparableItem };
export type Paired = {
  readonly pairs: readonly Pair[];
  readonly older: readonly ComparableItem[];
  readonly newer: readonly ComparableItem[];
};

/** First what says the same in the same group, then the same elsewhere, then what was reworded in its group. */
export function pairItems(
  older: readonly ComparableItem[],
  newer: readonly ComparableItem[],
  likeness: Likeness = likenessOfTexts(),
): { readonly inPlace: Paired; readonly elsewhere: Paired; readonly reworded: Paired } {
  const inPlace = pairUp(older, newer, ({ group, text }) => `${group}\u0000${text}`);
  const elsewhere = pairUp(inPlace.older, inPlace.newer, ({ text }) => text);
  return { inPlace, elsewhere, reworded: pairReworded(elsewhere, likeness) };
}

/** Pairs items of the same key, first with first; the rest stays over. */
function pairUp(
  older: readonly ComparableItem[],
  newer: readonly ComparableItem[],
  keyOf: (item: ComparableItem) => string,
): Paired {
  const waiting = new Map([...Map.groupBy(older, keyOf)].map(([key, items]) => [key, items.values()]));
  const used = new Set<ComparableItem>();
  const pairs: Pair[] = [];
  const left: ComparableItem[] = [];
  for (const after of newer) {
    const before = waiting.get(keyOf(after))?.next().value;
    if (before === undefined) left.push(after);
    else {
      used.add(before);
      pairs.push({ before, after });
    }
  }
  return { pairs, older: older.filter((item) => !used.has(item)), newer: left };
}

/** Within a group, each newer one with the most alike, as long as they share half of their letters. */
function pairReworded({ older, newer }: Pick<Paired, 'older' | 'newer'>, likeness: Likeness): Paired {
  const before = new Map(
    [...Map.groupBy(older, ({ group }) => group)].map(([group, items]) => [group, likelyCandidates(items)]),
  );
  const used = new Set<ComparableItem>();
  const pairs: Pair[] = [];
  const left: ComparableItem[] = [];
  for (const [group, items] of Map.groupBy(newer, ({ group: own }) => own)) {
    const candidates = before.get(group);
    for (const [index, after] of items.entries()) {
      const share = items.length < 2 ? 0 : index / (items.length - 1);
      const best =
        candidates === undefined ? null : mostAlike(after, candidates.likely(after.text, share), likeness);
      if (best === null || candidates === undefined) left.push(after);
      else {
        candidates.take(best);
        used.add(best);
        pairs.push({ before: best, after });
      }
    }
  }
  return { pairs, older: older.filter((item) => !used.has(item)), newer: left };
}

function mostAlike(
  { text }: ComparableItem,
  candidates: ReturnType<Candidates['likely']>,
  likeness: Likeness,
): ComparableItem | null {
  let best: ComparableItem | null = null;
  let most = 0;
  for (const candidate of candidates) {
    const alike = likeness(candidate.text, text);
    if (alike < 0.5 || alike <= most) continue;
    best = candidate;
    most = alike;
  }
  return best;
}
