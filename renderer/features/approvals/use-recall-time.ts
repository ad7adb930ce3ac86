import { steadyTime } from '#shared/run/clock-doubt.ts';
import { useApp } from '../../stores/use-app.ts';

const minuteMs = 60_000;

/** Steady instant the recall is told for: when the record was closed, else now, to the minute. */
export function useRecallTime(): number {
  return useApp(({ run, wallNow }) => {
    if (run.status === 'none') return wallNow;
    const now = Math.floor(steadyTime(run, wallNow) / minuteMs) * minuteMs;
    return run.closing?.stamp.steadyAt ?? Math.max(now, run.lastAt - run.shiftMs);
  });
}
