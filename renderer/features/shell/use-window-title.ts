import { useEffect } from 'react';
import { counting, steadyTime } from '#shared/run/clock-doubt.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { alarms } from '#shared/verification/trigger.ts';
import { desktop } from '../../desktop.ts';
import { useApp } from '../../stores/use-app.ts';
import { runName } from './run-name.ts';

/** Tells main the window's title: the run, minutes since go-live, and an alarm in front of both. */
export function useWindowTitle(): void {
  const title = useApp(({ run, screen, wallNow }) =>
    run.status === 'started' ? runTitle(run, steadyTime(run, wallNow), 'runId' in screen) : 'Runsheet',
  );
  // The title bar belongs to main.
  useEffect(() => {
    document.title = title;
    void desktop.setWindowTitle({ title });
  }, [title]);
}

function runTitle(run: StartedRun, steadyNow: number, isInRun: boolean): string {
  const name = runName(run.details);
  const alarm = alarms(run, steadyNow)[0];
  if (alarm !== undefined) return `ALARM ${run.places.get(alarm.trigger)?.item.text ?? ''}, ${name}`;
  if (!isInRun) return 'Runsheet';
  if (run.goLive === null || run.phase === 'closing' || run.phase === 'sealed') return `${name}, Runsheet`;
  const minutes = Math.floor((steadyNow - run.goLive.steadyLiveAt) / 60_000);
  const time = counting(run, `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`);
  return `${name}, T+ ${time}, Runsheet`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
