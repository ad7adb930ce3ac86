/** What must be closed before each gate. */
import { allItems } from '../checklist/all-items.ts';
import { groupNumbered } from '../checklist/group-numbered.ts';
import { goLiveItem } from '../checklist/go-live-item.ts';
import { rollbackItemsOf } from '../checklist/rollback-items-of.ts';
import type { Checklist, ChecklistItem, Part } from '../checklist/checklist.ts';
import { memoised } from '../memoise.ts';
import { flatItems } from '../run/flat-items.ts';
import { isClosed, itemNow } from '../run/item-now.ts';
import type { ItemState } from '../run/run-events.ts';
import type { Place, StartedRun } from '../run/run-state.ts';
import { currentRollback } from '../run/working-phase.ts';

export const goLiveGate = 'go-live';
export const signingGate = 'signing';

/**
 * The items a gate asks for, in document order. `gate` is a step's or a window's group number, "go-live" or
 * "signing"; an unknown one asks for nothing.
 */
export function requiredItems(run: StartedRun, gate: string): readonly ChecklistItem[] {
  if (gate === signingGate) return requiredToSign(run);
  if (gate === goLiveGate) return [...blockingPrepare(run), ...deployedBefore(run)];
  const group = groupNumbered(run.checklist, gate);
  if (group === null) return [];
  if (group.kind === 'step') return [...blockingPrepare(run), ...earlierSteps(run, gate)];
  return flatItems(group).filter(isWorkItem);
}

/** Items of the Prepare part that no step waits for: recalled at the gates, never blocking them. */
export function preparedElsewhere(run: StartedRun): readonly ChecklistItem[] {
  const blocking = new Set(blockingPrepare(run).map((item) => item.number));
  return workWhere(run.checklist, ({ section }) => section.part === 'prepare').filter(
    (item) => !blocking.has(item.number),
  );
}

/** The gate's items that are not done and not "not applicable", each with how it stands. */
export function notClosed(
  run: StartedRun,
  gate: string,
): readonly { readonly item: string; readonly state: ItemState }[] {
  return requiredItems(run, gate).flatMap(({ number }) => {
    const now = itemNow(run, number);
    return isClosed(now) ? [] : [{ item: number, state: now.state }];
  });
}

/** Prepare sections that stand before the deployment in the document; all of them when there is no deployment. */
function blockingPrepare(run: StartedRun): readonly ChecklistItem[] {
  const { sections } = run.checklist;
  const deploy = sections.findIndex((section) => section.part === 'deploy');
  const before = new Set(
    (deploy === -1 ? sections : sections.slice(0, deploy)).map((section) => section.number),
  );
  return workWhere(run.checklist, ({ section }) => section.part === 'prepare' && before.has(section.number));
}

function earlierSteps(run: StartedRun, step: string): readonly ChecklistItem[] {
  const last = groupNumbered(run.checklist, step)?.step ?? 0;
  return workWhere(run.checklist, ({ group }) => group.kind === 'step' && (group.step ?? 0) < last);
}

/** Deployment items up to the one that takes traffic, or, without such an item, all of the steps that have started. */
function deployedBefore(run: StartedRun): readonly ChecklistItem[] {
  const deploy = workWhere(
    run.checklist,
    ({ section, group }) => section.part === 'deploy' || group.kind === 'step',
  );
  const live = goLiveItem(run.checklist)?.number;
  const upTo = deploy.findIndex((item) => item.number === live);
  if (upTo !== -1) return deploy.slice(0, upTo + 1);
  return deploy.filter((item) => {
    const group = run.places.get(item.number)?.group;
    return group !== undefined && (group.kind !== 'step' || run.steps[group.number] !== undefined);
  });
}

const signedParts: readonly Part[] = ['prepare', 'deploy', 'verify'];

/** Everything of Prepare, Deploy and Verify; after a rollback, the rollback itself. */
function requiredToSign(run: StartedRun): readonly ChecklistItem[] {
  return currentRollback(run) === null ? nightOf(run.checklist) : rollbackItemsOf(run.checklist);
}

/** What the parts that are signed for ask for; windows belong to them wherever they stand. */
const nightOf = memoised((checklist: Checklist) =>
  workWhere(checklist, ({ section, group }) => signedParts.includes(section.part) || group.kind === 'window'),
);

function workWhere(checklist: Checklist, wanted: (place: Place) => boolean): readonly ChecklistItem[] {
  return allItems(checklist)
    .filter((place) => wanted(place) && isWorkItem(place.item) && !dormant.includes(place.group.kind))
    .map(({ item }) => item);
}

const dormant: readonly string[] = ['triggers', 'rollback', 'follow-up', 'sign-off'];

function isWorkItem(item: ChecklistItem): boolean {
  return item.kind === 'item';
}
