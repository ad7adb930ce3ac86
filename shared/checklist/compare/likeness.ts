/** How much two texts have in common: 1 for the same words, 0 for nothing. */
export type Likeness = (one: string, other: string) => number;

type Pairs = { readonly counts: ReadonlyMap<string, number>; readonly total: number };

/** Shared pairs of letters (Dice), which works in scripts without spaces. Each text is taken apart once. */
export function likenessOfTexts(): Likeness {
  const known = new Map<string, Pairs>();
  const pairsOf = (text: string): Pairs => {
    const found = known.get(text) ?? letterPairs(text);
    known.set(text, found);
    return found;
  };
  return (one, other) => {
    const a = pairsOf(one);
    const b = pairsOf(other);
    if (a.total === 0 || b.total === 0) return 0;
    let shared = 0;
    for (const [pair, count] of a.counts) shared += Math.min(count, b.counts.get(pair) ?? 0);
    return (2 * shared) / (a.total + b.total);
  };
}

function letterPairs(text: string): Pairs {
  const letters = lettersOf(text);
  const counts = new Map<string, number>();
  for (let index = 1; index < letters.length; index += 1) {
    const pair = `${letters[index - 1] ?? ''}${letters[index] ?? ''}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return { counts, total: Math.max(0, letters.length - 1) };
}

/** The text in small letters and digits, with one space for anything else. */
export function lettersOf(text: string): readonly string[] {
  return Array.from(text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' '));
}
