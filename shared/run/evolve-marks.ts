/** Marks, notes and evidence: each is kept for ever, an undone mark only stops counting. */
import { goLiveItem } from '../checklist/go-live-item.ts';
import { withItem, type Evolvers, type Moment } from './evolver.ts';
import { flatItems } from './flat-items.ts';
import { itemNow } from './item-now.ts';
import type { KeptEvidence, Mark, Note, StartedRun } from './run-state.ts';

export const evolveMarks: Evolvers<
  | 'ItemMarked'
  | 'ItemReopened'
  | 'SubCheckMarked'
  | 'ApplicabilityAnswered'
  | 'MarkUndone'
  | 'NoteAdded'
  | 'EvidenceAdded'
  | 'EvidenceRemoved'
> = {
  ItemMarked: (run, event, moment) => {
    const { item, state, reason, value, remindAt, statedAt, outOfOrder, paper = null } = event;
    const mark = { kind: 'marked', state, reason, value, remindAt, statedAt, outOfOrder, paper } as const;
    return addMark(run, item, mark, moment);
  },
  ItemReopened: (run, { item }, moment) => addMark(run, item, { kind: 'reopened', state: 'open' }, moment),
  SubCheckMarked: (run, { item, index, checked }, moment) =>
    // The state of a sub-check follows from all of the item's sub-checks, so this one is never read.
    addMark(run, item, { kind: 'sub-check', state: 'open', subCheck: { index, checked } }, moment),
  ApplicabilityAnswered: (run, { item, applies, reason }, moment) =>
    addMark(
      run,
      item,
      { kind: 'applicability', state: applies ? 'open' : 'not-applicable', applies, reason },
      moment,
    ),
  MarkUndone: (run, { item, position }, { stamp }) =>
    afterItemChanged(
      withItem(run, item, (record) => ({
        marks: record.marks.map((mark) =>
          mark.stamp.position === position ? { ...mark, undone: stamp } : mark,
        ),
      })),
      item,
      stamp,
    ),
  NoteAdded: (run, { item, text, round = null }, { stamp }) => {
    const note: Note = { stamp, text, round };
    return item === null
      ? { ...run, notes: [...run.notes, note] }
      : withItem(run, item, (record) => ({ notes: [...record.notes, note] }));
  },
  EvidenceAdded: (run, { item, evidence, round = null }, { stamp }) => {
    const kept: KeptEvidence = { stamp, evidence, item, round, removed: null };
    const all = { ...run, evidence: [...run.evidence, kept] };
    return item === null ? all : withItem(all, item, (record) => ({ evidence: [...record.evidence, kept] }));
  },
  EvidenceRemoved: (run, { id, reason }, { stamp }) => {
    const remove = (kept: KeptEvidence): KeptEvidence =>
      kept.evidence.id === id && kept.removed === null ? { ...kept, removed: { stamp, reason } } : kept;
    const item = run.evidence.find(({ evidence }) => evidence.id === id)?.item ?? null;
    const all = { ...run, evidence: run.evidence.map(remove) };
    return item === null ? all : withItem(all, item, (record) => ({ evidence: record.evidence.map(remove) }));
  },
};

const plain = {
  reason: null,
  value: null,
  remindAt: null,
  statedAt: null,
  outOfOrder: false,
  paper: null,
  subCheck: null,
  applies: null,
  undone: null,
} as const;

function addMark(
  run: StartedRun,
  item: string,
  mark: Partial<Mark> & Pick<Mark, 'kind' | 'state'>,
  { stamp }: Moment,
): StartedRun {
  const marked = withItem(run, item, (record) => ({
    marks: [...record.marks, { ...plain, ...mark, stamp }],
  }));
  return afterItemChanged(marked, item, stamp);
}

/** What follows at once from an item's new state: a step goes on, the triggers are armed or stand down. */
function afterItemChanged(run: StartedRun, item: string, stamp: Mark['stamp']): StartedRun {
  return watchFromProduction(stepGoesOn(run, item), item, stamp);
}

/** A step that had ended goes on when one of its items is open again. */
function stepGoesOn(run: StartedRun, item: string): StartedRun {
  const group = run.places.get(item)?.group;
  const times = group === undefined ? undefined : run.steps[group.number];
  if (group === undefined || times === undefined || times.ended === null) return run;
  if (flatItems(group).every(({ number }) => itemNow(run, number).state !== 'open')) return run;
  return { ...run, steps: { ...run.steps, [group.number]: { ...times, ended: null } } };
}

/** Triggers are watched from the production deployment; taking that back before go-live ends the watch. */
function watchFromProduction(run: StartedRun, item: string, stamp: Mark['stamp']): StartedRun {
  const place = run.places.get(item);
  if (place === undefined || (place.group.kind !== 'step' && place.section.part !== 'deploy')) return run;
  if (goLiveItem(run.checklist)?.number !== item) return run;
  const isDone = itemNow(run, item).state === 'done';
  if (isDone) return run.watch === null ? { ...run, watch: { since: stamp, kept: null } } : run;
  return run.goLive === null && run.breaches.length === 0 ? { ...run, watch: null } : run;
}
