/** How long the same step, or the same verification window, took from run to run. */
import { dateOf } from './choose-runs.ts';
import { sift, type LeftOut } from './left-out.ts';
import { monthOf } from './months.ts';
import type { RunFacts } from './run-facts.ts';
import { median, spreadOf, type Spread } from './statistics.ts';

export type WorkTime = {
  readonly title: string;
  readonly spread: Spread;
  /** In the newest run that has one, milliseconds. */
  readonly lastMs: number;
  /** Medians month by month, oldest first. */
  readonly months: readonly { readonly month: string; readonly medianMs: number; readonly runs: number }[];
  readonly leftOut: readonly LeftOut[];
};

type Piece = {
  readonly title: string;
  readonly at: number;
  readonly ms: number | null;
  readonly run: Pick<RunFacts, 'unread' | 'simulatedClock'>;
};

/** Each step from its start to its end, in the order of the newest run. `runs`: oldest first. */
export function stepTimes(runs: readonly RunFacts[]): readonly WorkTime[] {
  return timesOf(runs, ({ steps }) => steps.map(({ title, ms }) => ({ title, ms })));
}

/** Each window from go-live to its last item closed, in the order of the newest run. `runs`: oldest first. */
export function windowTimes(runs: readonly RunFacts[]): readonly WorkTime[] {
  return timesOf(runs, ({ windows }) => windows.map(({ title, endMs }) => ({ title, ms: endMs })));
}

type Timed = { readonly title: string; readonly ms: number | null };

function timesOf(runs: readonly RunFacts[], timed: (run: RunFacts) => readonly Timed[]): readonly WorkTime[] {
  const pieces = runs.flatMap((run) =>
    timed(run).map((piece): Piece => ({ ...piece, at: dateOf(run), run })),
  );
  const byTitle = Map.groupBy(pieces, ({ title }) => title);
  const newest = runs.toReversed().flatMap((run) => timed(run).map(({ title }) => title));
  return [...new Set(newest)].flatMap((title) => workTime(title, byTitle.get(title) ?? []));
}

function workTime(title: string, pieces: readonly Piece[]): readonly WorkTime[] {
  const { kept, leftOut } = sift(pieces, ({ ms, run }) => {
    if (run.unread !== null) return run.unread;
    if (run.simulatedClock) return 'simulated-clock';
    if (ms === null) return 'no-end';
    return ms < 0 ? 'negative-time' : null;
  });
  const spread = spreadOf(kept.map(({ ms }) => ms ?? 0));
  const last = kept.at(-1)?.ms ?? null;
  if (spread === null || last === null) return [];
  const months = [...Map.groupBy(kept, ({ at }) => monthOf(at))].map(([month, inMonth]) => ({
    month,
    medianMs: median(inMonth.map(({ ms }) => ms ?? 0)) ?? 0,
    runs: inMonth.length,
  }));
  return [{ title, spread, lastMs: last, months, leftOut }];
}
