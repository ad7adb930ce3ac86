/** Items that did not go plainly, mark by mark, and those left open when the record was closed. */
import { formatDuration } from '../time/instant.ts';
import { timingAt, type Timing } from '../verification/timing.ts';
import { itemExceptions } from '../run/item-exceptions.ts';
import type { Mark, StartedRun } from '../run/run-state.ts';
import { makeEntry, type Told } from './make-entry.ts';
import type { ReviewEntry } from './review-entry.ts';

export function itemEntries(run: StartedRun): readonly ReviewEntry[] {
  const marked = Object.entries(run.items).flatMap(([item, { marks }]) =>
    isOfTheNight(run, item)
      ? marks.flatMap((mark): readonly Told[] => {
          const told = tellMark(run, item, mark);
          return told === null ? [] : [{ ...told, item, stamp: mark.stamp }];
        })
      : [],
  );
  return [...marked, ...leftOpen(run)].map((told) => makeEntry(run, told));
}

/** Roles and triggers have entries of their own, and follow-ups come after the night. */
function isOfTheNight(run: StartedRun, item: string): boolean {
  const place = run.places.get(item);
  return place !== undefined && place.item.kind === 'item' && place.group.kind !== 'follow-up';
}

/** Null for a mark there is nothing to look back at, and for one that was undone. */
function tellMark(run: StartedRun, item: string, mark: Mark): Pick<Told, 'kind' | 'text'> | null {
  const { kind, state, undone } = mark;
  const reason = mark.reason ?? '';
  if (undone !== null || kind === 'sub-check') return null;
  if (kind === 'reopened') return { kind: 'reopened', text: reason };
  if (kind === 'applicability')
    return mark.applies === false ? { kind: 'not-applicable', text: reason } : null;
  if (state === 'done') return tellDone(mark, timingAt(run, item, mark.stamp.steadyAt));
  return state === 'open' ? null : { kind: state, text: reason };
}

function tellDone({ reason, value, outOfOrder }: Mark, timing: Timing): Pick<Told, 'kind' | 'text'> | null {
  const isOff = timing.kind === 'late' || timing.kind === 'early';
  if (!isOff && !outOfOrder) return null;
  const parts = [
    isOff ? `done ${formatDuration(timing.byMs)} ${timing.kind}` : 'done',
    isOff && outOfOrder ? 'out of order' : '',
    value === null ? '' : value,
  ];
  const told = parts.filter((part) => part !== '').join(', ');
  const kind = isOff ? timing.kind : 'out-of-order';
  return { kind, text: reason === null || reason === '' ? told : `${told}: ${reason}` };
}

/** As the record was closed: after that nothing more could be done about them. */
function leftOpen(run: StartedRun): readonly Told[] {
  const { closing } = run;
  if (closing === null) return [];
  return itemExceptions(run, closing.stamp.steadyAt).flatMap(({ kind, item, byMs }): readonly Told[] => {
    if ((kind !== 'open' && kind !== 'overdue') || item === null) return [];
    const text =
      kind === 'overdue' && byMs !== null ? `${formatDuration(byMs)} overdue when the record was closed` : '';
    return [{ kind: 'left-open', stamp: closing.stamp, item, text }];
  });
}
