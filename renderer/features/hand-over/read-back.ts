/** What the incoming operator reads aloud before taking over. */
import { clockDoubt } from '#shared/run/clock-doubt.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { recallCounts } from '#shared/run/recall-counts.ts';
import { rollbackProgress } from '#shared/run/rollback-progress.ts';
import { groupProgress } from '#shared/run/progress.ts';
import { nextOpenItem } from '#shared/run/work-order.ts';
import { formatElapsed, formatStopwatch, formatTimeOfDay } from '#shared/time/instant.ts';
import { runningBreaches, triggerStatus } from '#shared/verification/trigger.ts';
import { verificationWindows, windowPhase } from '#shared/verification/verification-window.ts';
import { countOf, windowLabel } from '../run/labels.ts';

export type ReadBackLine = {
  /** Large at the front: a countdown or a stopwatch; empty when none. */
  readonly clock: string;
  readonly text: string;
};

/** The lines in the order they matter: time, what runs, what is next, what is not clear. */
export function readBack(
  run: StartedRun,
  steadyNow: number,
  currentItem: string | null,
): readonly ReadBackLine[] {
  const counted =
    clockDoubt(run) === null
      ? [
          ...standing(run, steadyNow),
          ...runningBreaches(run).map(({ trigger }) => breachLine(run, trigger, steadyNow)),
        ]
      : [{ clock: '', text: 'It is not known what time it is' }];
  return [...counted, ...nextLine(run, currentItem), { clock: '', text: recallLine(run, steadyNow) }];
}

/** One sentence each, as it is recorded. */
export function readBackSentences(lines: readonly ReadBackLine[]): string[] {
  return lines.map(({ clock, text }) => (clock === '' ? text : `${clock} ${text}`));
}

function standing(run: StartedRun, steadyNow: number): readonly ReadBackLine[] {
  const rollback = run.phase === 'rolling-back' ? rollbackProgress(run, steadyNow) : null;
  if (rollback !== null) {
    return [
      { clock: formatElapsed(steadyNow - rollback.startedAt), text: 'since the decision to roll back' },
    ];
  }
  const open = verificationWindows(run).filter((window) => windowPhase(window, steadyNow) === 'open');
  const windows = open.map((window) => {
    const left = groupProgress(run, window.group.number, steadyNow);
    return {
      clock: formatStopwatch((window.steadyCloses ?? steadyNow) - steadyNow),
      text: `left in ${windowLabel(window)}, ${countOf(left.total - left.closed, 'item')} not closed`,
    };
  });
  if (windows.length > 0) return windows;
  if (run.goLive !== null) {
    return [{ clock: `T+ ${formatElapsed(steadyNow - run.goLive.steadyLiveAt)}`, text: 'since go-live' }];
  }
  const planned = run.details.plannedAt;
  if (planned === null) return [{ clock: '', text: 'Not live yet, no start planned' }];
  const left = planned - run.shiftMs - steadyNow;
  return left >= 0
    ? [{ clock: formatElapsed(left), text: 'to the planned start' }]
    : [
        {
          clock: '',
          text: `The planned start of ${formatTimeOfDay(planned, run.created.offsetMinutes)} has passed`,
        },
      ];
}

function breachLine(run: StartedRun, trigger: string, steadyNow: number): ReadBackLine {
  const status = triggerStatus(run, trigger, steadyNow);
  const text = run.places.get(trigger)?.item.text ?? trigger;
  const clock = formatStopwatch(status.elapsedMs);
  if (status.state === 'held' && status.hold !== null) {
    return {
      clock,
      text: `${text} is held by ${status.hold.decidedBy}, asked again in ${formatStopwatch(status.hold.steadyUntil - steadyNow)}`,
    };
  }
  if (status.state === 'tripped') return { clock, text: `${text} has passed its threshold` };
  return { clock, text: `${text} is running, alarm at ${formatStopwatch(status.holdSeconds * 1000)}` };
}

function nextLine(run: StartedRun, currentItem: string | null): readonly ReadBackLine[] {
  const next = currentItem ?? nextOpenItem(run, null);
  const text = next === null ? undefined : run.places.get(next)?.item.text;
  return next === null || text === undefined ? [] : [{ clock: '', text: `Next is ${next} ${text}` }];
}

function recallLine(run: StartedRun, steadyNow: number): string {
  const { failed, deferred, late, overdue } = recallCounts(run, steadyNow);
  const extra = overdue > 0 ? `, ${overdue} overdue` : '';
  return `${failed} failed, ${deferred} deferred, ${late} late${extra}`;
}
