/** Which run alarms now, and what its card says. Whether there is an alarm follows from the run alone. */
import { counting, steadyTime } from '#shared/run/clock-doubt.ts';
import { pendingGap } from '#shared/run/pending-gap.ts';
import type { Phase, StartedRun } from '#shared/run/run-state.ts';
import { formatStopwatch, formatTimeOfDay } from '#shared/time/instant.ts';
import { alarms, type TriggerStatus } from '#shared/verification/trigger.ts';
import { alarmKey } from '../../stores/alarm-slice.ts';
import type { AppState } from '../../stores/app-state.ts';

export type RunAlarm = {
  readonly run: StartedRun;
  /** Oldest first. */
  readonly tripped: readonly TriggerStatus[];
  readonly keys: readonly string[];
};

const livePhases: readonly Phase[] = ['deploying', 'verifying'];

/** The alarm that asks for a decision now: of the open run, else of another live one. */
export function alarmNow(state: Pick<AppState, 'run' | 'readOnly' | 'listed' | 'wallNow'>): RunAlarm | null {
  const open = state.run.status === 'started' && state.readOnly === null ? [state.run] : [];
  const others = Object.values(state.listed).filter(
    ({ runId, handedOver }) => runId !== open[0]?.runId && handedOver === null,
  );
  for (const run of [...open, ...others]) {
    const alarm = alarmOf(run, steadyTime(run, state.wallNow));
    if (alarm !== null) return alarm;
  }
  return null;
}

/** Live runs that are not open, whose alarms have to be heard all the same. */
export function otherLiveRuns({
  summaries,
  runId,
}: Pick<AppState, 'summaries' | 'runId'>): readonly string[] {
  return summaries
    .filter((summary) => livePhases.includes(summary.phase) && summary.runId !== runId)
    .map((summary) => summary.runId);
}

function alarmOf(run: StartedRun, steadyNow: number): RunAlarm | null {
  // After a sleep or a restart the operator is first asked whether the condition is still there.
  if (pendingGap(run, steadyNow)?.asksFirst === true) return null;
  const tripped = alarms(run, steadyNow);
  if (tripped.length === 0) return null;
  const keys = tripped.flatMap(({ breach }) => (breach === null ? [] : [alarmKey(breach)]));
  return { run, tripped, keys };
}

export type AlarmLine = {
  readonly trigger: string;
  readonly text: string;
  readonly stopwatch: string;
  readonly observed: string;
  readonly passed: string;
};

/** "Observed since 02:44:08." and "Threshold of 2:00 passed at 02:46:08." */
export function alarmLine(run: StartedRun, status: TriggerStatus, offsetMinutes: number): AlarmLine {
  const { trigger, breach, elapsedMs, holdSeconds, hold } = status;
  const since = breach === null ? 0 : breach.steadySince + run.shiftMs;
  const passedAt = formatTimeOfDay(breach?.tripped?.trippedAt ?? since + holdSeconds * 1000, offsetMinutes);
  const stopwatch = counting(run, formatStopwatch(elapsedMs));
  const passed =
    holdSeconds === 0
      ? 'It has no time: alarm at once.'
      : `Threshold of ${formatStopwatch(holdSeconds * 1000)} passed at ${passedAt}.`;
  const held =
    hold === null
      ? null
      : `The hold of ${formatTimeOfDay(hold.stamp.at, offsetMinutes)} has ended. Still observed, ${stopwatch}.`;
  return {
    trigger,
    text: run.places.get(trigger)?.item.text ?? trigger,
    stopwatch,
    observed: `Observed since ${formatTimeOfDay(since, offsetMinutes)}.`,
    passed: held ?? passed,
  };
}

/** What is said once when the alarm comes: "Threshold passed: error rate above 5 percent for …". */
export function alarmSentence({ run, tripped }: RunAlarm, offsetMinutes: number): string {
  return tripped
    .map((status) => {
      const line = alarmLine(run, status, offsetMinutes);
      return status.hold === null
        ? `Threshold passed: ${line.text}.`
        : `The hold has ended. ${line.text} is still observed, ${line.stopwatch}.`;
    })
    .join(' ');
}
