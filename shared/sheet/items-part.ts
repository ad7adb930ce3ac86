/** All items by section in source order: how each ended, when, by whom, with its notes, values and evidence. */
import type { ChecklistItem } from '../checklist/checklist.ts';
import { itemNow, itemRecord } from '../run/item-now.ts';
import { batchOf, batchWords } from '../run/mark-batches.ts';
import type { ItemNow, Mark, Place, StartedRun } from '../run/run-state.ts';
import { followUpsDue } from '../follow-up/follow-up.ts';
import { signOffOf, signOffSlots } from '../sign-off/sign-off-slots.ts';
import { formatDate, formatDuration, formatTimeOfDay } from '../time/instant.ts';
import { timingOf } from '../verification/timing.ts';
import type { Glyph, SheetBlock, TableColumn, TableRow } from './sheet-document.ts';
import { evidenceNumber } from './evidence-part.ts';
import { isAskedAgain } from './signature-box.ts';
import { offsetOf, stateGlyphs, stateWords, when } from './sheet-words.ts';

type Ending = { readonly glyph: Glyph; readonly words: string; readonly stamped: string };

const columns: readonly TableColumn[] = [
  { header: 'No.', width: { points: 42 }, align: 'left' },
  { header: 'Item', width: { share: 5 }, align: 'left' },
  { header: 'Ended', width: { share: 3 }, align: 'left' },
  { header: 'When, who', width: { share: 3 }, align: 'left' },
];

export function itemsPart(run: StartedRun, steadyNow: number): readonly SheetBlock[] {
  const sections = run.checklist.sections.flatMap((section): readonly SheetBlock[] => {
    const rows = section.groups.flatMap((group): readonly TableRow[] => [
      { tone: 'group', cells: [{ text: `${group.number} ${group.title}`, span: columns.length }] },
      ...[...run.places.values()]
        .filter((place) => place.group.number === group.number)
        .map((place) => itemRow(run, place, steadyNow)),
    ]);
    return [
      { kind: 'heading', level: 3, text: `${section.number} ${section.title}` },
      { kind: 'table', columns, rows, rowHeader: 0, size: 'small' },
    ];
  });
  return [{ kind: 'heading', level: 2, text: `All ${run.checklist.counts.items} items` }, ...sections];
}

function itemRow(run: StartedRun, place: Place, steadyNow: number): TableRow {
  const ending = endingOf(run, place, steadyNow);
  return {
    cells: [
      place.item.number,
      { text: [place.item.text, ...details(run, place.item)].join('\n') },
      { text: ending.words, glyph: ending.glyph },
      ending.stamped,
    ],
  };
}

/** Triggers, rollback steps, roles and follow-ups end in words of their own: a tick would say something else. */
function endingOf(run: StartedRun, place: Place, steadyNow: number): Ending {
  if (place.item.kind === 'trigger') return triggerEnding(run, place.item.number);
  if (place.item.kind === 'role') return roleEnding(run, place.item.number);
  if (place.section.part === 'follow-up') return followUpEnding(run, place.item.number, steadyNow);
  const now = itemNow(run, place.item.number);
  if (place.group.kind === 'rollback' && now.mark === null) {
    const invoked = run.rollbacks.some((rollback) => rollback.cancelled === null);
    return { glyph: invoked ? 'open' : 'notInvoked', words: invoked ? 'open' : 'not invoked', stamped: '' };
  }
  return markedEnding(run, place.item, now, steadyNow);
}

function markedEnding(run: StartedRun, item: ChecklistItem, now: ItemNow, steadyNow: number): Ending {
  const timing = timingOf(run, item.number, steadyNow);
  const stamped = now.mark === null ? '' : `${when(run, now.mark.stamp)}, ${now.mark.stamp.by}`;
  if (now.state === 'open' && run.outcome !== null) {
    const after =
      run.outcome === 'rolled-back'
        ? 'not done, rolled back'
        : run.outcome === 'aborted'
          ? 'not done, aborted'
          : 'open';
    return { glyph: 'open', words: after, stamped };
  }
  switch (timing.kind) {
    case 'late':
      return { glyph: 'late', words: `done, ${formatDuration(timing.byMs)} late`, stamped };
    case 'early':
      return { glyph: 'early', words: `done, ${formatDuration(timing.byMs)} early`, stamped };
    case 'overdue':
      return { glyph: stateGlyphs[now.state], words: `${stateWords[now.state]}, overdue`, stamped };
    case 'none':
    case 'on-time':
    case 'opens':
    case 'due':
      return { glyph: stateGlyphs[now.state], words: stateWords[now.state], stamped };
  }
}

function triggerEnding(run: StartedRun, number: string): Ending {
  const breaches = run.breaches.filter((breach) => breach.trigger === number);
  const tripped = breaches.filter((breach) => breach.tripped !== null).length;
  if (tripped > 0)
    return { glyph: 'tripped', words: `tripped ${tripped === 1 ? 'once' : `${tripped} times`}`, stamped: '' };
  if (breaches.length > 0) return { glyph: 'breach', words: 'observed, not tripped', stamped: '' };
  return run.watch === null
    ? { glyph: 'watched', words: 'not watched', stamped: '' }
    : { glyph: 'watched', words: 'watched, not tripped', stamped: '' };
}

