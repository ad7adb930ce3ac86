/** A run goes on with another version of its checklist: what was carried stands under its new number. */
import type { ChecklistItem } from '../checklist/checklist.ts';
import { readRunChecklist, writtenThresholds } from './evolve-created.ts';
import type { Evolvers } from './evolver.ts';
import { placesOf } from './places-of.ts';
import type { ItemRecord, KeptEvidence, Note, StartedRun } from './run-state.ts';

export const evolveUpdate: Evolvers<'ChecklistUpdated'> = {
  ChecklistUpdated: (run, { checklist: checklistSource, carried, left, differences, more }, { stamp }) => {
    const checklist = readRunChecklist(checklistSource);
    const places = placesOf(checklist);
    const goesTo = new Map(carried.flatMap(({ from, to }) => (places.has(to) ? [[from, to]] : [])));
    const { places: placesBefore, items, evidence } = run;
    return {
      ...run,
      checklist,
      checklistSource,
      places,
      items: Object.fromEntries(
        Object.entries(items).flatMap(([from, record]) => {
          const to = goesTo.get(from);
          return to === undefined
            ? []
            : [[to, moved(record, to, [placesBefore.get(from)?.item, places.get(to)?.item])] as const];
        }),
      ),
      notes: [...run.notes, ...leftNotes(run, goesTo)].toSorted(
        (one, other) => one.stamp.position - other.stamp.position,
      ),
      evidence: evidence.map((kept) => movedEvidence(kept, goesTo)),
      thresholds: { ...writtenThresholds(checklist), ...carriedThresholds(run, goesTo) },
      poll: run.poll.flatMap((entry) => {
        const role = goesTo.get(entry.role);
        return role === undefined ? [] : [{ ...entry, role }];
      }),
      earlierChecklists: [
        ...run.earlierChecklists,
        {
          stamp,
          checklist: run.checklist,
          checklistSource: run.checklistSource,
          places: placesBefore,
          items,
          left,
          differences,
          more,
          carriedFrom: new Map([...goesTo].map(([from, to]) => [to, from])),
        },
      ],
    };
  },
};

/** Sub-checks go on by their names: one that is new is open, one that is gone counts no more. */
function moved(
  record: ItemRecord,
  to: string,
  [before, after]: readonly [ChecklistItem | undefined, ChecklistItem | undefined],
): ItemRecord {
  const marks = record.marks.flatMap((mark) => {
    if (mark.subCheck === null) return [mark];
    const name = before?.subChecks[mark.subCheck.index];
    const index = after?.subChecks.findIndex((subCheck) => subCheck === name) ?? -1;
    return index === -1 ? [] : [{ ...mark, subCheck: { ...mark.subCheck, index } }];
  });
  return { ...record, marks, evidence: record.evidence.map((kept) => ({ ...kept, item: to })) };
}

/** Evidence of an item that is no longer there is the run's. */
function movedEvidence(kept: KeptEvidence, goesTo: ReadonlyMap<string, string>): KeptEvidence {
  return kept.item === null ? kept : { ...kept, item: goesTo.get(kept.item) ?? null };
}

/** So are its notes, with the words they stood beside. */
function leftNotes(run: StartedRun, goesTo: ReadonlyMap<string, string>): readonly Note[] {
  return Object.entries(run.items).flatMap(([item, { notes }]) =>
    goesTo.has(item)
      ? []
      : notes.map((note) => ({ ...note, text: `${run.places.get(item)?.item.text ?? item}: ${note.text}` })),
  );
}

function carriedThresholds(
  { thresholds }: StartedRun,
  goesTo: ReadonlyMap<string, string>,
): StartedRun['thresholds'] {
  return Object.fromEntries(
    Object.entries(thresholds).flatMap(([from, seconds]) => {
      const to = goesTo.get(from);
      return to === undefined ? [] : [[to, seconds] as const];
    }),
  );
}
