/** The register as an auditor gets it on paper, in the house style of the approval sheet. */
import { removedBy } from '../retention/explain-removal.ts';
import type { RemovedRun } from '../retention/removed-run.ts';
import type { RunSummary } from '../run/summarise-run.ts';
import type { Letterhead, SheetBlock, SheetDocument, TableRow } from '../sheet/sheet-document.ts';
import { formatDate, formatIso, formatShortTime } from '../time/instant.ts';
import { withMissing } from './missing-numbers.ts';
import { noRecord, outcomeWords, phaseWords } from './register-words.ts';

export type RegisterPaper = {
  readonly summaries: readonly RunSummary[];
  /** Numbers between the others of which there is no record; empty for a register that was narrowed. */
  readonly missing: readonly string[];
  /** Of runs that were removed after their time. */
  readonly removed?: readonly RemovedRun[];
  /** Runs not in it because they are not closed. */
  readonly inProgress: number;
  /** What it was narrowed to, one sentence each. */
  readonly narrowedTo: readonly string[];
  readonly letterhead: Letterhead;
  /** Who made it. */
  readonly operator: string;
  readonly at: number;
  readonly offsetMinutes: number;
  readonly csv: string;
  /** SHA-256 of the table that is attached. */
  readonly csvSha256: string;
};

export function registerDocument(paper: RegisterPaper): SheetDocument {
  const { letterhead, operator, at, offsetMinutes, csv, csvSha256 } = paper;
  const day = formatIso(at, offsetMinutes).slice(0, 10);
  return {
    title: 'Register of runs',
    subject: `${paper.summaries.length} runs, as of ${day}`,
    author: operator,
    language: 'en',
    letterhead,
    runIdentity: `Register of runs, ${day}`,
    runNumber: 'Register',
    shortHash: `SHA-256 ${csvSha256.slice(0, 8)} ${csvSha256.slice(8, 16)} … ${csvSha256.slice(-8)}`,
    watermark: null,
    createdAt: formatIso(at, offsetMinutes),
    fileId: csvSha256.slice(0, 32).toUpperCase(),
    signatureFields: false,
    blocks: blocksOf(paper),
    attachments: [
      {
        name: 'register.csv',
        mime: 'text/csv',
        description: 'The same register as a table',
        content: csv,
        relationship: 'Data',
      },
    ],
  };
}

function blocksOf(paper: RegisterPaper): readonly SheetBlock[] {
  const { summaries, missing, operator, at, offsetMinutes } = paper;
  const count = (outcome: RunSummary['outcome']) =>
    String(summaries.filter((summary) => summary.outcome === outcome).length);
  const made = `${formatDate(at, offsetMinutes)}, ${formatShortTime(at, offsetMinutes)}, by ${operator}`;
  return [
    { kind: 'heading', level: 1, text: 'Register of runs' },
    {
      kind: 'keyValues',
      columns: 2,
      pairs: [
        { label: 'Made', value: made },
        { label: 'Runs in it', value: String(summaries.length) },
        { label: 'Deployed', value: count('deployed') },
        { label: 'Rolled back', value: count('rolled-back') },
        { label: 'Aborted', value: count('aborted') },
        { label: 'Rehearsals among them', value: String(summaries.filter((one) => one.rehearsal).length) },
        { label: 'Narrowed to', value: narrowed(paper), wide: true },
        { label: 'Not in it', value: notIn(paper), wide: true },
      ],
    },
    { kind: 'heading', level: 2, text: 'Runs' },
    {
      kind: 'table',
      columns: [
        { header: 'Run', width: { points: 56 }, align: 'left' },
        { header: 'Date', width: { points: 66 }, align: 'left' },
        { header: 'Release', width: { share: 3 }, align: 'left' },
        { header: 'Outcome', width: { points: 80 }, align: 'left' },
        { header: 'Failed, late', width: { points: 42 }, align: 'left' },
        { header: 'Signed', width: { points: 48 }, align: 'left' },
        { header: 'Deployed by', width: { share: 2 }, align: 'left' },
        { header: 'SHA-256', width: { points: 54 }, align: 'left' },
      ],
      rows: withMissing(summaries, missing).map((line) => {
        if ('missing' in line) return missingRow(line.missing);
        const note = (paper.removed ?? []).find(({ runId }) => runId === line.run.runId);
        return note === undefined
          ? rowOf(line.run, offsetMinutes)
          : removedRow(line.run, note, offsetMinutes);
      }),
      rowHeader: 0,
      size: 'small',
    },
  ];
}

function narrowed({ narrowedTo }: RegisterPaper): string {
  return narrowedTo.length === 0
    ? 'Nothing: every closed run of this laptop is in it.'
    : narrowedTo.join(' ');
}

function notIn({ inProgress, missing, narrowedTo }: RegisterPaper): string {
  const open = inProgress === 0 ? 'No run is in progress.' : `Runs in progress: ${inProgress}.`;
  if (narrowedTo.length > 0) return open;
  return `${open} ${missing.length === 0 ? 'No number is missing.' : `Numbers without a record: ${missing.length}, each in its place in the table.`}`;
}

function rowOf(summary: RunSummary, offsetMinutes: number): TableRow {
  const { product, release, rehearsal, signed, slots, phase } = summary;
  const name = release.toLowerCase().startsWith(product.toLowerCase()) ? release : `${product} ${release}`;
  return {
    cells: [
      summary.runNumber,
      formatDate(summary.liveAt ?? summary.createdAt, offsetMinutes),
      [rehearsal ? `${name}, rehearsal` : name, summary.environment].join('\n'),
      outcomeCell(summary),
      `${summary.failed}, ${summary.late}`,
      [`${signed} of ${slots}`, phase === 'sealed' ? 'sealed' : ''].join('\n').trimEnd(),
      summary.deployedBy,
      { text: [{ text: summary.head.slice(0, 8), style: 'mono' }] },
    ],
  };
}

function removedRow(summary: RunSummary, note: RemovedRun, offsetMinutes: number): TableRow {
  const [number = '', date = '', release = '', outcome = ''] = rowOf(summary, offsetMinutes).cells;
  const why = `${removedBy(note)}: ${note.reason}`;
  const sheet = { text: `\nRecord sheet ${note.sheetSha256}`, style: 'mono' } as const;
  return {
    cells: [
      number,
      date,
      release,
      outcome,
      { text: [{ text: why, style: 'normal' }, sheet], span: 3 },
      { text: [{ text: note.head.slice(0, 8), style: 'mono' }] },
    ],
  };
}

function outcomeCell({ outcome, phase }: RunSummary): TableRow['cells'][number] {
  if (outcome === null) return phaseWords[phase];
  const glyph = { deployed: 'done', 'rolled-back': 'rolledBack', aborted: 'aborted' } as const;
  return { text: outcomeWords[outcome], glyph: glyph[outcome] };
}

function missingRow(number: string): TableRow {
  return { cells: [number, { text: noRecord, span: 7, tone: 'caution' }] };
}
