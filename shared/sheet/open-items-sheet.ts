/** What is still open, as a sheet to work from on paper when the laptop cannot be used: ids, boxes, room to write. */
import { rollbackItemsOf } from '../checklist/rollback-items-of.ts';
import type { ChecklistGroup, ChecklistItem } from '../checklist/checklist.ts';
import { contactsOf } from '../checklist/contacts-of.ts';
import { triggersOf } from '../checklist/triggers-of.ts';
import { flatItems } from '../run/flat-items.ts';
import { isClosed, itemNow } from '../run/item-now.ts';
import type { StartedRun } from '../run/run-state.ts';
import { groupsInOrder } from '../run/work-order.ts';
import { formatDate, formatIso, formatStopwatch, formatTimeOfDay } from '../time/instant.ts';
import { verificationWindows } from '../verification/verification-window.ts';
import type { Letterhead, SheetBlock, SheetDocument, TableColumn, TableRow } from './sheet-document.ts';
import { count, offsetOf, stateWords, zoneWords } from './sheet-words.ts';

export type OpenItemsOptions = {
  readonly letterhead: Letterhead;
  /** Wall milliseconds and minutes east of UTC: when it is printed. */
  readonly at: number;
  readonly offsetMinutes: number;
};

/** Drawn like the approval sheet, but nobody signs it: results come back into the run by being typed in. */
export function openItemsSheet(run: StartedRun, options: OpenItemsOptions): SheetDocument {
  const { at, offsetMinutes } = options;
  const printed = `${formatDate(at, offsetMinutes)} ${formatTimeOfDay(at, offsetMinutes)}`;
  return {
    title: `Open items: run ${run.runNumber}`,
    subject: `${run.details.product} ${run.details.release} in ${run.details.environment}`,
    author: run.operator,
    language: 'en',
    letterhead: options.letterhead,
    runIdentity: `Open items, run ${run.runNumber}, ${printed}`,
    runNumber: `Run ${run.runNumber}`,
    shortHash: `as of entry ${run.position}`,
    watermark: run.rehearsal ? 'REHEARSAL' : null,
    createdAt: formatIso(at, offsetMinutes),
    fileId: run.head.slice(0, 32).toUpperCase(),
    signatureFields: false,
    blocks: [...head(run, printed), ...times(run), ...triggers(run), ...open(run)],
    attachments: [],
  };
}

function head(run: StartedRun, printed: string): readonly SheetBlock[] {
  const left = groupsToPrint(run).reduce((sum, group) => sum + openOf(run, group).length, 0);
  return [
    { kind: 'heading', level: 1, text: `Open items: ${run.details.product} ${run.details.release}` },
    {
      kind: 'paragraph',
      tone: 'normal',
      text: `${count(left, 'item')} not closed on ${printed}. Tick one circle, write the time from a clock you trust, and your initials. Type the results in afterwards with “Type in from paper”; keep this page and photograph it.`,
    },
    {
      kind: 'keyValues',
      columns: 2,
      pairs: [
        { label: 'Environment', value: run.details.environment },
        { label: 'Change ticket', value: run.details.ticket },
        { label: 'Written by', value: '' },
        { label: 'Clock used', value: '' },
      ],
    },
  ];
}

/** Times of the night that somebody without the app needs. */
function times(run: StartedRun): readonly SheetBlock[] {
  const offset = offsetOf(run);
  const at = (steady: number): string => formatTimeOfDay(steady + run.shiftMs, offset);
  const windows = verificationWindows(run).map((window): string => {
    const name = `${window.fromMinutes}–${window.toMinutes} minutes`;
    return window.steadyCloses === null ? name : `${name} closes ${at(window.steadyCloses)}`;
  });
  const live = run.goLive === null ? 'not live' : `live since ${formatTimeOfDay(run.goLive.liveAt, offset)}`;
  const contacts = [
    { role: 'Rollback decision maker', person: run.people.decisionMaker },
    ...contactsOf(run.checklist).flatMap((role) => {
      const person = run.people.contacts[role];
      return person === undefined ? [] : [{ role, person }];
    }),
  ].filter(({ person }) => person.name !== '');
  return [
    {
      kind: 'paragraph',
      tone: 'strong',
      text: `${[live, ...windows].join(' · ')} (${zoneWords(offset)})`,
    },
    {
      kind: 'bullets',
      items: contacts.map(({ role, person }) => `${role}: ${person.name}, ${person.phone}`),
    },
  ];
}

