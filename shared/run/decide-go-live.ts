/** Go-live is declared by the operator, never by itself, and corrected only by a further fact that keeps both times. */
import { goLiveItem } from '../checklist/go-live-item.ts';
import { ok, refused, type Result } from '../result.ts';
import { canDeclareGoLive } from '../verification/gate.ts';
import { goLiveGate } from '../verification/required-items.ts';
import {
  refuseShort,
  refuseTime,
  wrongPhase,
  type CommandContext,
  type Deciders,
  type Decision,
} from './decision.ts';
import { itemNow } from './item-now.ts';
import { passGate } from './pass-gate.ts';
import type { CommandOf } from './run-commands.ts';
import type { RunRejection } from './run-rejections.ts';
import type { StartedRun } from './run-state.ts';

export const decideGoLive: Deciders<'DeclareGoLive' | 'CorrectGoLive' | 'KeepWatch'> = {
  DeclareGoLive: decideDeclaration,
  CorrectGoLive: decideCorrection,
  KeepWatch: decideKeptWatch,
};

function decideDeclaration(
  command: CommandOf<'DeclareGoLive'>,
  run: StartedRun,
  context: CommandContext,
): Decision {
  if (run.phase === 'verifying' && run.goLive !== null) {
    return refused({ code: 'AlreadyLive', liveAt: run.goLive.liveAt });
  }
  if (!canDeclareGoLive(run) || run.phase === 'rolling-back') return wrongPhase(run, command.type);
  const liveAt = momentOfGoLive(command, run, context);
  if (!liveAt.ok) return liveAt;
  const impossible = refuseTime(liveAt.value, run, context);
  if (impossible !== null) return impossible;
  const passed = passGate(run, { gate: goLiveGate, overrideReason: command.overrideReason }, context);
  if (!passed.ok) return passed;
  return ok([passed.value, { type: 'GoLiveDeclared', liveAt: liveAt.value, stated: command.stated }]);
}

/** The moment in the time of the clock as it goes now. */
function momentOfGoLive(
  { stated, liveAt }: CommandOf<'DeclareGoLive'>,
  run: StartedRun,
  context: CommandContext,
): Result<number, RunRejection> {
  switch (stated) {
    case 'now':
      return ok(context.now.wall);
    case 'stated':
      return ok(liveAt ?? context.now.wall);
    case 'item-done':
      return momentItemDone(run);
  }
}

/** When the deployment item was done, or said to be; a step of the clock since then is taken into account. */
function momentItemDone(run: StartedRun): Result<number, RunRejection> {
  const item = goLiveItem(run.checklist)?.number ?? '';
  const now = itemNow(run, item);
  if (now.state !== 'done' || now.mark === null) return refused({ code: 'ItemNotDone', item });
  const { stamp, statedAt } = now.mark;
  const clockThen = stamp.at - stamp.steadyAt;
  return ok((statedAt ?? stamp.at) - clockThen + run.shiftMs);
}

function decideCorrection(
  { type, liveAt, reason }: CommandOf<'CorrectGoLive'>,
  run: StartedRun,
  context: CommandContext,
): Decision {
  if (run.goLive === null && (run.phase === 'preparing' || run.phase === 'deploying')) {
    return refused({ code: 'NotLive' });
  }
  if (run.phase !== 'verifying' || run.goLive === null) return wrongPhase(run, type);
  return (
    refuseShort(reason, { for: 'correction', minimum: 1 }) ??
    refuseTime(liveAt, run, context) ??
    ok([{ type: 'GoLiveCorrected', liveAt, previousAt: run.goLive.liveAt, reason }])
  );
}

function decideKeptWatch({ type }: CommandOf<'KeepWatch'>, run: StartedRun): Decision {
  if (run.phase === 'preparing' || run.phase === 'deploying') return refused({ code: 'NotLive' });
  if (run.phase !== 'verifying') return wrongPhase(run, type);
  return run.watch === null || run.watch.kept !== null ? ok([]) : ok([{ type: 'WatchKept' }]);
}
