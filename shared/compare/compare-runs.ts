/** Two runs beside each other: item by item, and step by step and window by window on one time axis. */
import { groupsInOrder } from '../run/work-order.ts';
import { flatItems } from '../run/flat-items.ts';
import { itemNow } from '../run/item-now.ts';
import type { ItemState } from '../run/run-events.ts';
import type { StartedRun } from '../run/run-state.ts';
import { sift, type LeftOut } from '../insights/left-out.ts';
import { timesOf } from '../insights/work-facts.ts';
import { timingOf } from '../verification/timing.ts';

/** How an item stood at the end of one run; times are milliseconds of steady time from that run's zero. */
export type ItemSide = {
  readonly number: string;
  readonly state: ItemState;
  readonly late: boolean;
  readonly atMs: number | null;
  readonly reason: string | null;
};

export type ComparedItem = {
  readonly key: string;
  readonly text: string;
  readonly group: string;
  /** Null where that run's checklist does not have the item. */
  readonly one: ItemSide | null;
  readonly other: ItemSide | null;
  /** Another state, late in one only, or only in one of the checklists. */
  readonly isDifferent: boolean;
};

export type Span = {
  readonly fromMs: number;
  readonly toMs: number | null;
  /** How long it took, or null. */
  readonly tookMs: number | null;
  /** Why there is no time: it has no end, or it ends before it began. */
  readonly missing: 'no-end' | 'negative-time' | null;
};

export type ComparedSpan = {
  readonly title: string;
  readonly one: Span | null;
  readonly other: Span | null;
};

export type Comparison = {
  readonly items: readonly ComparedItem[];
  readonly differences: number;
  /** Steps, then windows as far as they were worked, in the order of the first run. */
  readonly spans: readonly ComparedSpan[];
  /** What the axis counts from, which both must have. */
  readonly zero: 'go-live' | 'first-step' | 'created';
  /** Times of steps and windows of either run that are not told. */
  readonly leftOut: readonly LeftOut[];
};

export function compareRuns(one: StartedRun, other: StartedRun): Comparison {
  const zero = commonZero(one, other);
  const items = mergeKeys(itemSides(one, zeroOf(one, zero)), itemSides(other, zeroOf(other, zero))).map(
    ({ key, one: first, other: second }) => comparedItem(key, first, second),
  );
  const spans = mergeKeys(spansOf(one, zeroOf(one, zero)), spansOf(other, zeroOf(other, zero))).map(
    ({ key, one: first, other: second }) => ({ title: key, one: first ?? null, other: second ?? null }),
  );
  const { leftOut } = sift(
    spans.flatMap(({ one: first, other: second }) => [first, second].filter((span) => span !== null)),
    ({ missing }) => missing,
  );
  const differences = items.filter(({ isDifferent }) => isDifferent).length;
  return { items, differences, spans, zero, leftOut };
}

function commonZero(one: StartedRun, other: StartedRun): Comparison['zero'] {
  if (one.goLive !== null && other.goLive !== null) return 'go-live';
  return firstStep(one) !== null && firstStep(other) !== null ? 'first-step' : 'created';
}

function zeroOf(run: StartedRun, zero: Comparison['zero']): number {
  switch (zero) {
    case 'go-live':
      return run.goLive?.steadyLiveAt ?? run.created.steadyAt;
    case 'first-step':
      return firstStep(run) ?? run.created.steadyAt;
    case 'created':
      return run.created.steadyAt;
  }
}

function firstStep({ steps }: StartedRun): number | null {
  const starts = Object.values(steps).map(({ started }) => started.steadyAt);
  return starts.length === 0 ? null : Math.min(...starts);
}

type Sided = { readonly text: string; readonly group: string; readonly side: ItemSide };

/** By group title, text and, where a text occurs twice, which of them it is. */
function itemSides(run: StartedRun, zero: number): ReadonlyMap<string, Sided> {
  const sides = new Map<string, Sided>();
  for (const group of groupsInOrder(run).filter(({ kind }) => kind !== 'sign-off' && kind !== 'follow-up')) {
    for (const item of flatItems(group).filter(({ kind }) => kind === 'item')) {
      const key = freeKey(sides, `${group.title}\n${item.text}`);
      sides.set(key, { text: item.text, group: group.title, side: itemSide(run, item.number, zero) });
    }
  }
  return sides;
}

function freeKey(taken: ReadonlyMap<string, unknown>, key: string): string {
  let count = 1;
  while (taken.has(count === 1 ? key : `${key}\n${count}`)) count += 1;
  return count === 1 ? key : `${key}\n${count}`;
}

function itemSide(run: StartedRun, number: string, zero: number): ItemSide {
  const { state, mark, reason } = itemNow(run, number);
  return {
    number,
    state,
    late: state === 'done' && timingOf(run, number, run.lastAt - run.shiftMs).kind === 'late',
    atMs: mark === null ? null : mark.stamp.steadyAt - zero,
    reason,
  };
}

function comparedItem(key: string, one: Sided | undefined, other: Sided | undefined): ComparedItem {
  const named = one ?? other;
  const isDifferent =
    one === undefined ||
    other === undefined ||
    one.side.state !== other.side.state ||
    one.side.late !== other.side.late;
  return {
    key,
    text: named?.text ?? '',
    group: named?.group ?? '',
    one: one?.side ?? null,
    other: other?.side ?? null,
    isDifferent,
  };
}

function spansOf(run: StartedRun, zero: number): ReadonlyMap<string, Span> {
  const spans = new Map<string, Span>();
  for (const group of groupsInOrder(run)) {
    const span = group.kind === 'step' ? stepSpan(run, group.number) : workSpan(run, group);
    if (span === null) continue;
    spans.set(group.title, spanFrom(span, zero));
  }
  return spans;
}

function spanFrom({ fromMs, toMs }: Ends, zero: number): Span {
  const from = fromMs - zero;
  if (toMs === null) return { fromMs: from, toMs: null, tookMs: null, missing: 'no-end' };
  if (toMs < fromMs) return { fromMs: from, toMs: toMs - zero, tookMs: null, missing: 'negative-time' };
  return { fromMs: from, toMs: toMs - zero, tookMs: toMs - fromMs, missing: null };
}

type Ends = Pick<Span, 'fromMs' | 'toMs'>;

function stepSpan(run: StartedRun, group: string): Ends | null {
  const times = timesOf(run, group);
  return times === null ? null : { fromMs: times.started.steadyAt, toMs: times.ended?.steadyAt ?? null };
}

/** Of a window or the rollback: from the first mark to the last. */
function workSpan(
  run: StartedRun,
  group: Parameters<typeof flatItems>[0] & { readonly kind: string },
): Ends | null {
  if (group.kind !== 'window' && group.kind !== 'rollback') return null;
  const marks = flatItems(group).flatMap(({ number }) => itemNow(run, number).mark?.stamp.steadyAt ?? []);
  return marks.length === 0 ? null : { fromMs: Math.min(...marks), toMs: Math.max(...marks) };
}

type Merged<T> = { readonly key: string; readonly one: T | undefined; readonly other: T | undefined };

/** In the order of the first; what only the second has comes after what it follows there. */
function mergeKeys<T>(one: ReadonlyMap<string, T>, other: ReadonlyMap<string, T>): readonly Merged<T>[] {
  const keys = [...one.keys()];
  let place = 0;
  for (const key of other.keys()) {
    const known = keys.indexOf(key);
    if (known === -1) keys.splice(place, 0, key);
    place = (known === -1 ? place : known) + 1;
  }
  return keys.map((key) => ({ key, one: one.get(key), other: other.get(key) }));
}
