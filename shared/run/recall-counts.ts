/** How many items of the night are not plainly done: what recall lines and lists of runs show. */
import { overriddenAt } from '../verification/gate.ts';
import { requiredItems, signingGate } from '../verification/required-items.ts';
import { isClosed, itemNow } from './item-now.ts';
import { progressOf } from './progress.ts';
import type { Place, StartedRun } from './run-state.ts';

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

/**
 * Counted over every item of the night's work. Open and overdue are those that must be closed before signing: Prepare,
 * Deploy and Verify, or after a rollback its own steps.
 */
export function recallCounts(run: StartedRun, steadyNow: number): RecallCounts {
  const items = [...run.places.values()].filter(isNightWork).map(({ item }) => item);
  const { failed, deferred, late, early, notApplicable } = progressOf(run, items, steadyNow);
  const { open, overdue } = progressOf(run, requiredItems(run, signingGate), steadyNow);
  const overridden = items.filter(
    ({ number }) => !isClosed(itemNow(run, number)) && overriddenAt(run, number) !== null,
  ).length;
  return { failed, deferred, open, overdue, late, early, notApplicable, overridden };
}

function isNightWork({ item, group }: Place): boolean {
  return item.kind === 'item' && group.kind !== 'follow-up';
}
