/** How many items of the night are not plainly done: what recall lines and lists of runs show. */
import { allItems } from '../checklist/all-items.ts';
import type { Checklist, ChecklistGroup, ChecklistItem } from '../checklist/checklist.ts';
import { memoised } from '../memoise.ts';
import { overriddenAt } from '../verification/gate.ts';
import { requiredItems, signingGate } from '../verification/required-items.ts';
import { isClosed, itemNow } from './item-now.ts';
import { progressOf, workProgress, type Progress } from './progress.ts';
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

/**
 * Counted over every item of the night's work. Open and overdue are those that must be closed before signing: Prepare,
 * Deploy and Verify, or after a rollback its own steps.
 */
export function recallCounts(run: StartedRun, steadyNow: number): RecallCounts {
  const items = nightWorkOf(run.checklist);
  const { failed, deferred, late, early, notApplicable } = nightProgress(run, steadyNow);
  const { open, overdue } = progressOf(run, requiredItems(run, signingGate), steadyNow);
  const overridden = items.filter(
    ({ number }) => !isClosed(itemNow(run, number)) && overriddenAt(run, number) !== null,
  ).length;
  return { failed, deferred, open, overdue, late, early, notApplicable, overridden };
}

/** Progress over every item of the night's work, rollback steps included. */
export function nightProgress(run: StartedRun, steadyNow: number): Progress {
  return workProgress(run, nightGroupsOf(run.checklist), steadyNow);
}

const nightGroupsOf = memoised((checklist: Checklist): readonly ChecklistGroup[] =>
  checklist.sections.flatMap(({ groups }) => groups.filter(({ kind }) => kind !== 'follow-up')),
);

const nightWorkOf = memoised((checklist: Checklist): readonly ChecklistItem[] =>
  allItems(checklist).flatMap(({ item, group }) =>
    item.kind === 'item' && group.kind !== 'follow-up' ? [item] : [],
  ),
);
