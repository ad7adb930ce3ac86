import type { StartedRun } from '#shared/run/run-state.ts';
import { formatTimeOfDay } from '#shared/time/instant.ts';

/** "Rollback started 02:47:02.", of the newest one; null while none is on. */
export function rollbackNotice(run: StartedRun): string | null {
  const newest = run.rollbacks.at(-1);
  if (newest === undefined || newest.cancelled !== null) return null;
  return `Rollback started ${formatTimeOfDay(newest.started.at, newest.started.offsetMinutes)}.`;
}
