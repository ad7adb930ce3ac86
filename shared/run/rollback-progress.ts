/** A rollback's own ordered list and clocks. */
import type { ChecklistItem } from '../checklist/checklist.ts';
import { rollbackItemsOf } from '../checklist/rollback-items-of.ts';
import { isClosed, itemNow } from './item-now.ts';
import type { StartedRun } from './run-state.ts';
import { currentRollback } from './working-phase.ts';

export type RollbackProgress = {
  readonly items: readonly ChecklistItem[];
  /** The first step nobody has touched; null when none is left. */
  readonly current: string | null;
  /** Steady milliseconds: when the rollback was decided. */
  readonly startedAt: number;
  /** Steady milliseconds: when the first of its triggers was observed; null when it started without one. */
  readonly observedAt: number | null;
  /** Steady milliseconds: when the step that verifies the rollback was done. */
  readonly verifiedAt: number | null;
  /** From first observed, else from the decision, to verified. */
  readonly timeToRestoreMs: number | null;
  /** Every step is done or not applicable. */
  readonly finished: boolean;
};

/** The rollback that is on or that ended the run; null when none was decided or the last one was cancelled. */
export function rollbackProgress(run: StartedRun, _steadyNow: number): RollbackProgress | null {
  const rollback = currentRollback(run);
  if (rollback === null) return null;
  const items = rollbackItemsOf(run.checklist);
  const startedAt = rollback.started.steadyAt;
  const observedAt = firstObserved(run, rollback.triggers, startedAt);
  const verify = verifyingItem(items);
  const verified = verify === null ? null : itemNow(run, verify.number);
  const verifiedAt = verified?.state === 'done' ? (verified.mark?.stamp.steadyAt ?? null) : null;
  return {
    items,
    current: items.find(({ number }) => itemNow(run, number).state === 'open')?.number ?? null,
    startedAt,
    observedAt,
    verifiedAt,
    timeToRestoreMs: verifiedAt === null ? null : verifiedAt - (observedAt ?? startedAt),
    finished: items.every(({ number }) => isClosed(itemNow(run, number))),
  };
}

/** The step that says the release is back: the one whose words say verify, confirm or validate. */
export function verifyingItem(items: readonly ChecklistItem[]): ChecklistItem | null {
  return items.find(({ text }) => /\b(?:verif(?:y|ied)|confirm|validate)\b/iu.test(text)) ?? null;
}

/** The breaches the decision answered: those that ran when it was taken. */
function firstObserved(run: StartedRun, triggers: readonly string[], decided: number): number | null {
  const starts = run.breaches
    .filter(
      ({ trigger, observed, cleared }) =>
        triggers.includes(trigger) &&
        observed.steadyAt <= decided &&
        (cleared === null || cleared.stamp.steadyAt >= decided),
    )
    .map(({ steadySince }) => steadySince);
  return starts.length === 0 ? null : Math.min(...starts);
}
