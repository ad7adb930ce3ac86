/** The end of a run: closed for signing, opened again, aborted, sealed. */
import { ok, refused } from '../result.ts';
import { missingSlots, signOffSlots } from '../sign-off/sign-off-slots.ts';
import { newestHash, sheetNow, signedSheet } from '../sign-off/signed-sheets.ts';
import { notClosed, signingGate } from '../verification/required-items.ts';
import { runningBreaches } from '../verification/trigger.ts';
import { dueWindow, verifyGroups } from '../verification/verification-window.ts';
import {
  isBlank,
  refuseClosed,
  refuseShort,
  steadyNow,
  wrongPhase,
  type CommandContext,
  type Deciders,
  type Decision,
} from './decision.ts';
import { flatItems } from './flat-items.ts';
import { isClosed, itemNow } from './item-now.ts';
import { passGate } from './pass-gate.ts';
import type { CommandOf } from './run-commands.ts';
import type { Outcome } from './run-events.ts';
import type { Phase, StartedRun } from './run-state.ts';

export const decideClosing: Deciders<
  'CloseRecord' | 'ReopenRecord' | 'AbortRun' | 'RecordSheetSaved' | 'SealRun'
> = {
  CloseRecord: decideClose,
  ReopenRecord: decideReopen,
  AbortRun: decideAbort,
  RecordSheetSaved: ({ sha256, name, pages, draft }) =>
    ok([{ type: 'SheetSaved', sha256, name, pages, draft }]),
  SealRun: decideSeal,
};

const outcomeOf: Partial<Record<Phase, Outcome>> = { verifying: 'deployed', 'rolling-back': 'rolled-back' };

function decideClose(command: CommandOf<'CloseRecord'>, run: StartedRun, context: CommandContext): Decision {
  const { type, outcome, overrideReason, missing } = command;
  const fitting = outcomeOf[run.phase];
  if (fitting === undefined) return wrongPhase(run, type);
  if (outcome !== fitting) return refused({ code: 'OutcomeDoesNotFit', outcome });
  const refusal = outcome === 'deployed' ? refuseWatching(run, context) : null;
  if (refusal !== null) return refusal;
  const slots = signOffSlots(run.checklist).map(({ slot }) => slot);
  const unknown = Object.keys(missing).find((slot) => !slots.includes(slot));
  if (unknown !== undefined) return refused({ code: 'NoSuchSlot', slot: unknown });
  const passed = passGate(run, { gate: signingGate, overrideReason }, context);
  if (!passed.ok) return passed;
  const reasons = Object.fromEntries(Object.entries(missing).filter(([, reason]) => !isBlank(reason)));
  const recalled = [...notClosed(run, signingGate)];
  return ok([passed.value, { type: 'RecordClosed', outcome, recalled, missing: reasons }]);
}

/** A deployment is over when nothing is observed any more and its windows have ended or are all worked. */
function refuseWatching(run: StartedRun, context: CommandContext): Decision | null {
  const breach = runningBreaches(run)[0];
  if (breach !== undefined) return refused({ code: 'BreachRunning', trigger: breach.trigger });
  const groups = verifyGroups(run);
  const isWorked = groups.flatMap(flatItems).every(({ number }) => isClosed(itemNow(run, number)));
  if (isWorked) return null;
  const now = steadyNow(run, context);
  const open = groups.find((group) => (dueWindow(run, group)?.steadyCloses ?? now) > now);
  return open === undefined ? null : refused({ code: 'WindowStillOpen', group: open.number });
}

function decideReopen({ reason }: CommandOf<'ReopenRecord'>, run: StartedRun): Decision {
  if (run.phase === 'sealed') return refused({ code: 'RunReadOnly', phase: run.phase });
  if (run.phase !== 'closing') return refused({ code: 'RecordNotClosed' });
  return refuseShort(reason, { for: 'reopen', minimum: 1 }) ?? ok([{ type: 'RecordReopened', reason }]);
}

/** An alarm or a rollback takes a decision of its own; aborting is no way around it. */
function decideAbort({ reason, decidedBy }: CommandOf<'AbortRun'>, run: StartedRun): Decision {
  const closed = refuseClosed(run);
  if (closed !== null) return closed;
  if (run.phase === 'rolling-back') return refused({ code: 'RollbackRunning' });
  const breach = runningBreaches(run)[0];
  if (breach !== undefined) return refused({ code: 'BreachRunning', trigger: breach.trigger });
  if (isBlank(decidedBy)) return refused({ code: 'NameNeeded' });
  return refuseShort(reason, { for: 'abort', minimum: 1 }) ?? ok([{ type: 'RunAborted', reason, decidedBy }]);
}

/** Sealed is a sheet saved since the record was closed, with every signature or a reason why not. */
function decideSeal({ sheetSha256, draftReason }: CommandOf<'SealRun'>, run: StartedRun): Decision {
  const { closing, phase } = run;
  if (phase === 'sealed') return refused({ code: 'RunReadOnly', phase });
  if (phase !== 'closing' || closing === null) return refused({ code: 'RecordNotClosed' });
  const isSaved = run.sheets.some(
    ({ sha256, stamp }) => sha256 === sheetSha256 && stamp.position > closing.stamp.position,
  );
  const signed = signedSheet(run, sheetNow(run));
  // Saved half signed and then signed on: the file outside is not the one that is sealed.
  const isNewest = signed === null || newestHash(signed) === sheetSha256;
  if (!isSaved || !isNewest) return refused({ code: 'SheetNotSaved' });
  const slots = missingSlots(run).map(({ slot }) => slot);
  if (slots.length === 0) return ok([{ type: 'RunSealed', sheetSha256, draftReason: null }]);
  if (isBlank(draftReason)) return refused({ code: 'SignaturesMissing', slots });
  return ok([{ type: 'RunSealed', sheetSha256, draftReason }]);
}
