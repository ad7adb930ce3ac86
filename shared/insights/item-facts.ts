/** How the items of a run ended that did not end plainly done. */
import { flatItems } from '../run/flat-items.ts';
import { itemNow } from '../run/item-now.ts';
import type { StartedRun } from '../run/run-state.ts';
import { timingOf } from '../verification/timing.ts';

export type ItemFacts = {
  readonly number: string;
  readonly text: string;
  readonly group: string;
  readonly ended: 'done' | 'failed' | 'deferred' | 'not-applicable';
  readonly late: boolean;
};

export type ItemsOfRun = {
  readonly items: readonly ItemFacts[];
  readonly itemCount: number;
  readonly inWindows: { readonly done: number; readonly late: number };
};

/** The night's work: triggers, roles and follow-ups are not in it, nor are rollback steps, which most runs never reach. */
export function itemFacts(run: StartedRun): ItemsOfRun {
  const items: ItemFacts[] = [];
  let itemCount = 0;
  let done = 0;
  let late = 0;
  for (const { group, item } of nightWork(run)) {
    itemCount += 1;
    const { state } = itemNow(run, item.number);
    const timing = state === 'done' ? timingOf(run, item.number, run.lastAt - run.shiftMs).kind : 'none';
    if (timing !== 'none') done += 1;
    if (timing === 'late') late += 1;
    if (state === 'open' || (state === 'done' && timing !== 'late')) continue;
    items.push({
      number: item.number,
      text: item.text,
      group: group.title,
      ended: state,
      late: timing === 'late',
    });
  }
  return { items, itemCount, inWindows: { done, late } };
}

function nightWork(run: StartedRun) {
  return run.checklist.sections
    .filter(({ part }) => part !== 'rollback')
    .flatMap(({ groups }) => groups)
    .filter(({ kind }) => kind !== 'follow-up' && kind !== 'rollback')
    .flatMap((group) =>
      flatItems(group)
        .filter(({ kind }) => kind === 'item')
        .map((item) => ({ group, item })),
    );
}
