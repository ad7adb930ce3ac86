/** The review as a PDF in the house style of the approval sheet. Nobody signs it, and it says so. */
import type { StartedRun } from '../run/run-state.ts';
import type { Glyph, SheetBlock, SheetDocument, SheetText, TableRow } from '../sheet/sheet-document.ts';
import { offsetOf, zoneWords } from '../sheet/sheet-words.ts';
import { formatDate, formatIso, formatShortTime } from '../time/instant.ts';
import { lessonsOf } from './lessons.ts';
import { reviewEntries } from './review-entries.ts';
import { reviewKindWords, type ReviewEntry, type ReviewKind } from './review-entry.ts';
import {
  entryElapsed,
  entryItem,
  entryTime,
  notSigned,
  outcomeOf,
  reviewCount,
  wholeLesson,
  type ReviewOptions,
} from './review-words.ts';

export function reviewDocument(run: StartedRun, options: ReviewOptions): SheetDocument {
  const { at, offsetMinutes, letterhead } = options;
  const { details, runNumber, head } = run;
  const title = `Review of run ${runNumber}`;
  return {
    title: `${title}: ${details.product} ${details.release}`,
    subject: `${details.product} ${details.release} in ${details.environment}: what was learned`,
    author: run.operator,
    language: 'en',
    letterhead,
    runIdentity: `${title}, ${formatDate(at, offsetMinutes)}, not signed`,
    runNumber: `Run ${runNumber}, review`,
    shortHash: `as of entry ${run.position}`,
    watermark: run.rehearsal ? 'REHEARSAL' : null,
    createdAt: formatIso(at, offsetMinutes),
    fileId: head.slice(0, 32).toUpperCase(),
    signatureFields: false,
    blocks: [...summary(run, options), ...asAWhole(run), ...inOrder(run)],
    attachments: [],
  };
}

function summary(run: StartedRun, { at, offsetMinutes }: ReviewOptions): readonly SheetBlock[] {
  const { details, goLive, sealed } = run;
  const moment = (instant: number): string =>
    `${formatDate(instant, offsetMinutes)}, ${formatShortTime(instant, offsetMinutes)}`;
  return [
    { kind: 'heading', level: 1, text: `Post-run review: ${details.product} ${details.release}` },
    { kind: 'callout', glyph: 'info', tone: 'plain', title: reviewCount(run), text: notSigned(run) },
    {
      kind: 'keyValues',
      columns: 2,
      pairs: [
        { label: 'Run', value: run.runNumber },
        { label: 'Outcome', value: outcomeOf(run) },
        { label: 'Environment', value: details.environment },
        { label: 'Change ticket', value: details.ticket === '' ? 'not given' : details.ticket },
        { label: 'Live since', value: goLive === null ? 'not live' : moment(goLive.liveAt) },
        { label: 'Times', value: zoneWords(offsetOf(run)) },
        { label: 'Written', value: moment(at), wide: true },
        {
          label: 'Sealed sheet, SHA-256',
          value: sealed === null ? 'not sealed' : [{ text: sealed.sheetSha256, style: 'mono' }],
          wide: true,
        },
      ],
    },
  ];
}

function asAWhole(run: StartedRun): readonly SheetBlock[] {
  const lesson = wholeLesson(run);
  return [
    { kind: 'heading', level: 2, text: 'The run as a whole' },
    {
      kind: 'paragraph',
      tone: lesson === null ? 'quiet' : 'normal',
      text: lesson ?? 'Nothing was written about the run as a whole.',
    },
  ];
}

function inOrder(run: StartedRun): readonly SheetBlock[] {
  const entries = reviewEntries(run);
  const lessons = lessonsOf(run);
  if (entries.length === 0) {
    return [
      { kind: 'heading', level: 2, text: 'In order of time' },
      {
        kind: 'paragraph',
        tone: 'normal',
        text: 'Everything went plainly: there is nothing to look back at.',
      },
    ];
  }
  return [
    { kind: 'heading', level: 2, text: 'In order of time' },
    {
      kind: 'table',
      columns: [
        { header: 'When', width: { points: 74 }, align: 'left' },
        { header: 'What happened', width: { share: 1 }, align: 'left' },
        { header: 'What was learned', width: { share: 1 }, align: 'left' },
      ],
      rows: entries.map((entry) => entryRow(run, entry, lessons.get(entry.key)?.text ?? '')),
      rowHeader: null,
      size: 'normal',
    },
  ];
}

function entryRow(run: StartedRun, entry: ReviewEntry, lesson: string): TableRow {
  const item = entryItem(entry);
  const happened: SheetText = [
    { text: reviewKindWords[entry.kind], style: 'strong' },
    ...(entry.text === '' ? [] : [{ text: `: ${entry.text}`, style: 'normal' } as const]),
    ...(item === '' ? [] : [{ text: `\n${item}`, style: 'normal' } as const]),
    { text: `\n${entry.by}`, style: 'quiet' },
  ];
  return {
    cells: [
      [entryTime(run, entry), entryElapsed(entry)].filter((part) => part !== '').join('\n'),
      { text: happened, glyph: glyphs[entry.kind] },
      lesson,
    ],
  };
}

const glyphs: Readonly<Record<ReviewKind, Glyph>> = {
  failed: 'failed',
  deferred: 'deferred',
  'not-applicable': 'na',
  late: 'late',
  early: 'early',
  'out-of-order': 'info',
  reopened: 'open',
  'left-open': 'open',
  override: 'override',
  breach: 'breach',
  tripped: 'tripped',
  hold: 'override',
  rollback: 'rolledBack',
  'rollback-cancelled': 'info',
  aborted: 'aborted',
  'no-go': 'failed',
  decline: 'failed',
  extension: 'late',
  correction: 'info',
  'record-reopened': 'open',
  clock: 'info',
  note: 'info',
};
