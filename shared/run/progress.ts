/** How far the work is, against what can be worked by now and never against every box of the document. */
import type { ChecklistGroup, ChecklistItem, Part } from '../checklist/checklist.ts';
import { groupNumbered } from '../checklist/group-numbered.ts';
import { rollbackItemsOf } from '../checklist/rollback-items-of.ts';
import { timingOf } from '../verification/timing.ts';
import { dueWindow, verifyGroups } from '../verification/verification-window.ts';
import { flatItems, workItems } from './flat-items.ts';
import { itemNow } from './item-now.ts';
import type { StartedRun } from './run-state.ts';
import { overdueOf, tallyOf } from './tally.ts';
import { groupsOfPart } from './work-order.ts';

/** Counts of items. `closed` is done and not applicable; `late`, `early` and `overdue` count across the states. */
export type Progress = {
  readonly total: number;
  readonly closed: number;
  readonly done: number;
  readonly failed: number;
  readonly deferred: number;
  readonly notApplicable: number;
  readonly open: number;
  readonly late: number;
  readonly early: number;
  readonly overdue: number;
};

/** Progress of one group, its nested items included; all zero for an unknown group. */
export function groupProgress(run: StartedRun, groupNumber: string, steadyNow: number): Progress {
  const group = groupNumbered(run.checklist, groupNumber);
  return group === null
    ? progressOf(run, [], steadyNow)
    : tallied(run, [[group, flatItems(group)]], steadyNow);
}

/** Progress of every group of a part; triggers and roles are no work and do not count. */
export function partProgress(run: StartedRun, part: Part, steadyNow: number): Progress {
  return workProgress(run, groupsOfPart(run, part), steadyNow);
}

/** Progress of these groups together; triggers and roles are no work and do not count. */
export function workProgress(
  run: StartedRun,
  groups: readonly ChecklistGroup[],
  steadyNow: number,
): Progress {
  return tallied(
    run,
    groups.map((group) => [group, workItems(group)]),
    steadyNow,
  );
}

/**
 * Progress against what is due by now: Prepare from the start, each step once it has started, all steps from go-live,
 * each verification window once it opens; while rolling back, the rollback alone.
 */
export function dueByNow(run: StartedRun, steadyNow: number): Progress {
  if (run.phase === 'rolling-back' || run.outcome === 'rolled-back') {
    return progressOf(run, rollbackItemsOf(run.checklist), steadyNow);
  }
  const deploy = groupsOfPart(run, 'deploy').filter((group) => isStepDue(run, group));
  const verify = verifyGroups(run).filter((group) => hasOpened(run, group, steadyNow));
  return workProgress(run, [...groupsOfPart(run, 'prepare'), ...deploy, ...verify], steadyNow);
}

/** Sums what each group adds up to: a mark changes one of them, by one. */
function tallied(
  run: StartedRun,
  lists: readonly (readonly [ChecklistGroup, readonly ChecklistItem[]])[],
  steadyNow: number,
): Progress {
  const sum = {
    open: 0,
    done: 0,
    failed: 0,
    deferred: 0,
    'not-applicable': 0,
    late: 0,
    early: 0,
    overdue: 0,
  };
  for (const [group, items] of lists) {
    const tally = tallyOf(run, items);
    for (const count of counts) sum[count] += tally[count];
    sum.overdue += overdueOf(run, group, tally, steadyNow);
  }
  const { open, done, failed, deferred, 'not-applicable': notApplicable, late, early, overdue } = sum;
  const closed = done + notApplicable;
  const total = closed + open + failed + deferred;
  return { total, closed, done, failed, deferred, notApplicable, open, late, early, overdue };
}

const counts = ['open', 'done', 'failed', 'deferred', 'not-applicable', 'late', 'early'] as const;

/** Progress over any list of items, counted one by one. */
export function progressOf(run: StartedRun, items: readonly ChecklistItem[], steadyNow: number): Progress {
  const states = { open: 0, done: 0, failed: 0, deferred: 0, 'not-applicable': 0 };
  const timings = { none: 0, 'on-time': 0, early: 0, late: 0, opens: 0, due: 0, overdue: 0 };
  for (const { number } of items) {
    states[itemNow(run, number).state] += 1;
    timings[timingOf(run, number, steadyNow).kind] += 1;
  }
  const { open, done, failed, deferred, 'not-applicable': notApplicable } = states;
  const { late, early, overdue } = timings;
  const closed = done + notApplicable;
  return {
    total: items.length,
    closed,
    done,
    failed,
    deferred,
    notApplicable,
    open,
    late,
    early,
    overdue,
  };
}

function isStepDue(run: StartedRun, group: ChecklistGroup): boolean {
  if (run.goLive !== null) return true;
  return group.kind === 'step' ? run.steps[group.number] !== undefined : run.phase !== 'preparing';
}

function hasOpened(run: StartedRun, group: ChecklistGroup, steadyNow: number): boolean {
  if (run.goLive === null) return false;
  const opens = dueWindow(run, group)?.steadyOpens ?? null;
  return opens === null || steadyNow >= opens;
}
