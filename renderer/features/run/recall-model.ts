/** Everything that is not as it should be, newest last: what the recall line counts and the recall list names. */
import { isClosed, itemNow } from '#shared/run/item-now.ts';
import type { Part } from '#shared/checklist/checklist.ts';
import type { ItemNow, StartedRun } from '#shared/run/run-state.ts';
import { formatDuration, formatTimeOfDay } from '#shared/time/instant.ts';
import { timingOf } from '#shared/verification/timing.ts';
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
  return [...run.places.values()]
    .filter(({ section, item }) => recalledParts.includes(section.part) && item.kind === 'item')
    .flatMap(({ item }) => {
      const recalled = recallOf(run, item.number, steadyNow);
      if (recalled === null) return [];
      const isOverdue =
        timingOf(run, item.number, steadyNow).kind === 'overdue' && !isClosed(itemNow(run, item.number));
      return [{ ...recalled, isOverdue }];
    })
    .toSorted((a, b) => a.at - b.at);
}

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
