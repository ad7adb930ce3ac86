/** Who approved, in which role, before or after go-live; what was asked in the poll; one signature box a slot. */
import type { Blank } from '../checklist/checklist.ts';
import type { SignOff, StartedRun } from '../run/run-state.ts';
import { isStale, signOffOf, signOffSlots, type SignOffSlot } from '../sign-off/sign-off-slots.ts';
import { formatDate, formatTimeOfDay } from '../time/instant.ts';
import { filledBlanks } from './filled-blanks.ts';
import type { SheetBlock, SignatureBox, SignatureStroke, TableRow } from './sheet-document.ts';
import { notGiven, orNotGiven, when } from './sheet-words.ts';

/** Width by height of the pad that signatures are drawn on. */
export const signaturePadAspect = 3;

const meanings: Readonly<Record<SignOff['meaning'], string>> = {
  approve: 'I approve',
  'approve-with-exceptions': 'I approve with the exceptions named on page 1',
  decline: 'I decline',
};

export function approvalsPart(run: StartedRun): readonly SheetBlock[] {
  const slots = signOffSlots(run.checklist);
  const headings = [...new Set(slots.map(({ heading }) => heading))];
  const boxes = headings.flatMap((heading): readonly SheetBlock[] => [
    { kind: 'heading', level: 3, text: heading },
    {
      kind: 'signatureBoxes',
      columns: 2,
      boxes: slots.filter((slot) => slot.heading === heading).map((slot) => box(run, slot)),
    },
  ]);
  return [
    { kind: 'heading', level: 2, text: 'Approvals' },
    {
      kind: 'paragraph',
      tone: 'quiet',
      text: 'The marks below were drawn or typed in Runsheet. They are not digital signatures; nothing in this file proves who made them.',
    },
    ...boxes,
    ...pollTable(run),
    { kind: 'heading', level: 3, text: 'Blanks of the document' },
    {
      kind: 'keyValues',
      columns: 2,
      pairs: filledBlanks(run).map(({ blank, value }) => ({
        label: blankLabel(run, blank),
        value: orNotGiven(value),
      })),
    },
  ];
}

function box(run: StartedRun, slot: SignOffSlot): SignatureBox {
  const signOff = signOffOf(run, slot.slot);
  const fieldName = `signature-${slot.kind}-${slot.slot.replaceAll(/[^A-Za-z0-9]+/gu, '-')}`;
  const expected = run.people.signers[slot.slot] ?? '';
  if (signOff === null) {
    const reason = run.closing?.missing[slot.slot] ?? '';
    const text = reason.trim() === '' ? 'not signed' : `not signed: ${reason}`;
    return {
      role: slot.label,
      name: expected === '' ? notGiven : expected,
      meaning: '',
      timeLine: '',
      mark: { kind: 'none', text },
      fieldName,
    };
  }
  return {
    role: slot.label,
    name: signOff.name,
    meaning: meaningWords(run, signOff),
    timeLine: `${timeWords(signOff)}, ${signOff.afterGoLive ? 'after go-live (retrospective)' : 'before go-live'}${isStale(run, signOff) ? '; the record changed since' : ''}`,
    mark: markOf(signOff),
    fieldName,
  };
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

function markOf(signOff: SignOff): SignatureBox['mark'] {
  if (signOff.mark === null) return { kind: 'none', text: 'see the evidence' };
  if (signOff.mark.kind === 'typed') return { kind: 'typed', text: signOff.mark.text };
  return { kind: 'drawn', strokes: signOff.mark.strokes.map(pointsOf), aspect: signaturePadAspect };
}

/** [x, y, x, y, …] as points. */
function pointsOf(stroke: readonly number[]): SignatureStroke {
  return Array.from({ length: Math.floor(stroke.length / 2) }, (_, index) => ({
    x: stroke[index * 2] ?? 0,
    y: stroke[index * 2 + 1] ?? 0,
  }));
}

function pollTable(run: StartedRun): readonly SheetBlock[] {
  if (run.poll.length === 0) return [];
  const rows = run.poll.map((entry): TableRow => ({
    cells: [
      run.places.get(entry.role)?.item.role ?? entry.role,
      entry.answer.replace('-', ' '),
      entry.name,
      when(run, entry.stamp),
      entry.how,
      entry.sentence ?? '',
    ],
  }));
  return [
    { kind: 'heading', level: 3, text: 'Go/no-go poll' },
    {
      kind: 'table',
      columns: [
        { header: 'Role', width: { share: 2 }, align: 'left' },
        { header: 'Answer', width: { points: 60 }, align: 'left' },
        { header: 'Name', width: { share: 2 }, align: 'left' },
        { header: 'When', width: { points: 70 }, align: 'left' },
        { header: 'How', width: { points: 54 }, align: 'left' },
        { header: 'Sentence', width: { share: 2 }, align: 'left' },
      ],
      rows,
      rowHeader: 0,
      size: 'small',
    },
  ];
}

/** A date blank says whose date it is: its own label is only "Date". */
function blankLabel(run: StartedRun, blank: Blank): string {
  if (blank.purpose !== 'approver-date') return blank.label;
  const approver = run.checklist.blanks.find(
    (other) => other.line === blank.line && other.purpose === 'approver',
  );
  return approver === undefined ? blank.label : `${approver.label}, date`;
}
