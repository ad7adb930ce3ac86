import type { StartedRun } from '#shared/run/run-state.ts';
import { readOnlyReason } from './open-run.ts';
import { isLivePhase } from './open-runs.ts';
import type { RunShelf } from './run-shelf.ts';

export type LiveRun = { readonly runId: string; readonly run: StartedRun };

/** Runs that deploy, verify or roll back and are written here. */
export function liveRuns(shelf: RunShelf): readonly LiveRun[] {
  return shelf.opened().flatMap((shelved) => {
    const { runId, run } = shelved;
    return run.status === 'started' &&
      run.handedOver === null &&
      isLivePhase(run.phase) &&
      readOnlyReason(shelved) === null
      ? [{ runId, run }]
      : [];
  });
}
