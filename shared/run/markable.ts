/** Which items can be marked, and when. */
import { refused } from '../result.ts';
import { verifyGroups } from '../verification/verification-window.ts';
import { findPlace, refuseClosed, wrongPhase, type Decision } from './decision.ts';
import type { RunCommandType } from './run-commands.ts';
import type { Place, StartedRun } from './run-state.ts';

/** Why an item takes no mark, sub-check or reopening now; null when it does. */
export function refuseWork(run: StartedRun, item: string, command: RunCommandType): Decision | null {
  const found = findPlace(run, item);
  if (!found.ok) return found;
  return (
    refuseKind(found.value) ??
    refuseClosed(run) ??
    refuseInRollback(run, found.value, command) ??
    refuseBeforeItsTime(run, found.value)
  );
}

/** Triggers, roles and follow-ups are no work of the night and are never ticked. */
export function refuseKind({ item, group, section }: Place): Decision | null {
  if (item.kind !== 'item') return refused({ code: 'NotMarkable', item: item.number, kind: item.kind });
  if (group.kind === 'follow-up' || section.part === 'follow-up') {
    return refused({ code: 'NotMarkable', item: item.number, kind: 'follow-up' });
  }
  return null;
}

/** While a rollback runs only its own items are worked, and these at no other time. */
export function refuseInRollback(run: StartedRun, place: Place, command: RunCommandType): Decision | null {
  const isRollbackItem = place.group.kind === 'rollback';
  if (run.phase === 'rolling-back') return isRollbackItem ? null : wrongPhase(run, command);
  return isRollbackItem ? refused({ code: 'RollbackNotStarted', item: place.item.number }) : null;
}

/** A step's items wait for its gate, those of the verify part for go-live. */
function refuseBeforeItsTime(run: StartedRun, { item, group }: Place): Decision | null {
  if (group.kind === 'step' && run.steps[group.number] === undefined) {
    return refused({ code: 'StepNotStarted', item: item.number, group: group.number });
  }
  const isVerify = verifyGroups(run).some(({ number }) => number === group.number);
  return isVerify && run.goLive === null ? refused({ code: 'NotLive' }) : null;
}
