/** The decision to roll back, by the person named for it; cancelled only while nothing has been rolled back. */
import { rollbackItemsOf } from '../checklist/rollback-items-of.ts';
import { ok, refused } from '../result.ts';
import { runningBreaches } from '../verification/trigger.ts';
import {
  insteadOf,
  isBlank,
  refuseShort,
  wrongPhase,
  type CommandContext,
  type Deciders,
  type Decision,
} from './decision.ts';
import { itemNow } from './item-now.ts';
import { trips } from './record-trips.ts';
import type { CommandOf } from './run-commands.ts';
import type { StartedRun } from './run-state.ts';

export const decideRollback: Deciders<'StartRollback' | 'CancelRollback'> = {
  StartRollback: decideStart,
  CancelRollback: decideCancel,
};

function decideStart(
  command: CommandOf<'StartRollback'>,
  run: StartedRun,
  context: CommandContext,
): Decision {
  const { type, decidedBy, how, reason } = command;
  if (run.phase === 'rolling-back') return refused({ code: 'RollbackRunning' });
  if (run.phase !== 'deploying' && run.phase !== 'verifying') return wrongPhase(run, type);
  const instead = insteadOf(run, command);
  if (!instead.ok) return instead;
  const tripped = trips(run, context.now.wall);
  const triggers = runningBreaches(run).map(({ trigger }) => trigger);
  const short = triggers.length > 0 ? null : refuseShort(reason, { for: 'rollback', minimum: 1 });
  if (short !== null) return short;
  return ok([
    ...tripped,
    {
      type: 'RollbackStarted',
      triggers,
      decidedBy,
      how,
      insteadOf: instead.value,
      reason: isBlank(reason) ? null : reason,
    },
  ]);
}

function decideCancel({ type, decidedBy, reason }: CommandOf<'CancelRollback'>, run: StartedRun): Decision {
  if (run.phase !== 'rolling-back') return wrongPhase(run, type);
  if (hasBegun(run)) return refused({ code: 'RollbackBegun' });
  if (isBlank(decidedBy)) return refused({ code: 'DecisionMakerNeeded' });
  return (
    refuseShort(reason, { for: 'cancel-rollback', minimum: 1 }) ??
    ok([{ type: 'RollbackCancelled', decidedBy, reason }])
  );
}

/** Something was rolled back, or tried: the first step is off the list, or any other is done or failed. */
function hasBegun(run: StartedRun): boolean {
  return rollbackItemsOf(run.checklist).some(({ number }, index) => {
    const { state } = itemNow(run, number);
    return state === 'done' || state === 'failed' || (index === 0 && state !== 'open');
  });
}
