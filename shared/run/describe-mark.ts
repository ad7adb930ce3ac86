import { formatDuration } from '../time/instant.ts';
import { timingAt } from '../verification/timing.ts';
import type { Lines } from './describe-event.ts';
import { because, time, titled } from './history-words.ts';
import { itemRecord } from './item-now.ts';
import { stateWords } from './rejection-words.ts';
import type { Paper } from './run-events.ts';
import type { StartedRun } from './run-state.ts';

export type MarkEvent =
  | 'ItemMarked'
  | 'ItemReopened'
  | 'SubCheckMarked'
  | 'ApplicabilityAnswered'
  | 'MarkUndone'
  | 'NoteAdded'
  | 'EvidenceAdded'
  | 'EvidenceRemoved'
  | 'FollowUpMarked'
  | 'FollowUpEnded'
  | 'LessonWritten';

export const describeMark: Lines<MarkEvent> = {
  ItemMarked: ({ item, state, reason, value, remindAt, statedAt, outOfOrder, paper }, run, recorded) =>
    [
      `${titled(run, item)}: ${stateWords[state]}`,
      value === null ? '' : `, ${value}`,
      state === 'done' ? timed(run, item, recorded.position) : '',
      statedAt === null || paper !== undefined ? '' : `, stated as done ${time(statedAt, recorded)}`,
      fromPaper(paper, statedAt === null ? '' : time(statedAt, recorded)),
      remindAt === null ? '' : `, back at ${time(remindAt, recorded)}`,
      outOfOrder ? ', out of order' : '',
      because(reason),
    ].join(''),
  ItemReopened: ({ item }, run) => `${titled(run, item)}: opened again`,
  SubCheckMarked: ({ item, index, checked }, run, { position }) => {
    const name = run.places.get(item)?.item.subChecks[index] ?? `sub-check ${index + 1}`;
    return `${titled(run, item)}: ${name} ${checked ? 'checked' : 'unchecked'}${timed(run, item, position)}`;
  },
  ApplicabilityAnswered: ({ item, applies, reason }, run) =>
    `${titled(run, item)}: ${applies ? 'applies' : 'does not apply'}${because(reason)}`,
  MarkUndone: ({ item, position }, run, recorded) => {
    const mark = itemRecord(run, item).marks.find(({ stamp }) => stamp.position === position);
    const of = mark === undefined ? '' : ` of ${time(mark.stamp.at, recorded)}`;
    return `${titled(run, item)}: the mark${of} was undone`;
  },
  NoteAdded: ({ item, text, round }, run) =>
    item === null ? `Note: ${text}` : `${titled(run, item)}${inRound(round)}: note: ${text}`,
  EvidenceAdded: ({ item, evidence, round }, run) => {
    const piece = `evidence ${evidence.name}, SHA-256 ${evidence.sha256.slice(0, 8)}`;
    return item === null ? `Added ${piece}` : `${titled(run, item)}${inRound(round)}: ${piece}`;
  },
  EvidenceRemoved: ({ id, reason }, run) => {
    const name = run.evidence.find(({ evidence }) => evidence.id === id)?.evidence.name ?? id;
    return `Evidence ${name} removed${because(reason)}`;
  },
  FollowUpMarked: ({ item, round, state, note }, run) =>
    `${titled(run, item)}${inRound(round)}: ${stateWords[state]}${because(note)}`,
  FollowUpEnded: ({ group, reason }, run) => {
    const title = run.checklist.sections
      .flatMap(({ groups }) => groups)
      .find(({ number }) => number === group)?.title;
    return `Follow-up ended: ${title ?? group}${because(reason)}`;
  },
  LessonWritten: ({ item, text }, run) =>
    text === ''
      ? 'What was learned was taken back'
      : `${item === null ? 'Learned' : `${titled(run, item)}: learned`}: ${text}`,
};

/** ", round 3" of a repeating follow-up. */
function inRound(round: number | undefined): string {
  return round === undefined || round === 0 ? '' : `, round ${round}`;
}

/** ", transcribed from paper of Jonas Weber, written 02:10:00" */
function fromPaper(paper: Paper | undefined, written: string): string {
  if (paper === undefined) return '';
  return `, transcribed from paper of ${paper.writtenBy}${written === '' ? '' : `, written ${written}`}`;
}

/** ", 3:10 late" or ", 2:20 early" for the mark recorded at this position when it closed its item as done. */
function timed(run: StartedRun, item: string, position: number): string {
  const mark = itemRecord(run, item).marks.find(({ stamp }) => stamp.position === position);
  if (mark === undefined || mark.kind === 'sub-check') return '';
  const timing = timingAt(run, item, mark.stamp.steadyAt);
  return timing.kind === 'late' || timing.kind === 'early'
    ? `, ${formatDuration(timing.byMs)} ${timing.kind}`
    : '';
}
