/** What an item is now follows from its marks; nothing is stored twice. */
import type { ItemNow, ItemRecord, Mark, StartedRun } from './run-state.ts';

const nothing: ItemRecord = { marks: [], notes: [], evidence: [] };

/** The answers kept for an item; empty for one never touched. */
export function itemRecord(run: StartedRun, number: string): ItemRecord {
  // An item may be named like something every object has, such as "constructor".
  return Object.hasOwn(run.items, number) ? (run.items[number] ?? nothing) : nothing;
}

/** The item's state, folded from the marks that were not undone. */
export function itemNow(run: StartedRun, number: string): ItemNow {
  const subChecks = run.places.get(number)?.item.subChecks.length ?? 0;
  const { marks } = itemRecord(run, number);
  const known = folded.get(marks);
  if (known !== undefined && known.checked.length === subChecks) return known;
  const now = foldMarks(marks, subChecks);
  folded.set(marks, now);
  return now;
}

/** Every screen and every count asks this of every item, and of one command only one item's marks change. */
const folded = new WeakMap<readonly Mark[], ItemNow>();

function foldMarks(marks: readonly Mark[], subChecks: number): ItemNow {
  const open: ItemNow = {
    state: 'open',
    mark: null,
    reason: null,
    value: null,
    remindAt: null,
    checked: Array.from({ length: subChecks }, () => false),
    applies: null,
  };
  return marks.filter((mark) => mark.undone === null).reduce(applyMark, open);
}

/** Done or not applicable: the two ways an item is off the list. */
export function isClosed(now: Pick<ItemNow, 'state'>): boolean {
  return now.state === 'done' || now.state === 'not-applicable';
}

function applyMark(now: ItemNow, mark: Mark): ItemNow {
  switch (mark.kind) {
    case 'marked':
    case 'reopened':
      return {
        ...now,
        state: mark.state,
        mark,
        reason: mark.reason,
        value: mark.value,
        remindAt: mark.remindAt,
      };
    case 'applicability':
      return { ...now, applies: mark.applies, state: mark.state, mark, reason: mark.reason };
    case 'sub-check':
      return applySubCheck(now, mark);
  }
}

/** The last sub-check closes its item; unchecking one opens it again. */
function applySubCheck(now: ItemNow, mark: Mark): ItemNow {
  const checked = now.checked.map((was, index) =>
    index === mark.subCheck?.index ? mark.subCheck.checked : was,
  );
  if (checked.every(Boolean)) return { ...now, checked, state: 'done', mark, reason: null };
  if (now.state === 'done') return { ...now, checked, state: 'open', mark, reason: null };
  return { ...now, checked };
}
