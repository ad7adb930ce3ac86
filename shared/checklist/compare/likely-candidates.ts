/**
 * Which of many items one is worth comparing with. Comparing each with each takes time with the square of a group, so
 * in a large one only those are looked at that share a rare piece of text, and those that stand about as far down.
 */
import type { ComparableItem } from './comparable-item.ts';
import { lettersOf } from './likeness.ts';

/** A group of no more than this is compared whole. */
export const wholeGroup = 64;
const fromPieces = 40;
const fromPlace = 16;

export type Candidates = {
  /** Those worth a comparison, in the order of the document; `share`: how far down its group the item stands, 0 to 1. */
  readonly likely: (text: string, share: number) => readonly ComparableItem[];
  /** The item has found its other one. */
  readonly take: (item: ComparableItem) => void;
};

export function likelyCandidates(items: readonly ComparableItem[]): Candidates {
  const left = new Set(items.keys());
  const placeOf = new Map(items.map((item, place) => [item, place]));
  const holding = placesByPiece(items);
  const pick = (places: Iterable<number>): readonly ComparableItem[] =>
    [...new Set(places)].toSorted((a, b) => a - b).flatMap((place) => items[place] ?? []);
  return {
    likely: (text, share) => {
      if (items.length <= wholeGroup) return pick(left);
      const middle = Math.round(share * (items.length - 1));
      return pick([
        ...rarest(text, holding, fromPieces).filter((place) => left.has(place)),
        ...around(middle, items.length, fromPlace).filter((place) => left.has(place)),
      ]);
    },
    take: (item) => {
      const place = placeOf.get(item);
      if (place !== undefined) left.delete(place);
    },
  };
}

type Places = ReadonlyMap<string, readonly number[]>;

function placesByPiece(items: readonly ComparableItem[]): Places {
  const places = new Map<string, number[]>();
  if (items.length <= wholeGroup) return places;
  for (const [place, { text }] of items.entries()) {
    for (const piece of piecesOf(text)) {
      const known = places.get(piece);
      if (known === undefined) places.set(piece, [place]);
      else known.push(place);
    }
  }
  return places;
}

/** The places that hold the rarest pieces of the text; a piece that too many hold tells nothing. */
function rarest(text: string, holding: Places, most: number): readonly number[] {
  const lists = [...piecesOf(text)]
    .flatMap((piece) => {
      const places = holding.get(piece);
      return places === undefined || places.length > most ? [] : [places];
    })
    .toSorted((one, other) => one.length - other.length);
  const found = new Set<number>();
  for (const places of lists) {
    for (const place of places) {
      if (found.size >= most) return [...found];
      found.add(place);
    }
  }
  return [...found];
}

function around(middle: number, count: number, most: number): readonly number[] {
  const from = Math.max(0, Math.min(middle - most / 2, count - most));
  return Array.from({ length: Math.min(most, count) }, (_, index) => from + index);
}

/** Words, and of each every three letters: a script without spaces has few words. A long text is told by its beginning. */
function piecesOf(text: string): ReadonlySet<string> {
  const letters = lettersOf(text).slice(0, 400).join('');
  const pieces = new Set(letters.split(' ').filter((word) => word !== ''));
  const signs = Array.from(letters);
  for (let at = 2; at < signs.length; at += 1) pieces.add(signs.slice(at - 2, at + 1).join(''));
  return pieces;
}
