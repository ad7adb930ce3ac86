/** Steps start through their gates; a closed window is answered or extended. */
import { stepsOf } from '../checklist/steps-of.ts';
import { ok, refused } from '../result.ts';
import { nextStep, pendingWindowGates } from '../verification/gate.ts';
import { dueWindow, minuteMs, verifyGroups } from '../verification/verification-window.ts';
import {
  refuseShort,
  steadyNow,
  wrongPhase,
  type CommandContext,
  type Deciders,
  type Decision,
} from './decision.ts';
import { flatItems } from './flat-items.ts';
import { itemNow, itemRecord } from './item-now.ts';
import { passGate } from './pass-gate.ts';
import type { CommandOf } from './run-commands.ts';
import type { RunEvent } from './run-events.ts';
import type { StartedRun } from './run-state.ts';

export const decideGates: Deciders<'StartStep' | 'UndoStepStart' | 'AnswerWindowGate' | 'ExtendWindow'> = {
  StartStep: decideStart,
  UndoStepStart: decideUndoStart,
  AnswerWindowGate: decideWindowAnswer,
  ExtendWindow: decideExtension,
};

function decideStart(
  { type, group, overrideReason }: CommandOf<'StartStep'>,
  run: StartedRun,
  context: CommandContext,
): Decision {
  const step = stepsOf(run.checklist).find((candidate) => candidate.number === group);
  if (step === undefined) return refused({ code: 'NoSuchGroup', group });
  if (!['preparing', 'deploying', 'verifying'].includes(run.phase)) return wrongPhase(run, type);
  if (run.steps[group] !== undefined) return refused({ code: 'StepAlreadyStarted', group });
  const next = nextStep(run);
  if (next !== null && next.number !== group) {
    return refused({ code: 'EarlierStepNotStarted', group, before: next.number });
  }
  const passed = passGate(run, { gate: group, overrideReason }, context);
  if (!passed.ok) return passed;
  // All of its items may have been answered "does not apply" before it began.
  const isEmpty = flatItems(step).every(({ number }) => itemNow(run, number).state !== 'open');
  const ended: readonly RunEvent[] = isEmpty ? [{ type: 'StepEnded', group }] : [];
  return ok([passed.value, { type: 'StepStarted', group }, ...ended]);
}

/** Possible until the first mark of the step, and only for the newest step. */
function decideUndoStart({ type, group }: CommandOf<'UndoStepStart'>, run: StartedRun): Decision {
  const steps = stepsOf(run.checklist);
  const index = steps.findIndex((candidate) => candidate.number === group);
  const step = steps[index];
  if (step === undefined) return refused({ code: 'NoSuchGroup', group });
  if (run.phase !== 'deploying' && run.phase !== 'verifying') return wrongPhase(run, type);
  const times = run.steps[group];
  if (times === undefined) {
    return refused({ code: 'StepNotStarted', item: step.items[0]?.number ?? group, group });
  }
  const later = steps[index + 1];
  if (later !== undefined && run.steps[later.number] !== undefined) {
    return refused({ code: 'StepAlreadyStarted', group: later.number });
  }
  const hasMarks = flatItems(step).some(({ number }) =>
    itemRecord(run, number).marks.some(
      (mark) => mark.undone === null && mark.stamp.position > times.started.position,
    ),
  );
  return hasMarks ? refused({ code: 'StepHasMarks', group }) : ok([{ type: 'StepStartUndone', group }]);
}

function decideWindowAnswer(
  { type, group, overrideReason }: CommandOf<'AnswerWindowGate'>,
  run: StartedRun,
  context: CommandContext,
): Decision {
  const refusal = refuseWindow(run, group, type);
  if (refusal !== null) return refusal;
  const now = steadyNow(run, context);
  if (now < closingOf(run, group)) return refused({ code: 'WindowStillOpen', group });
  if (!pendingWindowGates(run, now).includes(group)) return refused({ code: 'WindowClear', group });
  const passed = passGate(run, { gate: group, overrideReason }, context);
  return passed.ok ? ok([passed.value]) : passed;
}

/** A window gets longer, and its new end lies ahead: a moment that has passed helps nobody. */
function decideExtension(
  { type, group, toMinutes, reason }: CommandOf<'ExtendWindow'>,
  run: StartedRun,
  context: CommandContext,
): Decision {
  const refusal = refuseWindow(run, group, type) ?? refuseShort(reason, { for: 'extension', minimum: 1 });
  if (refusal !== null) return refusal;
  const live = run.goLive?.steadyLiveAt ?? 0;
  const ends = live + toMinutes * minuteMs;
  if (ends <= closingOf(run, group) || ends <= steadyNow(run, context)) {
    return refused({ code: 'ExtensionTooShort', group, toMinutes });
  }
  return ok([{ type: 'WindowExtended', group, toMinutes, reason }]);
}

function refuseWindow(
  run: StartedRun,
  group: string,
  command: 'AnswerWindowGate' | 'ExtendWindow',
): Decision | null {
  const found = verifyGroups(run).find((candidate) => candidate.number === group);
  if (found === undefined || dueWindow(run, found) === null) return refused({ code: 'NoSuchGroup', group });
  if (run.phase === 'preparing' || run.phase === 'deploying') return refused({ code: 'NotLive' });
  return run.phase === 'verifying' ? null : wrongPhase(run, command);
}

function closingOf(run: StartedRun, number: string): number {
  const group = verifyGroups(run).find((candidate) => candidate.number === number);
  const window = group === undefined ? null : dueWindow(run, group);
  return window?.steadyCloses ?? Number.NEGATIVE_INFINITY;
}
