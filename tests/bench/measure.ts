/** Interleaved rounds: case and floor take turns in one run, so a busy machine slows both. */

export type Sides = {
  readonly floor: () => unknown;
  readonly ours: () => unknown;
};
export type Pair = { readonly floor: number; readonly ours: number };
export type Figures = {
  readonly floorMs: number;
  readonly oursMs: number;
  readonly ratio: number;
  readonly spread: readonly [number, number];
  /** What ours took of a processor, which other programs at work do not change much; milliseconds. */
  readonly oursProcessorMs?: number;
};

/** Medians over the rounds, and the median and range of the per-round ratios. The first round only warms up. */
export async function measure(sides: Sides, rounds: number): Promise<Figures> {
  const pairs: Pair[] = [];
  const processor: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const floor = await timed(sides.floor);
    const before = process.cpuUsage();
    const ours = await timed(sides.ours);
    const { user, system } = process.cpuUsage(before);
    if (round === 0) continue;
    pairs.push({ floor, ours });
    processor.push((user + system) / 1000);
  }
  return { ...figures(pairs), oursProcessorMs: median(processor) };
}

export function figures(pairs: readonly Pair[]): Figures {
  const ratios = pairs.map(({ floor, ours }) => ours / floor).toSorted((a, b) => a - b);
  return {
    floorMs: median(pairs.map(({ floor }) => floor)),
    oursMs: median(pairs.map(({ ours }) => ours)),
    ratio: median(ratios),
    spread: [ratios.at(0) ?? Number.NaN, ratios.at(-1) ?? Number.NaN],
  };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
