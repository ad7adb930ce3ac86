import type { Phase, Rollback, StartedRun } from './run-state.ts';

/** The rollback that is on: decided and not cancelled; null when there is none. */
export function currentRollback(run: Pick<StartedRun, 'rollbacks'>): Rollback | null {
  const last = run.rollbacks.at(-1);
  return last === undefined || last.cancelled !== null ? null : last;
}

/** Where the run stands while its record is open; follows from what has happened, so it can always be returned to. */
export function workingPhase(run: Pick<StartedRun, 'rollbacks' | 'goLive' | 'steps'>): Phase {
  if (currentRollback(run) !== null) return 'rolling-back';
  if (run.goLive !== null) return 'verifying';
  return Object.keys(run.steps).length > 0 ? 'deploying' : 'preparing';
}
