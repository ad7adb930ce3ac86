/** How long it took until a rollback was verified. */
import { rollbackProgress } from '../run/rollback-progress.ts';
import type { StartedRun } from '../run/run-state.ts';
import { currentRollback } from '../run/working-phase.ts';

export type RestoreFacts = {
  /** The condition it answered, as its checklist words it; null when it was started without one. */
  readonly trigger: string | null;
  /** From the first observation, else from the decision, to the step that verifies it. Null while not verified. */
  readonly ms: number | null;
};

/** Null for a run without a rollback, and for one whose rollback was cancelled. */
export function restoreFacts(run: StartedRun): RestoreFacts | null {
  const rollback = currentRollback(run);
  const progress = rollbackProgress(run, run.lastAt - run.shiftMs);
  if (rollback === null || progress === null) return null;
  const [first] = rollback.triggers;
  const trigger = first === undefined ? null : (run.places.get(first)?.item.text ?? first);
  return { trigger, ms: progress.timeToRestoreMs };
}
