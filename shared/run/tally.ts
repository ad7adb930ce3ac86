/** What the items of a group add up to, kept up with one mark at a time. */
import type { ChecklistGroup, ChecklistItem } from '../checklist/checklist.ts';
import { doneAgainst, windowsStand } from '../verification/timing.ts';
import { dueWindow } from '../verification/verification-window.ts';
import { placesIn } from './flat-items.ts';
import { itemNow } from './item-now.ts';
import { keptUp } from './kept-up.ts';
import type { ItemState } from './run-events.ts';
import type { StartedRun } from './run-state.ts';

/** Counts by state, and of the done ones by how they stand against the window of their group. */
export type Tally = { readonly [count in ItemState | 'late' | 'early']: number };

/** The tally of one group's items, or of some of them; the array must be the same each time. */
export const tallyOf = keptUp<readonly ChecklistItem[], Tally>({
  work: (run, items) => items.reduce((tally, { number }) => add(tally, run, number, 1), nothing),
  follow: (tally, { run, before, item, key }) =>
    placesIn(key).has(item) ? add(add(tally, before, item, -1), run, item, 1) : tally,
  holds: (before, run) => before.goLive === run.goLive && before.extensions === run.extensions,
});

/** How many of the tallied items are not closed although the window of their group is. */
export function overdueOf(
  run: StartedRun,
  group: ChecklistGroup,
  ...[tally, steadyNow]: [Tally, number]
): number {
  const closes = dueWindow(run, group)?.steadyCloses ?? null;
  if (closes === null || windowsStand(run, steadyNow) < closes) return 0;
  return tally.open + tally.failed + tally.deferred;
}

const nothing: Tally = {
  open: 0,
  done: 0,
  failed: 0,
  deferred: 0,
  'not-applicable': 0,
  late: 0,
  early: 0,
};

function add(tally: Tally, run: StartedRun, number: string, by: 1 | -1): Tally {
  const now = itemNow(run, number);
  const counted = { ...tally, [now.state]: tally[now.state] + by };
  if (now.state !== 'done' || now.mark === null) return counted;
  const place = run.places.get(number);
  const window = place === undefined ? null : dueWindow(run, place.group);
  if (window === null || window.steadyOpens === null || window.steadyCloses === null) return counted;
  const { kind } = doneAgainst(now.mark.stamp.steadyAt, window.steadyOpens, window.steadyCloses);
  return kind === 'late' || kind === 'early' ? { ...counted, [kind]: tally[kind] + by } : counted;
}
