import { isClosed, itemNow } from '#shared/run/item-now.ts';
import { lastMark } from '#shared/run/last-mark.ts';
import type { RunCommand } from '#shared/run/run-commands.ts';
import type { Run, StartedRun } from '#shared/run/run-state.ts';
import { itemsToWork, nextOpenItem } from '#shared/run/work-order.ts';

/** The one item that has the keyboard, and the group that is shown. */
export type Focus = { readonly currentItem: string | null; readonly currentGroup: string | null };

/** Where work goes on when a run is opened: after the last mark, else at the first open item. */
export function focusAtOpening(run: Run): Focus {
  if (run.status === 'none') return { currentItem: null, currentGroup: null };
  const last = lastMark(run);
  const item = (last === null ? null : nextOpenItem(run, last.item)) ?? nextOpenItem(run, null) ?? last?.item;
  return item === undefined ? { currentItem: null, currentGroup: null } : at(run, item);
}

/** Where the keyboard is once a command was recorded. Empty: it stays. */
export function focusAfter(command: RunCommand, run: Run, autoAdvance: boolean): Partial<Focus> {
  if (run.status === 'none') return {};
  if (command.type === 'MarkItem' || command.type === 'MarkSubCheck')
    return autoAdvance ? afterMark(run, command.item) : {};
  if (command.type === 'UndoMark') return afterUndo(run, command.position);
  if (command.type === 'StartStep' || command.type === 'UndoStepStart') return inGroup(run, command.group);
  return {};
}

function afterMark(run: StartedRun, item: string): Partial<Focus> {
  const now = itemNow(run, item);
  if (now.state === 'open') return {};
  const next = nextOpenItem(run, item);
  return next === null ? {} : at(run, next);
}

function afterUndo(run: StartedRun, position: number): Partial<Focus> {
  const undone = Object.entries(run.items).find(([, record]) =>
    record.marks.some((mark) => mark.stamp.position === position),
  );
  return undone === undefined ? {} : at(run, undone[0]);
}

function inGroup(run: StartedRun, group: string): Focus {
  const items = itemsToWork(run, group);
  const open = items.find((item) => !isClosed(itemNow(run, item.number)));
  return { currentGroup: group, currentItem: (open ?? items[0])?.number ?? null };
}

function at(run: StartedRun, item: string): Focus {
  return { currentItem: item, currentGroup: run.places.get(item)?.group.number ?? null };
}