/** Whoever signs this file does so after it was drawn, so only the field can tell. */
const inItsField: Ending = { glyph: 'open', words: 'see Approvals', stamped: '' };

function roleEnding(run: StartedRun, number: string): Ending {
  const signOff = signOffOf(run, number);
  if (signOff === null) {
    const reason = run.closing?.missing[number] ?? '';
    return reason.trim() === ''
      ? inItsField
      : { ...inItsField, words: `at closing: ${reason}; ${inItsField.words}` };
  }
  const slot = signOffSlots(run.checklist).find((known) => known.slot === number);
  if (slot !== undefined && isAskedAgain(run, slot, signOff)) return inItsField;
  const stamped = `${when(run, signOff.stamp)}, ${signOff.name}`;
  if (signOff.how === 'elsewhere')
    return { glyph: 'info', words: 'approved elsewhere, not a signature here', stamped };
  if (signOff.meaning === 'decline') return { glyph: 'failed', words: 'declined', stamped };
  return {
    glyph: 'done',
    words: signOff.afterGoLive ? 'approved, after go-live' : 'approved, before go-live',
    stamped,
  };
}

function followUpEnding(run: StartedRun, number: string, steadyNow: number): Ending {
  const marked = run.followUps.findLast((round) => round.item === number);
  if (marked !== undefined) {
    return {
      glyph: stateGlyphs[marked.state],
      words: stateWords[marked.state],
      stamped: `${when(run, marked.stamp)}, ${marked.stamp.by}`,
    };
  }
  const due = followUpsDue(run, steadyNow).find((line) => line.item === number);
  return due === undefined
    ? { glyph: 'notInvoked', words: 'not due', stamped: '' }
    : { glyph: 'due', words: `due ${formatDate(due.dueAt, offsetOf(run))}`, stamped: '' };
}

/** Where a mark came from when it was not simply made: an earlier time, paper, a batch. */
function originLines(run: StartedRun, item: string): readonly string[] {
  const { mark } = itemNow(run, item);
  const batch = batchOf(run, item);
  const stated = mark?.statedAt ?? null;
  const isStated = stated !== null && mark?.paper === null;
  return [
    isStated ? `Stated time: ${formatTimeOfDay(stated, offsetOf(run))}` : '',
    paperLine(run, mark),
    batch === null ? '' : `Marked in a batch: ${batchWords(batch)}.`,
  ];
}

/** "Transcribed from paper: written by Jonas Weber 02:10:00, typed in 02:45:12 by Mei Lindqvist, page: evidence 3" */
function paperLine(run: StartedRun, mark: Mark | null): string {
  if (mark === null || mark.paper === null) return '';
  const { writtenBy, pageId } = mark.paper;
  const written = mark.statedAt === null ? '' : ` ${formatTimeOfDay(mark.statedAt, offsetOf(run))}`;
  const page =
    pageId === null ? 'no photograph of the page' : `page: evidence ${evidenceNumber(run, pageId)}`;
  return `Transcribed from paper: written by ${writtenBy}${written}, typed in ${when(run, mark.stamp)} by ${mark.stamp.by}, ${page}`;
}

/** Lines under an item: what was measured, why, sub-checks, notes, evidence, and what it was before. */
function details(run: StartedRun, item: ChecklistItem): readonly string[] {
  const now = itemNow(run, item.number);
  const record = itemRecord(run, item.number);
  const earlier = record.marks.filter((mark) => mark.kind !== 'sub-check' && mark !== now.mark);
  const lines: readonly string[] = [
    now.value === null ? '' : `Measured: ${now.value}${item.limit === null ? '' : ` (${item.limit.words})`}`,
    now.reason === null || now.reason.trim() === '' ? '' : `Reason: ${now.reason}`,
    now.mark?.outOfOrder === true ? 'Marked out of order.' : '',
    ...originLines(run, item.number),
    item.subChecks.length === 0
      ? ''
      : `Checked: ${item.subChecks.filter((_, index) => now.checked[index] === true).join(', ') || 'none'} (${now.checked.filter(Boolean).length} of ${item.subChecks.length})`,
    ...record.notes.map((note) => `Note ${when(run, note.stamp)}, ${note.stamp.by}: ${note.text}`),
    ...record.evidence.map(
      (kept) =>
        `Evidence ${evidenceNumber(run, kept.evidence.id)}: ${kept.evidence.name}${kept.removed === null ? '' : ` (removed: ${kept.removed.reason})`}`,
    ),
    earlier.length === 0
      ? ''
      : `Before: ${earlier.map((mark) => `${markWords(mark)} ${when(run, mark.stamp)}${mark.undone === null ? '' : ', undone'}${mark.reason === null || mark.reason === '' ? '' : ` (${mark.reason})`}`).join('; ')}`,
  ];
  return lines.filter((line) => line !== '');
}

function markWords(mark: Mark): string {
  if (mark.kind === 'reopened') return 'opened again';
  return mark.kind === 'applicability' && mark.applies === true ? 'applies' : stateWords[mark.state];
}
