/** Who approved, in which role, before or after go-live; what was asked in the poll; one signature box a slot. */
import type { Blank } from '../checklist/checklist.ts';
import { counted } from '../run/rejection-words.ts';
import type { StartedRun } from '../run/run-state.ts';
import { signOffSlots } from '../sign-off/sign-off-slots.ts';
import { supersededSheet } from '../sign-off/signed-sheets.ts';
import { printedBlanks } from './filled-blanks.ts';
import type { SheetBlock, TableRow } from './sheet-document.ts';
import { brief, orNotGiven, when } from './sheet-words.ts';
import { signatureBox } from './signature-box.ts';
import { givenWords } from './summary-page.ts';

export function approvalsPart(run: StartedRun): readonly SheetBlock[] {
  const slots = signOffSlots(run.checklist);
  const headings = [...new Set(slots.map(({ heading }) => heading))];
  const boxes = headings.flatMap((heading): readonly SheetBlock[] => [
    { kind: 'heading', level: 3, text: heading },
    {
      kind: 'signatureBoxes',
      columns: 2,
      boxes: slots.filter((slot) => slot.heading === heading).map((slot) => signatureBox(run, slot)),
    },
  ]);
  return [
    { kind: 'heading', level: 2, text: 'Approvals' },
    ...aboutSignatures(run),
    ...boxes,
    ...pollTable(run),
    { kind: 'heading', level: 3, text: 'Blanks of the document' },
    {
      kind: 'keyValues',
      columns: 2,
      pairs: [
        ...printedBlanks(run).map(({ blank, value }) => ({
          label: blankLabel(run, blank),
          value: value === '' && isSignedFor(run, blank) ? 'see the field above' : orNotGiven(value),
        })),
        // What page one had no room for.
        ...givenWords(run)
          .filter(({ value }) => brief(value) !== value)
          .map((words) => ({ ...words, wide: true })),
      ],
    },
  ];
}

/** What the fields are, and what the marks are where nothing was signed digitally. */
function aboutSignatures(run: StartedRun): readonly SheetBlock[] {
  const quiet = (text: string): SheetBlock => ({ kind: 'paragraph', tone: 'quiet', text });
  const isDrawn = run.signOffs.some(({ how, digital }) => how === 'signed' && digital === null);
  const superseded = supersededSheet(run);
  return [
    quiet(
      'Each approval is a digital signature of this file, in a field of its own: it shows what is approved, when, and with which certificate. Certificates made in Runsheet are vouched for by nobody but their maker; a company’s certificate by its issuer. An empty field is no approval.',
    ),
    ...(isDrawn
      ? [
          quiet(
            'Marks that stand beside a time and in no field were drawn or typed in Runsheet. They are not digital signatures; nothing in this file proves who made them.',
          ),
        ]
      : []),
    ...(superseded === null
      ? []
      : [
          quiet(
            `The record was reopened after ${counted(superseded.signatures.length, 'signature')} had been given. That sheet is attached as superseded-sheet.pdf; this one is signed anew.`,
          ),
        ]),
  ];
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

/** Who approves and when is said by a signature, which comes after the page is fixed. */
function isSignedFor(run: StartedRun, { purpose }: Blank): boolean {
  const isDrawn = run.signOffs.some(({ how, digital }) => how === 'signed' && digital === null);
  return !isDrawn && (purpose === 'approver' || purpose === 'approver-date');
}

/** A date blank says whose date it is: its own label is only "Date". */
function blankLabel(run: StartedRun, blank: Blank): string {
  if (blank.purpose !== 'approver-date') return blank.label;
  const approver = run.checklist.blanks.find(
    (other) => other.line === blank.line && other.purpose === 'approver',
  );
  return approver === undefined ? blank.label : `${approver.label}, date`;
}