function triggers(run: StartedRun): readonly SheetBlock[] {
  const rows = triggersOf(run.checklist).map(({ number, text }): TableRow => {
    const seconds = run.thresholds[number] ?? 0;
    const threshold = seconds === 0 ? 'at once' : formatStopwatch(seconds * 1000);
    return { cells: [number, { text }, threshold, '', ''] };
  });
  if (rows.length === 0 || run.phase === 'rolling-back') return [];
  return [
    { kind: 'heading', level: 2, text: 'Rollback triggers' },
    {
      kind: 'table',
      columns: [
        { header: 'No.', width: { points: 42 }, align: 'left' },
        { header: 'Condition', width: { share: 5 }, align: 'left' },
        { header: 'Threshold', width: { points: 58 }, align: 'left' },
        { header: 'Observed at', width: { points: 90 }, align: 'left' },
        { header: 'Cleared at', width: { points: 90 }, align: 'left' },
      ],
      rows: rows.map(roomy),
      rowHeader: 0,
      size: 'normal',
    },
  ];
}

const columns: readonly TableColumn[] = [
  { header: 'No.', width: { points: 42 }, align: 'left' },
  { header: 'Item', width: { share: 5 }, align: 'left' },
  { header: 'Done', width: { points: 34 }, align: 'centre' },
  { header: 'Failed', width: { points: 42 }, align: 'centre' },
  { header: 'N/A', width: { points: 30 }, align: 'centre' },
  { header: 'Time', width: { points: 48 }, align: 'left' },
  { header: 'Value, reason, initials', width: { share: 4 }, align: 'left' },
];

function open(run: StartedRun): readonly SheetBlock[] {
  return groupsToPrint(run).flatMap((group): readonly SheetBlock[] => {
    const items = openOf(run, group);
    if (items.length === 0) return [];
    return [
      { kind: 'heading', level: 2, text: `${group.number} ${group.title}` },
      {
        kind: 'table',
        columns,
        rows: items.map((item) => roomy(itemRow(run, item))),
        rowHeader: 0,
        size: 'normal',
      },
    ];
  });
}

function itemRow(run: StartedRun, item: ChecklistItem): TableRow {
  const now = itemNow(run, item.number);
  const left = item.subChecks.filter((_, index) => now.checked[index] !== true);
  const lines = [
    item.text,
    left.length === 0 ? '' : `Check: ${left.join(', ')}`,
    item.limit === null ? '' : `Measured, ${item.limit.words}:`,
    now.state === 'open'
      ? ''
      : `So far ${stateWords[now.state]}${now.reason === null ? '' : `: ${now.reason}`}`,
  ].filter((line) => line !== '');
  const box = { text: '', glyph: 'open', glyphName: 'to tick' } as const;
  return { cells: [item.number, { text: lines.join('\n') }, box, box, box, '', ''] };
}

/** A second, empty line in the last cell: room for handwriting. */
function roomy(row: TableRow): TableRow {
  return { ...row, cells: row.cells.map((cell, index) => (index === row.cells.length - 1 ? ' \n ' : cell)) };
}

/** After a rollback was decided its steps alone; before, the night's work in order, without follow-ups and roles. */
function groupsToPrint(run: StartedRun): readonly ChecklistGroup[] {
  const groups = groupsInOrder(run);
  if (run.phase === 'rolling-back') return groups.filter(({ kind }) => kind === 'rollback');
  return groups.filter(({ kind }) => kind === 'items' || kind === 'step' || kind === 'window');
}

function openOf(run: StartedRun, group: ChecklistGroup): readonly ChecklistItem[] {
  const rollback = new Set(rollbackItemsOf(run.checklist).map(({ number }) => number));
  const isRollingBack = run.phase === 'rolling-back';
  return flatItems(group).filter(
    ({ kind, number }) =>
      kind === 'item' && rollback.has(number) === isRollingBack && !isClosed(itemNow(run, number)),
  );
}
