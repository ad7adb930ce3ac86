import type { RunDetails } from '#shared/run/run-events.ts';

/** "XianFeast 2.14.0": a release that names its product already is not named twice. */
export function runName({ product, release }: Pick<RunDetails, 'product' | 'release'>): string {
  return release.toLowerCase().startsWith(product.toLowerCase()) ? release : `${product} ${release}`;
}

/** "25" of "K7Q2-25": the number people say, where the laptop is clear. */
export function shortRunNumber(runNumber: string): string {
  return runNumber.split('-').at(-1) ?? runNumber;
}
