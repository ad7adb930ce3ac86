/**
 * The rule: with another version of its checklist a run keeps what was recorded for items that say the same in the same
 * place. About one that moved, changed its group or its words a person is asked; what is gone stays in the history.
 */
import type { ChecklistDifference } from '../checklist/compare-checklists.ts';
import { compareOnce, type ReadText } from '../checklist/compare/compare-once.ts';
import { changeWords, describeDifference } from '../checklist/describe-difference.ts';
import { itemRecord } from './item-now.ts';
import { placesOf } from './places-of.ts';
import type { Place, StartedRun } from './run-state.ts';

/** One item that is other in the new version, and what becomes of what was recorded for it. */
export type UpdateRow = {
  /** Its number before; null for an added one. */
  readonly from: string | null;
  /** Its number in the new version; null for one that is gone. */
  readonly to: string | null;
  /** "Reworded", with what changed in a sentence. */
  readonly change: string;
  readonly words: string;
  readonly isRecorded: boolean;
  /** A person may choose that its mark goes on. */
  readonly mayKeep: boolean;
  /** What is chosen as long as nobody says otherwise: the same words are the same work. */
  readonly keeps: boolean;
};

export type UpdatePlan = {
  /** Unchanged items with something recorded: it goes on. */
  readonly carried: readonly { readonly from: string; readonly to: string }[];
  readonly rows: readonly UpdateRow[];
  readonly differences: readonly ChecklistDifference[];
};

export function planUpdate(run: StartedRun, { markdown, checklist }: ReadText): UpdatePlan {
  const before = { markdown: run.checklistSource.markdown, checklist: run.checklist };
  const { differences, same } = compareOnce(before, { markdown, checklist });
  const places = placesOf(checklist);
  const asked = new Set(differences.flatMap((difference) => ('from' in difference ? difference.from : [])));
  const unchanged = [...same].filter(([from]) => !asked.has(from));
  const isOther = ([from, to]: readonly [string, string]): boolean =>
    !meansTheSame(run.places.get(from), places.get(to));
  return {
    carried: unchanged
      .filter((pair) => hasRecord(run, pair[0]) && !isOther(pair))
      .map(([from, to]) => ({ from, to })),
    rows: [
      ...differences.map((difference) => rowOf(run, places, difference)),
      ...unchanged
        .filter((pair) => hasRecord(run, pair[0]) && isOther(pair))
        .map((pair) => otherMeaning(run, pair)),
    ],
    differences,
  };
}

function rowOf(
  run: StartedRun,
  places: ReadonlyMap<string, Place>,
  difference: ChecklistDifference,
): UpdateRow {
  const from = 'from' in difference ? difference.from : null;
  const to = 'to' in difference ? difference.to : null;
  const before = from === null ? undefined : run.places.get(from);
  const after = to === null ? undefined : places.get(to);
  const isRecorded = from !== null && hasRecord(run, from);
  const mayKeep = isRecorded && before?.item.kind === 'item' && meansTheSame(before, after);
  return {
    from,
    to,
    change: changeWords[difference.change],
    words: describeDifference(difference),
    isRecorded,
    mayKeep,
    keeps: mayKeep && difference.change !== 'reworded',
  };
}

function otherMeaning(run: StartedRun, [from, to]: readonly [string, string]): UpdateRow {
  const words = `“${run.places.get(from)?.item.text ?? from}” means something else now`;
  return { from, to, change: 'Other meaning', words, isRecorded: true, mayKeep: false, keeps: false };
}

/** Something a person recorded: marks, notes, evidence, an answer of the poll, a threshold other than as written. */
export function hasRecord(run: StartedRun, item: string): boolean {
  const { marks, notes, evidence } = itemRecord(run, item);
  if (marks.length + notes.length + evidence.length > 0) return true;
  const written = run.places.get(item)?.item.trigger?.holdSeconds;
  const isSet = written !== undefined && (run.thresholds[item] ?? null) !== written;
  return isSet || run.poll.some(({ role }) => role === item);
}

/** A mark made sense for what the item was: work, a step of the rollback, a follow-up, a trigger, a role. */
function meansTheSame(before: Place | undefined, after: Place | undefined): boolean {
  return (
    before !== undefined &&
    after !== undefined &&
    before.item.kind === after.item.kind &&
    isApart(before) === isApart(after)
  );
}

function isApart({ group }: Place): string {
  return group.kind === 'rollback' || group.kind === 'follow-up' ? group.kind : 'work';
}
