/** Everything that is not as it should be, newest last: what the recall line counts and the recall list names. */
import { memoised } from '#shared/memoise.ts';
import { workItems } from '#shared/run/flat-items.ts';
import { isClosed, itemNow } from '#shared/run/item-now.ts';
import { keptUp } from '#shared/run/kept-up.ts';
import type { Part } from '#shared/checklist/checklist.ts';
import type { ItemNow, StartedRun } from '#shared/run/run-state.ts';
import { formatDuration, formatTimeOfDay } from '#shared/time/instant.ts';
import { overdueOf, tallyOf } from '#shared/run/tally.ts';
import { timingAt, timingOf } from '#shared/verification/timing.ts';
import { dueWindow } from '#shared/verification/verification-window.ts';
import { windowLabel } from './labels.ts';

export type RecallKind = 'failed' | 'deferred' | 'due' | 'overdue' | 'late';
export type Recalled = {
  readonly item: string;
  readonly kind: RecallKind;
  readonly text: string;
  /** Steady instant at which it became so. */
  readonly at: number;
  /** Not closed after its window: an overdue item, or a failed or deferred one. */
  readonly isOverdue: boolean;
};

type Found = Omit<Recalled, 'isOverdue'>;

const recalledParts: readonly Part[] = ['prepare', 'deploy', 'verify'];

/** Failed, deferred, overdue and late items of the night, oldest first. */
export function recalledItems(run: StartedRun, steadyNow: number): readonly Recalled[] {
  const places = orderOf(run.places);
  const found = new Set([...markedItems(run, run.places), ...overdueItems(run, steadyNow)]);
  return [...found]
    .toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0))
    .flatMap((item) => {
      const recalled = recallOf(run, item, steadyNow);
      if (recalled === null) return [];
      const isOverdue = timingOf(run, item, steadyNow).kind === 'overdue' && !isClosed(itemNow(run, item));
      return [{ ...recalled, isOverdue }];
    })
    .toSorted((a, b) => a.at - b.at);
}

/** Items that are failed, deferred or done late: few, and kept up mark by mark. */
const markedItems = keptUp<StartedRun['places'], ReadonlySet<string>>({
  work: (run) => new Set(Object.keys(run.items).filter((item) => isMarkedSo(run, item))),
  follow: (items, { run, item }) => {
    if (isMarkedSo(run, item) === items.has(item)) return items;
    return items.has(item)
      ? new Set([...items].filter((other) => other !== item))
      : new Set([...items, item]);
  },
  holds: (before, run) => before.goLive === run.goLive && before.extensions === run.extensions,
});

function isMarkedSo(run: StartedRun, item: string): boolean {
  const place = run.places.get(item);
  if (place?.item.kind !== 'item' || !recalledParts.includes(place.section.part)) return false;
  const { state, mark } = itemNow(run, item);
  if (state === 'failed' || state === 'deferred') return true;
  return state === 'done' && mark !== null && timingAt(run, item, mark.stamp.steadyAt).kind === 'late';
}

/** What is not closed of the groups whose window is. */
function overdueItems(run: StartedRun, steadyNow: number): readonly string[] {
  const closed = run.checklist.sections
    .filter(({ part }) => recalledParts.includes(part))
    .flatMap(({ groups }) => groups)
    .filter((group) => overdueOf(run, group, tallyOf(run, workItems(group)), steadyNow) > 0);
  return closed.flatMap((group) => workItems(group).map(({ number }) => number));
}

const orderOf = memoised(
  (places: StartedRun['places']): ReadonlyMap<string, number> =>
    new Map([...places.keys()].map((number, index) => [number, index])),
);

/** "1 failed, 1 deferred, 2 overdue": how many of each kind, in the order shown; overdue counts the failed ones too. */
export function countKinds(
  recalled: readonly Recalled[],
): readonly { readonly kind: RecallKind; readonly count: number }[] {
  const kinds: readonly RecallKind[] = ['failed', 'deferred', 'due', 'overdue', 'late'];
  return kinds
    .map((kind) => ({
      kind,
      count: recalled.filter((one) => (kind === 'overdue' ? one.isOverdue : one.kind === kind)).length,
    }))
    .filter(({ count }) => count > 0);
}

function recallOf(run: StartedRun, item: string, steadyNow: number): Found | null {
  const now = itemNow(run, item);
  const name = `${item} ${run.places.get(item)?.item.text ?? ''}`;
  if (now.state === 'failed') {
    return {
      item,
      kind: 'failed',
      at: now.mark?.stamp.steadyAt ?? 0,
      text: `${name}, failed: ${now.reason ?? ''}`,
    };
  }
  if (now.state === 'deferred') return deferredOf(run, { item, name, now }, steadyNow);
  return timedOf(run, { item, name, now }, steadyNow);
}

type Named = { readonly item: string; readonly name: string; readonly now: ItemNow };

function deferredOf(run: StartedRun, { item, name, now }: Named, steadyNow: number): Found {
  const back = now.remindAt === null ? null : now.remindAt - run.shiftMs;
  if (back !== null && back <= steadyNow) {
    return { item, kind: 'due', at: back, text: `${name}, due now: ${now.reason ?? ''}` };
  }
  const at = now.mark?.stamp.steadyAt ?? 0;
  return { item, kind: 'deferred', at, text: `${name}, deferred: ${now.reason ?? ''}` };
}

function timedOf(run: StartedRun, { item, name, now }: Named, steadyNow: number): Found | null {
  const timing = timingOf(run, item, steadyNow);
  if (timing.kind === 'overdue' && !isClosed(now)) {
    return { item, kind: 'overdue', at: steadyNow - timing.byMs, text: `${name}, overdue` };
  }
  if (timing.kind !== 'late' || now.mark === null) return null;
  const { at, offsetMinutes, steadyAt } = now.mark.stamp;
  const end = `${formatDuration(timing.byMs)} after ${windowName(run, item)} closed`;
  return {
    item,
    kind: 'late',
    at: steadyAt,
    text: `${name}, done ${formatTimeOfDay(at, offsetMinutes)}, ${end}`,
  };
}

function windowName(run: StartedRun, item: string): string {
  const group = run.places.get(item)?.group;
  const window = group === undefined ? null : dueWindow(run, group);
  if (window === null) return 'its window';
  return windowLabel({ fromMinutes: window.fromMinutes, toMinutes: window.writtenToMinutes });
}
