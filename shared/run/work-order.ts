/** The order in which a checklist is worked and shown. */
import { groupNumbered } from '../checklist/group-numbered.ts';
import { rollbackItemsOf } from '../checklist/rollback-items-of.ts';
import type { ChecklistGroup, ChecklistItem, Part } from '../checklist/checklist.ts';
import { memoised } from '../memoise.ts';
import { verifyGroups } from '../verification/verification-window.ts';
import { flatItems, placesIn } from './flat-items.ts';
import { isClosed, itemNow } from './item-now.ts';
import { keptUp } from './kept-up.ts';
import type { StartedRun } from './run-state.ts';

/** The parts as the rail shows them. */
export const partsInOrder: readonly Part[] = [
  'prepare',
  'deploy',
  'verify',
  'rollback',
  'approve',
  'follow-up',
];

/** Every group with items, by part and inside a part in document order. */
export function groupsInOrder(run: StartedRun): readonly ChecklistGroup[] {
  return partsInOrder.flatMap((part) => groupsOfPart(run, part));
}

/** The groups of one part, in document order. */
export function groupsOfPart(run: StartedRun, part: Part): readonly ChecklistGroup[] {
  return run.checklist.sections.flatMap((section) => (section.part === part ? section.groups : []));
}

/** A group's items at every depth, children after their parents; empty for an unknown group. */
export function itemsToWork(run: StartedRun, groupNumber: string): readonly ChecklistItem[] {
  const group = groupNumbered(run.checklist, groupNumber);
  return group === null ? [] : flatItems(group);
}

/**
 * The next open item after this one in the same phase of work, or the first one for null; an item comes after the
 * items inside it. Null at a gate that is not passed, at go-live and at the end: it never crosses those.
 */
export function nextOpenItem(run: StartedRun, after: string | null): string | null {
  const lists = workOf(run, after === null ? currentPart(run) : partOf(run, after));
  const from = lists.findIndex((list) => after !== null && placesIn(list).has(after));
  const here = lists[from];
  if (after === null || here === undefined) return firstOf(run, lists);
  const next = here.slice((placesIn(here).get(after) ?? 0) + 1).find((item) => isWorkable(run, item));
  return next?.number ?? firstOf(run, lists.slice(from + 1));
}

function firstOf(run: StartedRun, lists: readonly (readonly ChecklistItem[])[]): string | null {
  for (const list of lists) {
    const first = list[firstWorkable(run, list)];
    if (first !== undefined) return first.number;
  }
  return null;
}

/** Where the first item that can be worked stands in the list; its length when there is none. */
const firstWorkable = keptUp<readonly ChecklistItem[], number>({
  work: (run, list) => scan(run, list, 0),
  follow: (first, { run, item, key: list }) => {
    const at = placesIn(list).get(item);
    if (at === undefined || at > first) return first;
    // The item itself, or one that waited for it.
    const earlier = list
      .slice(at, first)
      .findIndex((other) => isAbout(item, other.number) && isWorkable(run, other));
    return earlier === -1 ? scan(run, list, first) : at + earlier;
  },
});

function scan(run: StartedRun, list: readonly ChecklistItem[], from: number): number {
  for (let index = from; index < list.length; index += 1) {
    const item = list[index];
    if (item !== undefined && isWorkable(run, item)) return index;
  }
  return list.length;
}

function isAbout(item: string, other: string): boolean {
  return item === other || item.startsWith(`${other}.`);
}

/** True when marking the item done takes a measured value. */
export function itemAsksValue(item: ChecklistItem): boolean {
  return item.kind === 'item' && item.limit !== null && item.subChecks.length === 0;
}

function currentPart(run: StartedRun): Part {
  switch (run.phase) {
    case 'preparing':
      return 'prepare';
    case 'deploying':
      return 'deploy';
    case 'rolling-back':
      return 'rollback';
    case 'verifying':
      return firstOf(run, workOf(run, 'deploy')) === null ? 'verify' : 'deploy';
    case 'closing':
    case 'sealed':
      return 'approve';
  }
}

function partOf(run: StartedRun, item: string): Part {
  return run.places.get(item)?.section.part ?? currentPart(run);
}

/** Items of a part that can be worked now, group by group, children before their parents. */
function workOf(run: StartedRun, part: Part): readonly (readonly ChecklistItem[])[] {
  if (part === 'rollback') return run.phase === 'rolling-back' ? [rollbackItemsOf(run.checklist)] : [];
  if (run.phase === 'rolling-back' || part === 'approve' || part === 'follow-up') return [];
  if (part === 'verify') return run.goLive === null ? [] : verifyGroups(run).map(childrenFirst);
  const groups = groupsOfPart(run, part).filter(({ kind }) => kind === 'items' || kind === 'step');
  return untilUnpassedGate(run, groups).map(childrenFirst);
}

/** The groups before the first step that has not started. */
function untilUnpassedGate(run: StartedRun, groups: readonly ChecklistGroup[]): readonly ChecklistGroup[] {
  const closed = groups.findIndex(({ kind, number }) => kind === 'step' && run.steps[number] === undefined);
  return closed === -1 ? groups : groups.slice(0, closed);
}

const childrenFirst = memoised((group: Pick<ChecklistGroup, 'items'>): readonly ChecklistItem[] =>
  group.items.flatMap(itemAfterChildren),
);

function itemAfterChildren(item: ChecklistItem): readonly ChecklistItem[] {
  return [...item.children.flatMap(itemAfterChildren), item];
}

function isWorkable(run: StartedRun, item: ChecklistItem): boolean {
  if (item.kind !== 'item' || itemNow(run, item.number).state !== 'open') return false;
  return item.children.every((child) => isClosed(itemNow(run, child.number)));
}
