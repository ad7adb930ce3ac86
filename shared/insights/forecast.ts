/**
 * When the work of a run will end at its present pace, while there is still time to act. It starts from how long the
 * same steps and windows usually take, and stretches that by how fast this run has been so far; without runs before it,
 * only what this run itself has shown counts. It says from how many runs it is, and says nothing where it knows nothing.
 */
import type { ChecklistGroup } from '../checklist/checklist.ts';
import { stepsOf } from '../checklist/steps-of.ts';
import { flatItems } from '../run/flat-items.ts';
import { isClosed, itemNow } from '../run/item-now.ts';
import type { StartedRun } from '../run/run-state.ts';
import { verificationWindows, type VerificationWindow } from '../verification/verification-window.ts';
import type { UsualTime, UsualTimes } from './usual-times.ts';
import { doneTimes, timesOf } from './work-facts.ts';

export type ForecastLine = {
  readonly group: string;
  readonly title: string;
  readonly kind: 'step' | 'window';
  /** Steady milliseconds at which its last item will be closed. */
  readonly endsAt: number;
  /** Until its planned end: positive is time to spare, negative is late. Null where no end is planned. */
  readonly slackMs: number | null;
  /** How many earlier runs it is from; 0 when it is from this run's own pace alone. */
  readonly runs: number;
};

export type Forecast = {
  /** Of what is not closed yet, in the order of work. */
  readonly lines: readonly ForecastLine[];
  /** How much slower than usual this run has been; 1 without anything to compare. */
  readonly pace: number;
};

const nothing: Forecast = { lines: [], pace: 1 };
/** A first step that took a minute says little of the next hour. */
const [slowest, fastest] = [3, 0.5];
/** As many items of a window as make a pace of its own. */
const ownPaceFrom = 2;

/** What will end when. Empty before the first step, once the record is closed, and during a rollback. */
export function forecastOf(run: StartedRun, usual: UsualTimes, steadyNow: number): Forecast {
  if (run.phase !== 'deploying' && run.phase !== 'verifying') return nothing;
  const pace = paceOf(run, usual, steadyNow);
  const steps = stepLines(run, usual, { pace, steadyNow });
  const windows = run.goLive === null ? [] : windowLines(run, usual, { pace, steadyNow });
  return { lines: [...steps, ...windows], pace };
}

type Now = { readonly pace: number; readonly steadyNow: number };

/** What the ended steps took, of what they usually take. A running one counts once it has taken longer than that. */
function paceOf(run: StartedRun, usual: UsualTimes, steadyNow: number): number {
  let took = 0;
  let expected = 0;
  for (const group of stepsOf(run.checklist)) {
    const times = timesOf(run, group.number);
    const known = usualOf(usual.steps, group);
    if (times === null || known === null) continue;
    const ms = (times.ended?.steadyAt ?? steadyNow) - times.started.steadyAt;
    if (ms < 0 || (times.ended === null && ms < known.medianMs)) continue;
    took += ms;
    expected += known.medianMs;
  }
  return expected === 0 ? 1 : Math.min(slowest, Math.max(fastest, took / expected));
}

function stepLines(run: StartedRun, usual: UsualTimes, { pace, steadyNow }: Now): readonly ForecastLine[] {
  const lines: ForecastLine[] = [];
  const planned = plannedEnds(run, usual);
  let free = steadyNow;
  for (const group of stepsOf(run.checklist)) {
    const times = timesOf(run, group.number);
    if (times !== null && times.ended !== null) continue;
    const known = usualOf(usual.steps, group);
    // A step nobody knows anything of hides when all later ones will begin.
    if (known === null) return lines;
    const endsAt =
      times === null
        ? free + ((usual.gap?.medianMs ?? 0) + known.medianMs) * pace
        : Math.max(
            steadyNow + leftOf(run, group, known.medianMs * pace),
            times.started.steadyAt + known.medianMs * pace,
          );
    const plannedEnd = planned.get(group.number) ?? null;
    lines.push({
      group: group.number,
      title: group.title,
      kind: 'step',
      endsAt,
      slackMs: plannedEnd === null ? null : plannedEnd - endsAt,
      runs: known.runs,
    });
    free = endsAt;
  }
  return lines;
}

/** The share of its items that is not closed, of what the whole step takes. */
function leftOf(run: StartedRun, group: ChecklistGroup, wholeMs: number): number {
  const items = flatItems(group);
  const open = items.filter(({ number }) => !isClosed(itemNow(run, number))).length;
  return items.length === 0 ? 0 : (wholeMs * open) / items.length;
}

/** The planned start and the usual times, one after the other; empty without a planned start. */
function plannedEnds(run: StartedRun, usual: UsualTimes): ReadonlyMap<string, number> {
  const ends = new Map<string, number>();
  if (run.details.plannedAt === null) return ends;
  let end = run.details.plannedAt - run.shiftMs;
  for (const group of stepsOf(run.checklist)) {
    const known = usualOf(usual.steps, group);
    if (known === null) return ends;
    end += known.medianMs;
    ends.set(group.number, end);
    end += usual.gap?.medianMs ?? 0;
  }
  return ends;
}

/** One window after the other: whoever is late in one begins the next one late. */
function windowLines(run: StartedRun, usual: UsualTimes, now: Now): readonly ForecastLine[] {
  const lines: ForecastLine[] = [];
  let free = now.steadyNow;
  for (const window of verificationWindows(run)) {
    const open = flatItems(window.group).filter(({ number }) => !isClosed(itemNow(run, number))).length;
    if (open === 0 || window.steadyOpens === null || window.steadyCloses === null) continue;
    const each = timePerItem(run, window, { usual, ...now });
    if (each === null) return lines;
    const endsAt = Math.max(free, window.steadyOpens) + open * each.ms;
    lines.push({
      group: window.group.number,
      title: window.group.title,
      kind: 'window',
      endsAt,
      slackMs: window.steadyCloses - endsAt,
      runs: each.runs,
    });
    free = endsAt;
  }
  return lines;
}

/** Its own pace once there is one, else the usual one, stretched by the pace of this run. */
function timePerItem(
  run: StartedRun,
  { group, steadyOpens }: VerificationWindow,
  { usual, pace }: Now & { readonly usual: UsualTimes },
): { readonly ms: number; readonly runs: number } | null {
  const times = doneTimes(run, group);
  const [first] = times;
  const last = times.at(-1);
  if (times.length >= ownPaceFrom && first !== undefined && last !== undefined && steadyOpens !== null) {
    return {
      ms: Math.max(0, last - Math.max(first, Math.min(steadyOpens, last))) / (times.length - 1),
      runs: 0,
    };
  }
  const known = usualOf(usual.windowItems, group);
  return known === null ? null : { ms: known.medianMs * pace, runs: known.runs };
}

function usualOf(times: readonly UsualTime[], { title }: ChecklistGroup): UsualTime | null {
  return times.find((time) => time.title === title) ?? null;
}
