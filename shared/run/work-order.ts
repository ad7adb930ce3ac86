/** The order in which a checklist is worked and shown. */
import { rollbackItemsOf } from '../checklist/rollback-items-of.ts';
import type { ChecklistGroup, ChecklistItem, Part } from '../checklist/checklist.ts';
import { verifyGroups } from '../verification/verification-window.ts';
import { flatItems } from './flat-items.ts';
import { isClosed, itemNow } from './item-now.ts';
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
  const group = groupsInOrder(run).find((candidate) => candidate.number === groupNumber);
  return group === undefined ? [] : flatItems(group);
}

/**
 * The next open item after this one in the same phase of work, or the first one for null; an item comes after the
 * items inside it. Null at a gate that is not passed, at go-live and at the end: it never crosses those.
 */
export function nextOpenItem(run: StartedRun, after: string | null): string | null {
  const work = workOf(run, after === null ? currentPart(run) : partOf(run, after));
  const from = after === null ? 0 : work.findIndex((item) => item.number === after) + 1;
  const next = work.slice(from).find((item) => isWorkable(run, item));
  return next?.number ?? null;
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
      return workOf(run, 'deploy').some((item) => isWorkable(run, item)) ? 'deploy' : 'verify';
    case 'closing':
    case 'sealed':
      return 'approve';
  }
}

function partOf(run: StartedRun, item: string): Part {
  return run.places.get(item)?.section.part ?? currentPart(run);
}

/** Items of a part that can be worked now, children before their parents. */
function workOf(run: StartedRun, part: Part): readonly ChecklistItem[] {
  if (part === 'rollback') return run.phase === 'rolling-back' ? rollbackItemsOf(run.checklist) : [];
  if (run.phase === 'rolling-back' || part === 'approve' || part === 'follow-up') return [];
  if (part === 'verify') return run.goLive === null ? [] : verifyGroups(run).flatMap(childrenFirst);
  const groups = groupsOfPart(run, part).filter(({ kind }) => kind === 'items' || kind === 'step');
  return untilUnpassedGate(run, groups).flatMap(childrenFirst);
}

/** The groups before the first step that has not started. */
function untilUnpassedGate(run: StartedRun, groups: readonly ChecklistGroup[]): readonly ChecklistGroup[] {
  const closed = groups.findIndex(({ kind, number }) => kind === 'step' && run.steps[number] === undefined);
  return closed === -1 ? groups : groups.slice(0, closed);
}

function childrenFirst({ items }: Pick<ChecklistGroup, 'items'>): readonly ChecklistItem[] {
  return items.flatMap((item) => [...childrenFirst({ items: item.children }), item]);
}

function isWorkable(run: StartedRun, item: ChecklistItem): boolean {
  if (item.kind !== 'item' || itemNow(run, item.number).state !== 'open') return false;
  return item.children.every((child) => isClosed(itemNow(run, child.number)));
}
