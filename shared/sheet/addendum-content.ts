/** An addendum as plain data: one period of follow-ups, over the hash of the sealed sheet. */
import type { RecordedEvent } from '../ledger/recorded-event.ts';
import { periodTitle, type FollowUpPeriodNow } from '../follow-up/follow-up-periods.ts';
import { describeEvent } from '../run/describe-event.ts';
import type { AddendumPlace } from '../run/run-events.ts';
import type { StartedRun } from '../run/run-state.ts';
import { formatDate, formatIso } from '../time/instant.ts';
import { evidenceOfPeriod, followUpsOfPeriod, moment, onlyOfPeriod } from './addendum-follow-ups.ts';
import { evidenceAttachments } from './evidence-part.ts';
import type { SheetBlock, SheetDocument } from './sheet-document.ts';
import type { SheetOptions } from './sheet-options.ts';
import { count, offsetOf, zoneWords } from './sheet-words.ts';

export type AddendumSubject = {
  readonly run: StartedRun;
  readonly events: readonly RecordedEvent[];
  readonly number: number;
  readonly period: FollowUpPeriodNow;
  /** Why it is closed with something left; null when nothing is. */
  readonly reason: string | null;
};

export const addendumFields: Readonly<
  Record<AddendumPlace, { readonly name: string; readonly role: string }>
> = {
  lead: { name: 'addendum-lead', role: 'Answers for the follow-ups' },
  reviewer: { name: 'addendum-reviewer', role: 'Reviewed by' },
};

/** The same run and period give the same document; `options` as for the sheet, its purpose is always signing. */
export function addendumContent(subject: AddendumSubject, options: SheetOptions): SheetDocument {
  const { run, number, period } = subject;
  const title = `Addendum ${number} to run ${run.runNumber}`;
  return {
    title: `${title}: ${period.title}`,
    subject: `${run.details.product} ${run.details.release} in ${run.details.environment}, ${period.title}`,
    author: run.operator,
    language: 'en',
    letterhead: options.letterhead,
    runIdentity: `${title}, ${formatDate(run.lastAt, offsetOf(run))}`,
    runNumber: `Run ${run.runNumber}, addendum ${number}`,
    shortHash: `SHA-256 ${run.head.slice(0, 8)} ${run.head.slice(8, 16)} … ${run.head.slice(-8)}`,
    watermark: run.rehearsal ? 'REHEARSAL' : null,
    createdAt: formatIso(run.lastAt, offsetOf(run)),
    fileId: run.head.slice(0, 32).toUpperCase(),
    signatureFields: true,
    blocks: [
      ...summary(subject),
      ...followUpsOfPeriod(subject),
      ...evidenceOfPeriod(subject),
      ...signatures(subject),
      ...historySince(subject),
      ...howToVerify(subject, options),
    ],
    attachments: [
      {
        name: 'record.json',
        mime: 'application/json',
        description: 'The record of this run as data, up to this addendum',
        content: options.recordJson,
        relationship: 'Data',
      },
      {
        name: 'run.jsonl',
        mime: 'application/jsonl',
        description: 'The history as stored, up to this addendum: one sealed event a line',
        content: options.ledger,
        relationship: 'Data',
      },
      ...evidenceAttachments(run, onlyOfPeriod(subject, options)),
    ],
  };
}

