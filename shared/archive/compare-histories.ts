/** How the history of a run in a file stands to the one here. Nothing is ever merged: one goes on the other, or not. */

export type HistoryComparison =
  | { readonly kind: 'new' }
  | { readonly kind: 'same' }
  /** The file goes on where the history here ends. */
  | { readonly kind: 'longer'; readonly more: number }
  /** The history here goes on where the file ends: the file has nothing new. */
  | { readonly kind: 'shorter'; readonly more: number }
  /** Both went on, differently, after `common` entries. */
  | { readonly kind: 'differs'; readonly common: number; readonly here: number; readonly there: number };

/** Both as stored lines, without line feeds; `ours` null when the run is not here. */
export function compareHistories(
  theirs: readonly string[],
  ours: readonly string[] | null,
): HistoryComparison {
  if (ours === null || ours.length === 0) return { kind: 'new' };
  const shorter = Math.min(theirs.length, ours.length);
  let common = 0;
  while (common < shorter && theirs[common] === ours[common]) common += 1;
  const there = theirs.length - common;
  const here = ours.length - common;
  if (there === 0 && here === 0) return { kind: 'same' };
  if (here === 0) return { kind: 'longer', more: there };
  if (there === 0) return { kind: 'shorter', more: here };
  return { kind: 'differs', common, here, there };
}
