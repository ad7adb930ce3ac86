/** The clock of the run: to the planned start, since Step 1, or since go-live. */
import { counting } from '#shared/run/clock-doubt.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { formatElapsed, formatShortTime, formatStopwatch, formatTimeOfDay } from '#shared/time/instant.ts';
import { watchEnds } from '#shared/verification/verification-window.ts';

export type ClockNow = {
  /** "Planned start", "Deployment", "Since go-live" */
  readonly title: string;
  readonly prefix: 'T+' | 'T−' | null;
  readonly value: string;
  readonly left: string;
  readonly right: string;
};

type At = { readonly steadyNow: number; readonly offsetMinutes: number };

/** What the clock shows at a steady instant. */
export function clockNow(run: StartedRun, at: At): ClockNow {
  const clock = clockOf(run, at);
  return { ...clock, value: counting(run, clock.value) };
}

function clockOf(run: StartedRun, at: At): ClockNow {
  if (run.goLive !== null) return sinceLive(run, run.goLive.steadyLiveAt, at);
  const first = firstStart(run);
  return first === null ? toStart(run, at) : sinceStep(run, first, at);
}

function sinceLive(run: StartedRun, live: number, { steadyNow, offsetMinutes }: At): ClockNow {
  const ends = watchEnds(run);
  const time = (steady: number): string => formatTimeOfDay(steady + run.shiftMs, offsetMinutes);
  const word = ends !== null && steadyNow >= ends ? 'Watch ended' : 'Watch ends';
  return {
    title: 'Since go-live',
    prefix: 'T+',
    value: formatElapsed(steadyNow - live),
    left: `Live since ${time(live)}`,
    right: ends === null ? '' : `${word} ${time(ends)}`,
  };
}

function sinceStep(run: StartedRun, first: number, { steadyNow, offsetMinutes }: At): ClockNow {
  return {
    title: 'Deployment',
    prefix: null,
    value: formatElapsed(steadyNow - first),
    left: `Since Step 1 started, ${formatTimeOfDay(first + run.shiftMs, offsetMinutes)}`,
    right: 'Not live',
  };
}

function toStart(run: StartedRun, { steadyNow, offsetMinutes }: At): ClockNow {
  const planned = run.details.plannedAt;
  if (planned === null) {
    return {
      title: 'Preparing',
      prefix: 'T−',
      value: '--:--:--',
      left: 'No planned start',
      right: 'Not live',
    };
  }
  const left = planned - run.shiftMs - steadyNow;
  if (left >= 0) {
    return {
      title: 'Planned start',
      prefix: 'T−',
      value: formatElapsed(left),
      left: `Deployment planned for ${formatShortTime(planned, offsetMinutes)}`,
      right: 'Not live',
    };
  }
  return {
    title: 'Planned start',
    prefix: null,
    value: formatTimeOfDay(steadyNow + run.shiftMs, offsetMinutes),
    left: `Planned start passed ${formatStopwatch(-left)} ago`,
    right: 'Not live',
  };
}

function firstStart(run: StartedRun): number | null {
  const starts = Object.values(run.steps).map((step) => step.started.steadyAt);
  return starts.length === 0 ? null : Math.min(...starts);
}
