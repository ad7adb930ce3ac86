/** What Shift T says: the clock, the window at hand, and what is observed. */
import { clockDoubt } from '#shared/run/clock-doubt.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { runningBreaches, triggerStatus } from '#shared/verification/trigger.ts';
import { countOf, spokenWindow } from '../run/labels.ts';
import { spokenDuration } from '../run/spoken.ts';
import { triggerName } from './trigger-name.ts';
import { windowLines } from './windows-model.ts';

/** "T plus 41 minutes 20 seconds. Window 30 to 60 closes in 18 minutes 40 seconds, 4 items left. …" */
export function spokenSummary(run: StartedRun, steadyNow: number): string {
  if (clockDoubt(run) !== null) return 'It is not known what time it is. The run asks for it.';
  return [clock(run, steadyNow), ...windows(run, steadyNow), ...breaches(run, steadyNow)].join(' ');
}

function clock(run: StartedRun, steadyNow: number): string {
  if (run.goLive !== null) return `T plus ${spokenDuration(steadyNow - run.goLive.steadyLiveAt)}.`;
  const planned = run.details.plannedAt;
  if (planned === null) return 'Not live. No planned start.';
  const left = planned - run.shiftMs - steadyNow;
  return left >= 0
    ? `T minus ${spokenDuration(left)}.`
    : `Planned start passed ${spokenDuration(-left)} ago. Not live.`;
}

function windows(run: StartedRun, steadyNow: number): readonly string[] {
  return windowLines(run, steadyNow)
    .filter((line) => line.phase === 'open')
    .map(({ window, left }) => {
      const name = spokenWindow({ fromMinutes: window.fromMinutes, toMinutes: window.writtenToMinutes });
      const closes = spokenDuration((window.steadyCloses ?? steadyNow) - steadyNow);
      return `Window ${name} closes in ${closes}, ${countOf(left, 'item')} left.`;
    });
}

function breaches(run: StartedRun, steadyNow: number): readonly string[] {
  return runningBreaches(run).map((breach) => {
    const status = triggerStatus(run, breach.trigger, steadyNow);
    const name = triggerName(run, breach.trigger);
    const of = status.holdSeconds === 0 ? '' : ` of ${spokenDuration(status.holdSeconds * 1000)}`;
    return `${name}, ${spokenDuration(status.elapsedMs)}${of}.`;
  });
}
