/** The newest moment at which anything in the run changed by itself: between two, nothing has to be drawn anew. */
import { steadyTime } from '#shared/run/clock-doubt.ts';
import { itemRecord } from '#shared/run/item-now.ts';
import { keptUp } from '#shared/run/kept-up.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { verificationWindows } from '#shared/verification/verification-window.ts';
import { useApp } from '../../stores/use-app.ts';
import { runNow } from './use-run-now.ts';

/** Steady instant of the newest window opening, closing or reminder at or before `steadyNow`; 0 before the first. */
export function timeMark(run: StartedRun, steadyNow: number): number {
  return momentsOf(run).reduce((newest, at) => (at <= steadyNow && at > newest ? at : newest), 0);
}

/** The same for the open run; renders again only when such a moment passes. */
export function useTimeMark(): number {
  return useApp(({ run, wallNow }) =>
    run.status === 'none' ? 0 : timeMark(run, runNow(run, steadyTime(run, wallNow))),
  );
}

const known = new WeakMap<StartedRun, readonly number[]>();

/** Items that were ever deferred until a time; few, and kept up mark by mark. */
const remindedItems = keptUp<StartedRun['places'], ReadonlySet<string>>({
  work: (run) => new Set(Object.keys(run.items).filter((item) => hasReminder(run, item))),
  follow: (items, { run, item }) =>
    items.has(item) || !hasReminder(run, item) ? items : new Set([...items, item]),
});

function hasReminder(run: StartedRun, item: string): boolean {
  return itemRecord(run, item).marks.some(({ remindAt }) => remindAt !== null);
}

function momentsOf(run: StartedRun): readonly number[] {
  const before = known.get(run);
  if (before !== undefined) return before;
  const windows = verificationWindows(run).flatMap((window) => [window.steadyOpens, window.steadyCloses]);
  const reminders = [...remindedItems(run, run.places)].flatMap((item) =>
    itemRecord(run, item).marks.flatMap((mark) =>
      mark.undone === null && mark.remindAt !== null ? [mark.remindAt - run.shiftMs] : [],
    ),
  );
  const moments = [...windows.filter((at) => at !== null), ...reminders];
  known.set(run, moments);
  return moments;
}
