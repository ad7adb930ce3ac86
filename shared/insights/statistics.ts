/** The few numbers that tell of many. All are null for no values at all. */

export type Spread = {
  readonly count: number;
  readonly min: number;
  /** Quartiles, interpolated between the two values a quartile falls between (Hyndman and Fan, type 7). */
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
  readonly max: number;
};

export function median(values: readonly number[]): number | null {
  return spreadOf(values)?.median ?? null;
}

export function spreadOf(values: readonly number[]): Spread | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [min] = sorted;
  const max = sorted.at(-1);
  if (min === undefined || max === undefined) return null;
  return {
    count: sorted.length,
    min,
    lower: quantile(sorted, 0.25),
    median: quantile(sorted, 0.5),
    upper: quantile(sorted, 0.75),
    max,
  };
}

function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? 0;
  const above = sorted[Math.ceil(at)] ?? below;
  return below + (above - below) * (at - Math.floor(at));
}
