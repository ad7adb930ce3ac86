import { signOffSlots } from '../sign-off/sign-off-slots.ts';
import type { Sentences } from './explain-rejection.ts';
import { counted } from './rejection-words.ts';
import type { Run } from './run-state.ts';

export type SigningRejectionCode =
  | 'NameNeeded'
  | 'SentenceNeeded'
  | 'NoSuchSlot'
  | 'AlreadySigned'
  | 'DeclinedAlready'
  | 'NoSignedSheet'
  | 'SignatureEmpty'
  | 'RecordMovedOn'
  | 'RecordNotClosed'
  | 'OutcomeDoesNotFit'
  | 'SignaturesMissing'
  | 'SheetNotSaved'
  | 'RunNotSealed'
  | 'AddendumStands';

export const explainSigningRejection: Sentences<SigningRejectionCode> = {
  NameNeeded: () => 'Give a name. It is printed in the PDF.',
  SentenceNeeded: () => 'Say why, in one sentence. It is printed in the PDF.',
  NoSuchSlot: ({ slot }) => `Nobody signs as ${slot} on this sheet.`,
  AlreadySigned: ({ slot }, run) => `${slotName(run, slot)} has signed already.`,
  DeclinedAlready: ({ slot }, run) =>
    `${slotName(run, slot)} has declined on this sheet, and a signature is never taken back. Reopen the record to have a new sheet signed.`,
  NoSignedSheet: () =>
    'Nobody has signed this sheet here yet. The first signature is given in Runsheet; then save the sheet to have it signed elsewhere.',
  SignatureEmpty: () => 'The signature is empty. Draw it, or type it instead.',
  RecordMovedOn: () =>
    'Something was recorded since this was read. Nothing was signed. Read what is new, then sign.',
  RecordNotClosed: () => 'The record is not closed. Close the record, then sign.',
  RunNotSealed: () =>
    'The record is not sealed. An addendum adds to a sealed record; seal it first. Follow-ups can be marked now.',
  AddendumStands: ({ group }) =>
    `The addendum for ${group} is signed already, and nothing was recorded since. Mark or note what is new, then sign again.`,
  OutcomeDoesNotFit: ({ outcome }, run) => `The outcome ${outcome} does not fit: ${fittingOutcome(run)}`,
  SignaturesMissing: ({ slots }) =>
    `${counted(slots.length, 'signature')} missing. Collect them, or say why the run is sealed without.`,
  SheetNotSaved: () => 'The sheet of this record is not saved yet. Save it, then seal the run.',
};

function slotName(run: Run, slot: string): string {
  if (run.status === 'none') return slot;
  return signOffSlots(run.checklist).find((known) => known.slot === slot)?.label ?? slot;
}

function fittingOutcome(run: Run): string {
  return run.status === 'started' && run.phase === 'rolling-back'
    ? 'a rollback was started. Close the record as rolled back.'
    : 'no rollback was started. Close the record as deployed, or abort the run.';
}
