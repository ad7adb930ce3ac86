/** What stands on an addendum of the follow-ups themselves, and of their evidence. */
import type { FollowUpPeriodNow } from '../follow-up/follow-up-periods.ts';
import type { FollowUpLine } from '../follow-up/follow-up.ts';
import { itemRecord } from '../run/item-now.ts';
import type { KeptEvidence, StartedRun } from '../run/run-state.ts';
import { formatDate, formatTimeOfDay } from '../time/instant.ts';
import { evidenceNumber, sizeWords } from './evidence-part.ts';
import type { SheetBlock, TableRow } from './sheet-document.ts';
import type { SheetOptions } from './sheet-options.ts';
import { count, offsetOf, stateGlyphs, stateWords } from './sheet-words.ts';

type OfPeriod = { readonly run: StartedRun; readonly period: FollowUpPeriodNow };

export function followUpsOfPeriod({ run, period }: OfPeriod): readonly SheetBlock[] {
  return [
    { kind: 'heading', level: 2, text: `Follow-ups: ${count(period.total, 'item')}` },
    {
      kind: 'table',
      columns: [
        { header: 'No.', width: { points: 42 }, align: 'left' },
        { header: 'Follow-up', width: { share: 5 }, align: 'left' },
        { header: 'Due', width: { share: 2 }, align: 'left' },
        { header: 'Ended', width: { share: 2 }, align: 'left' },
        { header: 'When, who', width: { share: 3 }, align: 'left' },
      ],
      rows: period.lines.toSorted(byItem(run)).map((line) => followUpRow(run, line, period)),
      rowHeader: 0,
      size: 'small',
    },
  ];
}

function byItem(run: StartedRun): (a: FollowUpLine, b: FollowUpLine) => number {
  const order = [...run.places.keys()];
  return (a, b) => order.indexOf(a.item) - order.indexOf(b.item) || a.dueAt - b.dueAt;
}

function followUpRow(run: StartedRun, line: FollowUpLine, { period }: FollowUpPeriodNow): TableRow {
  const offset = offsetOf(run);
  const { item, round, state, answer, dueAt } = line;
  const record = itemRecord(run, item);
  const isHere = (other: { readonly round: number | null }): boolean => (other.round ?? 0) === round;
  const details = [
    answer?.note ?? '',
    ...record.notes
      .filter(isHere)
      .map(({ stamp, text }) => `Note ${moment(stamp.at, offset)}, ${stamp.by}: ${text}`),
    ...record.evidence
      .filter(isHere)
      .map((kept) => `Evidence ${evidenceNumber(run, kept.evidence.id)}: ${kept.evidence.name}`),
  ].filter((text) => text !== '');
  return {
    cells: [
      item,
      { text: [`${run.places.get(item)?.item.text ?? item}${dayOf(line, period)}`, ...details].join('\n') },
      formatDate(dueAt, offset),
      { text: `${stateWords[state]}${isLate(line) ? ', after it was due' : ''}`, glyph: stateGlyphs[state] },
      answer === null ? '' : `${moment(answer.stamp.at, offset)}, ${answer.stamp.by}`,
    ],
  };
}

/** ", day 3" where one period asks the same again and again. */
function dayOf({ round }: FollowUpLine, period: number): string {
  return period === 0 && round > 0 ? `, day ${round}` : '';
}

function isLate({ answer, dueAt }: FollowUpLine): boolean {
  return answer !== null && answer.stamp.at > dueAt;
}

/** Evidence of this period, and of no other. */
function evidenceOf({ run, period }: OfPeriod): readonly KeptEvidence[] {
  const rounds = new Set(period.lines.map(({ item, round }) => `${item} ${round}`));
  return run.evidence.filter(({ item, round }) => rounds.has(`${item} ${round ?? 0}`));
}

export function onlyOfPeriod(subject: OfPeriod, options: SheetOptions): SheetOptions {
  const ids = new Set(evidenceOf(subject).map(({ evidence: { id } }) => id));
  return { ...options, evidence: new Map([...options.evidence].filter(([id]) => ids.has(id))) };
}

export function evidenceOfPeriod(subject: OfPeriod): readonly SheetBlock[] {
  const kept = evidenceOf(subject);
  if (kept.length === 0) return [];
  const { run } = subject;
  return [
    { kind: 'heading', level: 2, text: `Evidence: ${count(kept.length, 'piece')}` },
    {
      kind: 'table',
      columns: [
        { header: 'No.', width: { points: 28 }, align: 'left' },
        { header: 'Item', width: { points: 42 }, align: 'left' },
        { header: 'What', width: { share: 3 }, align: 'left' },
        { header: 'Captured', width: { share: 2 }, align: 'left' },
        { header: 'SHA-256', width: { share: 3 }, align: 'left' },
      ],
      rows: kept.map(({ evidence: piece, item, stamp, removed }) => ({
        cells: [
          evidenceNumber(run, piece.id),
          item ?? '',
          [
            `${piece.name}, ${sizeWords(piece.size)}`,
            ...(piece.text === null ? [] : [piece.text.slice(0, 600)]),
            ...(removed === null ? [] : [`Removed: ${removed.reason}`]),
          ].join('\n'),
          `${moment(stamp.at, offsetOf(run))}, ${stamp.by}`,
          { text: [{ text: piece.sha256, style: 'mono' as const }] },
        ],
      })),
      rowHeader: 0,
      size: 'small',
    },
  ];
}

/** Date and time of day. */
export function moment(at: number, offsetMinutes: number): string {
  return `${formatDate(at, offsetMinutes)} ${formatTimeOfDay(at, offsetMinutes)}`;
}
