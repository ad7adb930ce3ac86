/** Which part of a long list is mounted: chunks of rows on screen or near it, and gaps of the right height between. */

/** Rows that come and go together. */
export const chunkSize = 20;
/** Height of a plain row; one with a note is taller, which is known once its chunk was mounted. CSS pixels. */
const rowHeight = 40;

/** Heights of chunks that were mounted once, CSS pixels. */
export type Heights = ReadonlyMap<number, number>;
/** Chunks on screen or near it, first and last. */
export type Near = { readonly from: number; readonly to: number };
export type Segment =
  | { readonly kind: 'chunk'; readonly chunk: number }
  /** Stands for everything before `chunk`, back to the segment before. */
  | { readonly kind: 'gap'; readonly chunk: number; readonly height: number };

/** The chunks between two distances from the top of a list of `count` items. */
export function chunksBetween(
  span: { readonly top: number; readonly bottom: number },
  count: number,
  heights: Heights,
): Near {
  const last = Math.max(0, chunkCount(count) - 1);
  let from = 0;
  let at = heightOf(0, count, heights);
  while (from < last && at <= span.top) {
    from += 1;
    at += heightOf(from, count, heights);
  }
  let to = from;
  while (to < last && at < span.bottom) {
    to += 1;
    at += heightOf(to, count, heights);
  }
  return { from, to };
}

/** What is mounted, in order: what is near, and the chunk `always`, which holds the row with the keyboard. */
export function segmentsOf(near: Near, always: number, count: number, heights: Heights): readonly Segment[] {
  const chunks = chunkCount(count);
  const mounted = Array.from({ length: near.to - near.from + 1 }, (_, index) => near.from + index);
  const wanted = [...new Set([...mounted, always])]
    .filter((chunk) => chunk >= 0 && chunk < chunks)
    .toSorted((a, b) => a - b);
  return [...wanted, chunks].flatMap((chunk, index, all): Segment[] => {
    const height = heightBetween((all[index - 1] ?? -1) + 1, chunk, count, heights);
    const gap: Segment[] = height === 0 ? [] : [{ kind: 'gap', chunk, height }];
    return chunk === chunks ? gap : [...gap, { kind: 'chunk', chunk }];
  });
}

function chunkCount(count: number): number {
  return Math.ceil(count / chunkSize);
}

function heightBetween(from: number, to: number, count: number, heights: Heights): number {
  let height = 0;
  for (let chunk = from; chunk < to; chunk += 1) height += heightOf(chunk, count, heights);
  return height;
}

function heightOf(chunk: number, count: number, heights: Heights): number {
  return heights.get(chunk) ?? Math.min(chunkSize, count - chunk * chunkSize) * rowHeight;
}
