/** The approval sheet of a run, as plain data: page one first, then everything that stands behind it. */
import { checklistTitle } from '../checklist/checklist-title.ts';
import type { RecordedEvent } from '../ledger/recorded-event.ts';
import { describeEvent } from '../run/describe-event.ts';
import { exceptions } from '../run/exceptions.ts';
import type { StartedRun } from '../run/run-state.ts';
import { missingSlots } from '../sign-off/sign-off-slots.ts';
import { sheetNow } from '../sign-off/signed-sheets.ts';
import { formatDate, formatIso, formatTimeOfDay } from '../time/instant.ts';
import { approvalsPart } from './approvals-part.ts';
import { checklistPart } from './checklist-part.ts';
import { controlIndex } from './control-index.ts';
import { exceptionEntry } from './exception-entries.ts';
import { evidenceAttachments, evidencePart } from './evidence-part.ts';
import { itemsPart } from './items-part.ts';
import { rollbackPart } from './rollback-part.ts';
import type { SheetBlock, SheetDocument } from './sheet-document.ts';
import type { SheetOptions } from './sheet-options.ts';
import { offsetOf } from './sheet-words.ts';
import { summaryPage } from './summary-page.ts';
import { verifyPart } from './verify-part.ts';
import { windowsPart } from './windows-part.ts';

/**
 * The sheet as of the run's newest event. The same run gives the same document: its date is that event's,
 * its file id comes from the head of the chain.
 */
export function sheetContent(
  run: StartedRun,
  events: readonly RecordedEvent[],
  options: SheetOptions,
): SheetDocument {
  const day = formatDate(run.goLive?.liveAt ?? run.lastAt, offsetOf(run));
  return {
    title: `${checklistTitle(run.checklist, run.checklistSource.name)}: ${sheetWords(run)} ${run.runNumber}`,
    subject: `${run.details.product} ${run.details.release} in ${run.details.environment}`,
    author: run.people.deployedBy,
    language: 'en',
    letterhead: options.letterhead,
    runIdentity: `${capital(sheetWords(run))}, run ${run.runNumber}, ${day}`,
    runNumber: `Run ${run.runNumber}`,
    shortHash: shortHash(run.head),
    watermark: watermark(run, options),
    createdAt: formatIso(run.lastAt, offsetOf(run)),
    fileId: run.head.slice(0, 32).toUpperCase(),
    signatureFields: true,
    blocks: sheetBlocks(run, events, options),
    attachments: [
      {
        name: 'record.json',
        mime: 'application/json',
        description: 'The record of this run as data',
        content: options.recordJson,
        relationship: 'Data',
      },
      {
        name: 'run.jsonl',
        mime: 'application/jsonl',
        description: 'The history as stored: one sealed event a line',
        content: options.ledger,
        relationship: 'Data',
      },
      {
        name: 'checklist.md',
        mime: 'text/markdown',
        description: 'The checklist this run worked through, byte for byte',
        content: run.checklistSource.markdown,
        relationship: 'Source',
      },
      ...options.carried,
      ...evidenceAttachments(run, options),
    ],
  };
}

function shortHash(head: string): string {
  return `SHA-256 ${head.slice(0, 8)} ${head.slice(8, 16)} … ${head.slice(-8)}`;
}

function sheetBlocks(
  run: StartedRun,
  events: readonly RecordedEvent[],
  options: SheetOptions,
): readonly SheetBlock[] {
  const steadyNow = run.lastAt - run.shiftMs;
  const blocks: readonly SheetBlock[] = [
    ...summaryPage(run, steadyNow),
    ...approvalsPart(run),
    ...windowsPart(run, steadyNow),
    ...exceptionsInFull(run, steadyNow),
    ...rollbackPart(run, steadyNow),
    ...itemsPart(run, steadyNow),
    ...evidencePart(run, options),
    ...checklistPart(run),
    ...historyPart(run, events),
  ];
  return [...blocks, ...controlIndex(blocks), ...verifyPart(run, options)];
}

/** True while the sheet is not what it should become: the record is open, or a signature is missing. */
export function isDraft(run: StartedRun): boolean {
  return run.closing === null || missingSlots(run).length > 0;
}

function sheetWords(run: StartedRun): string {
  return sheetNow(run).kind === 'go' ? 'go sheet' : 'approval sheet';
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** Printed on every page. */
function watermark(run: StartedRun, { purpose }: SheetOptions): string | null {
  const isMarked = purpose === 'draft' && isDraft(run);
  const words = [...(run.rehearsal ? ['REHEARSAL'] : []), ...(isMarked ? ['DRAFT'] : [])];
  return words.length === 0 ? null : words.join(' · ');
}

function exceptionsInFull(run: StartedRun, steadyNow: number): readonly SheetBlock[] {
  const all = exceptions(run, steadyNow);
  const heading: SheetBlock = {
    kind: 'heading',
    level: 2,
    text: `Exceptions in full: ${all.length === 0 ? 'none' : all.length}`,
  };
  return all.length === 0
    ? [heading, { kind: 'paragraph', tone: 'normal', text: 'None.' }]
    : [heading, { kind: 'entries', entries: all.map((line) => exceptionEntry(run, line)) }];
}

function historyPart(run: StartedRun, events: readonly RecordedEvent[]): readonly SheetBlock[] {
  let day = '';
  const rows = events.map((recorded) => {
    const date = formatDate(recorded.at, recorded.offsetMinutes);
    const time = formatTimeOfDay(recorded.at, recorded.offsetMinutes);
    const stamp = date === day ? time : `${date} ${time}`;
    day = date;
    return { cells: [String(recorded.position), stamp, recorded.by, describeEvent(recorded, run)] };
  });
  return [
    { kind: 'heading', level: 2, text: `History: ${events.length} entries` },
    {
      kind: 'table',
      columns: [
        { header: 'No.', width: { points: 32 }, align: 'right' },
        { header: 'When', width: { points: 70 }, align: 'left' },
        { header: 'Who', width: { share: 1 }, align: 'left' },
        { header: 'What', width: { share: 4 }, align: 'left' },
      ],
      rows,
      rowHeader: null,
      size: 'small',
    },
  ];
}