function summary({ run, period, number, reason }: AddendumSubject): readonly SheetBlock[] {
  const { details, goLive, sealed } = run;
  const left = period.total - period.closed;
  const offset = offsetOf(run);
  return [
    { kind: 'heading', level: 1, text: `Addendum ${number}: ${period.title}` },
    {
      kind: 'callout',
      glyph: left === 0 ? 'done' : 'open',
      tone: left === 0 ? 'good' : 'caution',
      title: `${period.closed} of ${count(period.total, 'follow-up')} closed`,
      text: left === 0 ? 'Nothing is left of this period.' : `${left} not closed. ${reason ?? ''}`,
    },
    {
      kind: 'keyValues',
      columns: 2,
      pairs: [
        { label: 'Release', value: `${details.product} ${details.release}` },
        { label: 'Environment', value: details.environment },
        { label: 'Run', value: run.runNumber },
        { label: 'Change ticket', value: details.ticket === '' ? 'not given' : details.ticket },
        { label: 'Live since', value: goLive === null ? 'not live' : moment(goLive.liveAt, offset) },
        { label: 'Period due', value: formatDate(period.endsAt, offset) },
        { label: 'Record sealed', value: sealed === null ? 'not sealed' : moment(sealed.stamp.at, offset) },
        { label: 'Times', value: zoneWords(offset) },
        {
          label: 'Adds to the sheet',
          value: [{ text: sealed?.sheetSha256 ?? '', style: 'mono' }],
          wide: true,
        },
        {
          label: 'Record as closed',
          value: [{ text: run.closing?.head ?? '', style: 'mono' }],
          wide: true,
        },
      ],
    },
    {
      kind: 'paragraph',
      tone: 'quiet',
      text: 'The hashes are SHA-256. This addendum changes nothing of the sealed record. The sheet named above, with its signatures, stays as it was.',
    },
  ];
}

function signatures({ run }: AddendumSubject): readonly SheetBlock[] {
  return [
    { kind: 'heading', level: 2, text: 'Signatures' },
    {
      kind: 'signatureBoxes',
      columns: 2,
      boxes: [
        {
          role: addendumFields.lead.role,
          name: run.operator,
          meaning: '',
          timeLine: '',
          mark: { kind: 'none', text: 'not signed' },
          fieldName: addendumFields.lead.name,
        },
        {
          role: addendumFields.reviewer.role,
          name: '',
          meaning: '',
          timeLine: '',
          mark: { kind: 'none', text: 'not reviewed' },
          fieldName: addendumFields.reviewer.name,
        },
      ],
    },
  ];
}

/** What was recorded after the seal: the part of the history that no earlier sheet carries. */
function historySince({ run, events }: AddendumSubject): readonly SheetBlock[] {
  const from = run.sealed?.stamp.position ?? 0;
  const since = events.filter(({ position }) => position >= from);
  return [
    { kind: 'heading', level: 2, text: `History since the seal: ${count(since.length, 'entry', 'entries')}` },
    {
      kind: 'table',
      columns: [
        { header: 'No.', width: { points: 32 }, align: 'right' },
        { header: 'When', width: { points: 108 }, align: 'left' },
        { header: 'Who', width: { share: 1 }, align: 'left' },
        { header: 'What', width: { share: 4 }, align: 'left' },
      ],
      rows: since.map((recorded) => ({
        cells: [
          String(recorded.position),
          moment(recorded.at, recorded.offsetMinutes),
          recorded.by,
          describeEvent(recorded, run),
        ],
      })),
      rowHeader: null,
      size: 'small',
    },
  ];
}

function howToVerify({ run }: AddendumSubject, { appVersion }: SheetOptions): readonly SheetBlock[] {
  const earlier = run.addenda.map(({ number, group, period, signatures: given }) => {
    const known = run.checklist.sections.flatMap(({ groups }) => groups).find((one) => one.number === group);
    const title =
      known?.followUp == null ? group : periodTitle({ ...known, followUp: known.followUp }, period);
    return `Addendum ${number}, ${title}  ${given.at(-1)?.digital.fileSha256 ?? ''}`;
  });
  return [
    { kind: 'heading', level: 2, text: 'How to verify' },
    {
      kind: 'bullets',
      items: [
        'sha256sum of the sealed sheet gives the hash on page 1. That sheet verifies by itself.',
        'run.jsonl goes on where the sheet’s own run.jsonl ends: its first lines are the same, byte for byte, and each line names the seal of the line before it.',
        'pdfsig, from the Poppler tools, or any PDF reader shows who signed this addendum. runsheet verify says the same and also checks the history inside.',
      ],
    },
    {
      kind: 'mono',
      lines: [
        `Sealed sheet  ${run.sealed?.sheetSha256 ?? ''}`,
        ...earlier,
        `History up to this addendum, entry ${run.position}  ${run.head}`,
        `Run ${run.runNumber}  ${run.runId}`,
        `Made by Runsheet ${appVersion}`,
      ],
    },
  ];
}
