/** One signature box a slot: empty with its field, drawn in an old run, or signed on the go sheet. */
import type { DigitalSignature } from '../run/run-events.ts';
import type { SignOff, StartedRun } from '../run/run-state.ts';
import { isSigned, isStale, signOffOf, signOffSlots, type SignOffSlot } from '../sign-off/sign-off-slots.ts';
import { sheetNow } from '../sign-off/signed-sheets.ts';
import { formatDate, formatTimeOfDay } from '../time/instant.ts';
import type { SignatureBox, SignatureStroke } from './sheet-document.ts';

/** Width by height of the pad that signatures are drawn on. */
export const signaturePadAspect = 3;

const meanings: Readonly<Record<SignOff['meaning'], string>> = {
  approve: 'I approve',
  'approve-with-exceptions': 'I approve with the exceptions named on page 1',
  decline: 'I decline',
};

export function signatureBox(run: StartedRun, slot: SignOffSlot): SignatureBox {
  const signOff = signOffOf(run, slot.slot);
  if (signOff === null) return unsignedBox(run, slot);
  const fieldName = fieldNameOf(run, slot.slot);
  if (signOff.digital === null) return drawnBox(run, slot, signOff);
  return isAskedAgain(run, slot, signOff)
    ? emptyBox(slot, signOff.name, fieldName)
    : onGoSheet(run, slot, signOff);
}

/** Declined digitally, or signed on a sheet put aside: the field of the sheet that is drawn now is empty. */
export function isAskedAgain(run: StartedRun, slot: SignOffSlot, { digital, sheet }: SignOff): boolean {
  const isOnGoSheet = isSigned(run, slot) && sheet === 'go' && sheetNow(run).kind === 'record';
  return digital !== null && !isOnGoSheet;
}

function unsignedBox(run: StartedRun, { slot, label }: SignOffSlot): SignatureBox {
  const reason = run.closing?.missing[slot] ?? '';
  return {
    role: label,
    // Whoever signs is named in the field.
    name: run.people.signers[slot] ?? '',
    meaning: '',
    timeLine: '',
    mark: { kind: 'none', text: reason.trim() === '' ? 'not signed' : `not signed: ${reason}` },
    fieldName: fieldNameOf(run, slot),
  };
}

/** Drawn without a signature, or approved elsewhere. */
function drawnBox(run: StartedRun, slot: SignOffSlot, signOff: SignOff): SignatureBox {
  return {
    role: slot.label,
    name: signOff.name,
    meaning: meaningWords(run, signOff),
    timeLine: `${timeWords(signOff)}, ${signOff.afterGoLive ? 'after go-live (retrospective)' : 'before go-live'}${isStale(run, signOff) ? '; the record changed since' : ''}`,
    mark: markOf(signOff),
    fieldName: fieldNameOf(run, slot.slot),
  };
}

function emptyBox(slot: SignOffSlot, name: string, fieldName: string): SignatureBox {
  const mark = { kind: 'none', text: 'not signed' } as const;
  return { role: slot.label, name, meaning: '', timeLine: '', mark, fieldName };
}

/** A role signs once: the record sheet repeats what stands on the go sheet, above a field that may stay empty. */
function onGoSheet(run: StartedRun, slot: SignOffSlot, signOff: SignOff): SignatureBox {
  return {
    role: slot.label,
    name: signOff.name,
    meaning: `${meaningWords(run, signOff)}. Signed on the go sheet, attached as go-sheet.pdf; this is a copy of it.`,
    timeLine: `${timeWords(signOff)}, before go-live, ${keyWords(signOff)}${certificateWords(signOff)}`,
    mark: markOf(signOff, 'signed in another program, see go-sheet.pdf'),
    fieldName: fieldNameOf(run, slot.slot),
    fieldNote: 'Not needed here: signed on the go sheet',
  };
}

function certificateWords({ digital }: SignOff): string {
  const print = digital?.certificateSha256 ?? '';
  return print === '' ? '' : ` ${print.slice(0, 8)} ${print.slice(8, 16)} … ${print.slice(-8)}`;
}

function keyWords({ digital }: SignOff): string {
  switch (digital?.kind) {
    case 'runsheet-key':
      return 'key made in Runsheet';
    case 'company-certificate':
      return 'company certificate';
    case 'other-program':
      return 'signed in another program';
    case undefined:
      return 'not digitally signed';
  }
}

/** What a digital signature of this sheet says in its field. */
export function signatureWords(
  run: StartedRun,
  given: Pick<SignOff, 'meaning' | 'sentence'> & { readonly kind: DigitalSignature['kind'] },
): string {
  const what = `${meanings[given.meaning]}: ${run.details.product} ${run.details.release} in ${run.details.environment}`;
  const why = given.sentence === null || given.sentence.trim() === '' ? '' : `: ${given.sentence}`;
  const late = run.goLive === null ? '' : '; after go-live (retrospective)';
  const key = given.kind === 'company-certificate' ? 'company certificate' : 'key made in Runsheet';
  return `${what}${why}${late}; ${key}`;
}

/** Letters, digits and hyphens; the number keeps labels apart that have none of them. */
export function fieldNameOf(run: StartedRun, slot: string): string {
  const slots = signOffSlots(run.checklist);
  const index = slots.findIndex((known) => known.slot === slot);
  const words = slot.replaceAll(/[^A-Za-z0-9]+/gu, '-').slice(0, 60);
  return `signature-${index + 1}-${slots[index]?.kind ?? 'role'}-${words}`;
}

function meaningWords(run: StartedRun, signOff: SignOff): string {
  if (signOff.how === 'elsewhere') return `Approved elsewhere, not a signature: ${signOff.sentence ?? ''}`;
  const what = `${run.details.product} ${run.details.release} in ${run.details.environment}`;
  const sentence = signOff.sentence === null || signOff.sentence === '' ? '' : `: ${signOff.sentence}`;
  return `${meanings[signOff.meaning]}: ${what}${sentence}`;
}

function timeWords(signOff: SignOff): string {
  const { at, offsetMinutes } = signOff.stamp;
  return `${formatDate(at, offsetMinutes)} ${formatTimeOfDay(at, offsetMinutes)}`;
}

function markOf(signOff: SignOff, otherwise = 'see the evidence'): SignatureBox['mark'] {
  if (signOff.mark === null) return { kind: 'none', text: otherwise };
  if (signOff.mark.kind === 'typed') return { kind: 'typed', text: signOff.mark.text };
  return { kind: 'drawn', strokes: signOff.mark.strokes.map(pointsOf), aspect: signaturePadAspect };
}

/** [x, y, x, y, …] as points. */
export function pointsOf(stroke: readonly number[]): SignatureStroke {
  return Array.from({ length: Math.floor(stroke.length / 2) }, (_, index) => ({
    x: stroke[index * 2] ?? 0,
    y: stroke[index * 2 + 1] ?? 0,
  }));
}
