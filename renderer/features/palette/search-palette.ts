import { go, type KeysResult } from 'fuzzysort';
import { type PaletteEntry, type PaletteGroup, paletteGroups } from './palette-entry.ts';

/** A piece of text, found or not. */
export type Piece = { readonly text: string; readonly isFound: boolean };
export type FoundEntry = {
  readonly entry: PaletteEntry;
  readonly label: readonly Piece[];
  readonly detail: readonly Piece[];
};
export type FoundGroup = { readonly group: PaletteGroup; readonly entries: readonly FoundEntry[] };

const perGroup: Readonly<Record<PaletteGroup, number>> = {
  Do: 6,
  'Go to': 5,
  People: 4,
  Items: 8,
  Runs: 5,
};

/** The entries that match, best first inside each group. Without a search: what was used lately, then what to do. */
export function searchPalette(
  entries: readonly PaletteEntry[],
  search: string,
  recent: readonly string[],
): readonly FoundGroup[] {
  const text = search.trim();
  return paletteGroups
    .map((group) => {
      const ofGroup = entries.filter((entry) => entry.group === group);
      const found = text === '' ? withoutSearch(ofGroup, recent) : matching(ofGroup, text);
      return { group, entries: found.slice(0, perGroup[group]) };
    })
    .filter(({ entries: found }) => found.length > 0);
}

function withoutSearch(entries: readonly PaletteEntry[], recent: readonly string[]): readonly FoundEntry[] {
  const rank = (entry: PaletteEntry): number => {
    const at = recent.indexOf(entry.id);
    return at === -1 ? recent.length : at;
  };
  const used = entries.filter(
    (entry) => entry.acts !== true && (recent.includes(entry.id) || entry.group !== 'Items'),
  );
  return used.toSorted((a, b) => rank(a) - rank(b)).map((entry) => plain(entry));
}

function matching(entries: readonly PaletteEntry[], text: string): readonly FoundEntry[] {
  const results = go(text, entries, { keys: ['label', 'detail'], limit: 20, threshold: 0.3 });
  return results.map((result) => ({
    entry: result.obj,
    label: pieces(result, 0, result.obj.label),
    detail: pieces(result, 1, result.obj.detail),
  }));
}

function plain(entry: PaletteEntry): FoundEntry {
  return {
    entry,
    label: [{ text: entry.label, isFound: false }],
    detail: [{ text: entry.detail, isFound: false }],
  };
}

function pieces(result: KeysResult<PaletteEntry>, key: number, text: string): readonly Piece[] {
  const match = result[key];
  if (match === undefined || match.score <= 0) return [{ text, isFound: false }];
  return match
    .highlight((found): Piece => ({ text: found, isFound: true }))
    .map((piece) => (typeof piece === 'string' ? { text: piece, isFound: false } : piece));
}
