import { steadyTime } from '#shared/run/clock-doubt.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { useApp } from '../../stores/use-app.ts';

/** Steady time as the run's clocks show it: it stands still at the moment the record was closed or the run aborted. */
export function runNow(run: StartedRun, steadyNow: number): number {
  if (run.phase !== 'closing' && run.phase !== 'sealed') return steadyNow;
  return (run.closing ?? run.aborted)?.stamp.steadyAt ?? steadyNow;
}

/** The same for the open run; renders again once a second while it runs. */
export function useRunNow(): number {
  return useApp(({ run, wallNow }) =>
    run.status === 'none' ? wallNow : runNow(run, steadyTime(run, wallNow)),
  );
}
