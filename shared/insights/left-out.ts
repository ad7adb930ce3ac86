/** No number is shown without saying which runs are not in it, and why. */

export type LeftOutBecause =
  | 'in-progress'
  | 'never-live'
  | 'no-end'
  | 'negative-time'
  | 'simulated-clock'
  | 'aborted'
  | 'rolled-back';

export type LeftOut = { readonly because: LeftOutBecause; readonly count: number };

/** Runs that count, and how many did not for which reason. The first reason that holds is the one told. */
export type Sifted<T> = { readonly kept: readonly T[]; readonly leftOut: readonly LeftOut[] };

export function sift<T>(all: readonly T[], why: (one: T) => LeftOutBecause | null): Sifted<T> {
  const kept: T[] = [];
  const counts = new Map<LeftOutBecause, number>();
  for (const one of all) {
    const because = why(one);
    if (because === null) kept.push(one);
    else counts.set(because, (counts.get(because) ?? 0) + 1);
  }
  return { kept, leftOut: [...counts].map(([because, count]) => ({ because, count })) };
}

/** "Left out: 2 in progress, 1 whose clock went backwards." Empty when nothing was. */
export function explainLeftOut(leftOut: readonly LeftOut[]): string {
  if (leftOut.length === 0) return '';
  return `Left out: ${leftOut.map(({ because, count }) => `${count} ${words[because]}`).join(', ')}.`;
}

const words: Readonly<Record<LeftOutBecause, string>> = {
  'in-progress': 'in progress',
  'never-live': 'without a go-live',
  'no-end': 'without an end',
  'negative-time': 'whose clock went backwards',
  'simulated-clock': 'with a sped-up clock',
  aborted: 'aborted',
  'rolled-back': 'rolled back',
};
