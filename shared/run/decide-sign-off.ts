/** Who said go, and who signed what they saw. */
import { ok, refused } from '../result.ts';
import { isSigned, isStale, signOffOf, signOffSlots, type SignOffSlot } from '../sign-off/sign-off-slots.ts';
import { sheetNow, signedSheet } from '../sign-off/signed-sheets.ts';
import { isBlank, wrongPhase, refuseClosed, type Deciders, type Decision } from './decision.ts';
import { isEmptyMark } from './empty-mark.ts';
import type { CommandOf } from './run-commands.ts';
import type { StartedRun } from './run-state.ts';

export const decideSignOffs: Deciders<'AnswerPoll' | 'SignOff' | 'TakeSignedElsewhere' | 'ApproveElsewhere'> =
  {
    AnswerPoll: decidePoll,
    SignOff: decideSignature,
    TakeSignedElsewhere: decideTakeSigned,
    ApproveElsewhere: decideElsewhere,
  };

/** The poll asks before go-live; afterwards its answer would be worth nothing. */
function decidePoll(command: CommandOf<'AnswerPoll'>, run: StartedRun): Decision {
  const { type, role, answer, name, sentence, how } = command;
  if (run.phase !== 'preparing' && run.phase !== 'deploying') return wrongPhase(run, type);
  if (run.places.get(role)?.item.kind !== 'role') return refused({ code: 'NoSuchSlot', slot: role });
  if (answer === 'no-go' && isBlank(sentence)) return refused({ code: 'SentenceNeeded' });
  return ok([
    { type: 'PollAnswered', role, answer, name, sentence: isBlank(sentence) ? null : sentence, how },
  ]);
}

function decideSignature(command: CommandOf<'SignOff'>, run: StartedRun): Decision {
  const { slot, name, meaning, sentence, mark, upTo, digital } = command;
  const refusal = refuseSlot(run, slot) ?? refuseField(run, slot);
  if (refusal !== null) return refusal;
  if (isBlank(name)) return refused({ code: 'NameNeeded' });
  if (isEmptyMark(mark)) return refused({ code: 'SignatureEmpty' });
  if (meaning === 'decline' && isBlank(sentence)) return refused({ code: 'SentenceNeeded' });
  if (upTo.position !== run.position || upTo.head !== run.head) {
    return refused({ code: 'RecordMovedOn', position: run.position });
  }
  return ok([
    {
      type: 'SignOffGiven',
      slot,
      name,
      meaning,
      sentence: isBlank(sentence) ? null : sentence,
      mark,
      upTo,
      digital,
    },
  ]);
}

/** The signatures stand in the file already; all of them are taken, or none. */
function decideTakeSigned({ signatures }: CommandOf<'TakeSignedElsewhere'>, run: StartedRun): Decision {
  if (signedSheet(run, sheetNow(run)) === null) return refused({ code: 'NoSignedSheet' });
  const refusal = signatures.map(({ slot }) => refuseSlot(run, slot) ?? refuseField(run, slot)).find(isGiven);
  if (refusal !== undefined) return refusal;
  const nameless = signatures.some(({ name }) => isBlank(name));
  if (nameless) return refused({ code: 'NameNeeded' });
  return ok(signatures.map((signature) => ({ type: 'SheetSignedElsewhere', ...signature })));
}

function isGiven(decision: Decision | null): decision is Decision {
  return decision !== null;
}

function decideElsewhere(command: CommandOf<'ApproveElsewhere'>, run: StartedRun): Decision {
  const { slot, name, evidenceId, note } = command;
  const refusal = refuseSlot(run, slot);
  if (refusal !== null) return refusal;
  if (isBlank(name)) return refused({ code: 'NameNeeded' });
  const isKept = run.evidence.some(({ evidence, removed }) => evidence.id === evidenceId && removed === null);
  if (!isKept) return refused({ code: 'NoSuchEvidence', id: evidenceId });
  return ok([{ type: 'ApprovedElsewhere', slot, name, evidenceId, note }]);
}

/** Signed is the go sheet before go-live, or the record once it is closed; nothing in between. */
function refuseSlot(run: StartedRun, name: string): Decision | null {
  if (run.phase === 'sealed') return refuseClosed(run);
  if (run.phase === 'verifying' || run.phase === 'rolling-back') return refused({ code: 'RecordNotClosed' });
  const slot: SignOffSlot | undefined = signOffSlots(run.checklist).find((known) => known.slot === name);
  if (slot === undefined) return refused({ code: 'NoSuchSlot', slot: name });
  return isSigned(run, slot) ? refused({ code: 'AlreadySigned', slot: name }) : null;
}

/** A declined field is taken as well: whoever thinks again signs a new sheet, after a reopening. */
function refuseField(run: StartedRun, slot: string): Decision | null {
  const signOff = signOffOf(run, slot);
  const sheet = run.closing === null ? 'go' : 'record';
  const isTaken = signOff !== null && signOff.digital !== null && signOff.sheet === sheet;
  return isTaken && !isStale(run, signOff) ? refused({ code: 'DeclinedAlready', slot }) : null;
}
