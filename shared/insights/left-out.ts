/** No number is shown without saying which runs are not in it, and why. */

export type LeftOutBecause =
  | 'newer-version'
  | 'damaged'
  | 'in-progress'
  | 'never-started'
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

/** The same for runs: what could not be read whole counts nowhere. */
export function siftRuns<T extends { readonly unread: Unread }>(
  runs: readonly T[],
  why: (run: T) => LeftOutBecause | null,
): Sifted<T> {
  return sift(runs, (run) => run.unread ?? why(run));
}

/** Why a run could not be read whole: a newer version wrote events this one does not know, or its ledger is damaged. */
export type Unread = 'newer-version' | 'damaged' | null;

/** Several lists as one, counts added up. */
export function addLeftOut(lists: readonly (readonly LeftOut[])[]): readonly LeftOut[] {
  return [...Map.groupBy(lists.flat(), ({ because }) => because)].map(([because, all]) => ({
    because,
    count: all.reduce((sum, { count }) => sum + count, 0),
  }));
}

/** "Left out: 2 in progress, 1 whose clock went backwards." Empty when nothing was. */
export function explainLeftOut(leftOut: readonly LeftOut[]): string {
  if (leftOut.length === 0) return '';
  return `Left out: ${leftOut.map(({ because, count }) => `${count} ${leftOutWords[because]}`).join(', ')}.`;
}

/** After a count, or alone in the place of a number. */
export const leftOutWords: Readonly<Record<LeftOutBecause, string>> = {
  'newer-version': 'written by a newer Runsheet',
  damaged: 'that cannot be read to the end',
  'in-progress': 'in progress',
  'never-started': 'without a first step',
  'never-live': 'without a go-live',
  'no-end': 'without an end',
  'negative-time': 'whose clock went backwards',
  'simulated-clock': 'with a sped-up clock',
  aborted: 'aborted',
  'rolled-back': 'rolled back',
};
