/**
 * How long each step usually takes, from the runs of the same checklist that came before: what the steps block of the
 * Now panel shows beside this run's times, and what a forecast starts from.
 */
import { dateOf } from './choose-runs.ts';
import { siftRuns, type LeftOut } from './left-out.ts';
import type { RunFacts } from './run-facts.ts';
import { median } from './statistics.ts';

/** More than that is another time, another team. */
const newestRuns = 12;

export type UsualTime = {
  readonly title: string;
  /** Median of the newest runs that have one, at most twelve. */
  readonly medianMs: number;
  /** How many runs it is from. */
  readonly runs: number;
};

export type UsualTimes = {
  /** By title of the step's group. */
  readonly steps: readonly UsualTime[];
  /** By title of the window's group: from its first item closed to its last, for each item. */
  readonly windowItems: readonly UsualTime[];
  /** From the end of a step to the start of the next. */
  readonly gap: UsualTime | null;
  /** Earlier runs of the checklist that tell nothing of how long it takes. */
  readonly leftOut: readonly LeftOut[];
};

export const noUsualTimes: UsualTimes = { steps: [], windowItems: [], gap: null, leftOut: [] };

/** Of runs of the same checklist, in any version, created before this one; rehearsals count, sped-up ones do not. */
export function usualTimesFor(
  run: { readonly runId: string; readonly checklist: string; readonly createdAt: number },
  facts: readonly RunFacts[],
): UsualTimes {
  const earlier = facts.filter(
    (other) =>
      other.runId !== run.runId && other.checklist === run.checklist && other.createdAt < run.createdAt,
  );
  const { kept, leftOut } = siftRuns(earlier, ({ simulatedClock, steps }) => {
    if (simulatedClock) return 'simulated-clock';
    if (steps.every(({ ms }) => ms === null)) return 'no-end';
    return steps.every(({ ms }) => ms === null || ms < 0) ? 'negative-time' : null;
  });
  const before = kept.toSorted((a, b) => dateOf(b) - dateOf(a));
  return {
    leftOut,
    steps: usual(before.flatMap(({ steps }) => steps)),
    windowItems: usual(
      before.flatMap(({ windows }) =>
        windows.map(({ title, workMs, items }) => ({
          title,
          ms: workMs === null || items < 2 ? null : workMs / (items - 1),
        })),
      ),
    ),
    gap:
      usual(before.flatMap(({ steps }) => steps.map(({ gapMs }) => ({ title: 'gap', ms: gapMs }))))[0] ??
      null,
  };
}

/** `pieces`: newest first. */
function usual(
  pieces: readonly { readonly title: string; readonly ms: number | null }[],
): readonly UsualTime[] {
  const byTitle = Map.groupBy(
    pieces.filter(({ ms }) => ms !== null && ms >= 0),
    ({ title }) => title,
  );
  return [...byTitle].flatMap(([title, all]) => {
    const newest = all.slice(0, newestRuns).flatMap(({ ms }) => (ms === null ? [] : [ms]));
    const medianMs = median(newest);
    return medianMs === null ? [] : [{ title, medianMs, runs: newest.length }];
  });
}
