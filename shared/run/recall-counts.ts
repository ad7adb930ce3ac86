/** How many items of the night are not plainly done: what recall lines and lists of runs show. */
import { overriddenAt } from '../verification/gate.ts';
import { requiredItems, signingGate } from '../verification/required-items.ts';
import { itemNow } from './item-now.ts';
import { progressOf } from './progress.ts';
import type { StartedRun } from './run-state.ts';

export type RecallCounts = {
  readonly failed: number;
  readonly deferred: number;
  /** Not worked at all; `overdue` ones are among them or among the failed and deferred. */
  readonly open: number;
  readonly overdue: number;
  readonly late: number;
  readonly early: number;
  readonly notApplicable: number;
  /** Not closed, but covered by an override. */
  readonly overridden: number;
};

/** Counted over what must be closed before signing: Prepare, Deploy and Verify, or after a rollback its own steps. */
export function recallCounts(run: StartedRun, steadyNow: number): RecallCounts {
  const items = requiredItems(run, signingGate);
  const { failed, deferred, open, overdue, late, early, notApplicable } = progressOf(run, items, steadyNow);
  const overridden = items.filter(
    ({ number }) => !isDoneWith(run, number) && overriddenAt(run, number) !== null,
  ).length;
  return { failed, deferred, open, overdue, late, early, notApplicable, overridden };
}

function isDoneWith(run: StartedRun, item: string): boolean {
  const { state } = itemNow(run, item);
  return state === 'done' || state === 'not-applicable';
}
