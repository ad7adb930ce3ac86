/** A gate recalls what is not clear. Going on then takes an override, which covers the items it names until they change. */
import type { ChecklistGroup, ChecklistItem } from '../checklist/checklist.ts';
import { goLiveItem } from '../checklist/go-live-item.ts';
import { stepsOf } from '../checklist/steps-of.ts';
import { unansweredConditionals } from '../run/conditional-items.ts';
import { isClosed, itemNow, itemRecord } from '../run/item-now.ts';
import type { ItemState } from '../run/run-events.ts';
import type { Mark, PassedGate, PollEntry, StartedRun } from '../run/run-state.ts';
import { latestPoll } from '../sign-off/latest-poll.ts';
import { goLiveGate, notClosed, preparedElsewhere, requiredItems } from './required-items.ts';
import { timingOf } from './timing.ts';
import { dueWindow, verifyGroups } from './verification-window.ts';

export type RecallLine = {
  readonly item: string;
  readonly state: ItemState;
  readonly overdue: boolean;
  /** The gate whose override covers it ("2.3", "go-live"), or null. */
  readonly overriddenAt: string | null;
};

export type GateView = {
  readonly gate: string;
  /** How many items must be closed, and how many are. */
  readonly required: number;
  readonly closed: number;
  /** What asks for an override: open first, then failed, then deferred. */
  readonly notClear: readonly RecallLine[];
  /** Not closed, but covered by an earlier override. */
  readonly overridden: readonly RecallLine[];
  /** Open in parts that this gate does not wait for. */
  readonly elsewhere: readonly RecallLine[];
  /** Conditional items whose "does this apply?" is not answered; shown, never blocking. */
  readonly unanswered: readonly string[];
  /** Every role whose newest answer is no-go; one no override has named yet keeps the gate from being clear. */
  readonly noGo: readonly PollEntry[];
  readonly isClear: boolean;
};

/** What a gate shows now. `gate` is a step's or window's group number, "go-live" or "signing". */
export function gateView(run: StartedRun, gate: string, steadyNow: number): GateView {
  const required = requiredItems(run, gate);
  const lines = recallLines(run, required, steadyNow);
  const notClear = lines.filter((line) => line.overriddenAt === null);
  const noGo = latestPoll(run).filter((entry) => entry.answer === 'no-go');
  return {
    gate,
    required: required.length,
    closed: required.length - lines.length,
    notClear,
    overridden: lines.filter((line) => line.overriddenAt !== null),
    elsewhere: isBeforeLive(run, gate) ? recallLines(run, preparedElsewhere(run), steadyNow) : [],
    unanswered: unansweredAt(run, gate),
    noGo,
    isClear: notClear.length === 0 && noGo.every((entry) => isNoGoCovered(run, entry)),
  };
}

/** What an override of this gate names: the items not clear and the roles that said no-go. */
export function recalledAt(
  run: StartedRun,
  gate: string,
  steadyNow: number,
): readonly { readonly item: string; readonly state: ItemState }[] {
  const view = gateView(run, gate, steadyNow);
  return [
    ...view.notClear.map(({ item, state }) => ({ item, state })),
    ...view.noGo
      .filter((entry) => !isNoGoCovered(run, entry))
      .map(({ role }) => ({ item: role, state: 'open' as const })),
  ];
}

/** Whether windows of this run can wait for an answer at all: between go-live and the closed record. */
export function hasWindowGates({ phase }: StartedRun): boolean {
  return phase === 'verifying';
}

/** Groups of the verify part that are past their end with items not closed and not answered by an override. */
export function pendingWindowGates(run: StartedRun, steadyNow: number): readonly string[] {
  if (!hasWindowGates(run)) return [];
  return verifyGroups(run)
    .filter((group) => isWindowClosed(run, group, steadyNow))
    .map((group) => group.number)
    .filter((gate) => notClosed(run, gate).some(({ item }) => overriddenAt(run, item) === null));
}

/** The first step that has not started; null when all have. */
export function nextStep(run: StartedRun): ChecklistGroup | null {
  return stepsOf(run.checklist).find((step) => run.steps[step.number] === undefined) ?? null;
}

/** True once the step has started; groups that are no steps are always open. */
export function isStepOpen(run: StartedRun, groupNumber: string): boolean {
  const step = stepsOf(run.checklist).find((group) => group.number === groupNumber);
  return step === undefined || run.steps[groupNumber] !== undefined;
}

/** Go-live can be declared during the deployment; from the start where a checklist has no steps. */
export function canDeclareGoLive(run: StartedRun): boolean {
  if (run.goLive !== null) return false;
  return run.phase === 'deploying' || (run.phase === 'preparing' && stepsOf(run.checklist).length === 0);
}

/** True when the item that offers go-live is done and go-live is not declared. */
export function isGoLiveOffered(run: StartedRun): boolean {
  const item = goLiveItem(run.checklist);
  return item !== null && canDeclareGoLive(run) && itemNow(run, item.number).state === 'done';
}

/** The newest gate whose override names the item as it still is, or null. */
export function overriddenAt(run: StartedRun, item: string): string | null {
  const { state } = itemNow(run, item);
  const { marks } = itemRecord(run, item);
  const covering = run.gates.findLast(
    (passed) =>
      isOverride(passed) &&
      passed.recalled.some((recalled) => recalled.item === item && recalled.state === state) &&
      !marks.some((mark) => hasChangedSince(mark, passed.stamp.position)),
  );
  return covering?.gate ?? null;
}

/** A mark made after the override, or one of before taken back since. A sub-check alone changes no state. */
function hasChangedSince(mark: Mark, position: number): boolean {
  if (mark.kind === 'sub-check') return false;
  if (mark.undone === null) return mark.stamp.position > position;
  return mark.stamp.position < position && mark.undone.position > position;
}

function isNoGoCovered(run: StartedRun, entry: PollEntry): boolean {
  return run.gates.some(
    (passed) =>
      isOverride(passed) &&
      passed.stamp.position > entry.stamp.position &&
      passed.recalled.some(({ item }) => item === entry.role),
  );
}

function isOverride(passed: PassedGate): boolean {
  return passed.override !== null && !passed.undone;
}

function isWindowClosed(run: StartedRun, group: ChecklistGroup, steadyNow: number): boolean {
  const closes = dueWindow(run, group)?.steadyCloses ?? null;
  return closes !== null && steadyNow >= closes;
}

function isBeforeLive(run: StartedRun, gate: string): boolean {
  return gate === goLiveGate || stepsOf(run.checklist).some((step) => step.number === gate);
}

const recallOrder: readonly ItemState[] = ['open', 'failed', 'deferred'];

function recallLines(
  run: StartedRun,
  items: readonly ChecklistItem[],
  steadyNow: number,
): readonly RecallLine[] {
  return items
    .flatMap(({ number }): RecallLine[] => {
      const now = itemNow(run, number);
      if (isClosed(now)) return [];
      const overdue = timingOf(run, number, steadyNow).kind === 'overdue';
      return [{ item: number, state: now.state, overdue, overriddenAt: overriddenAt(run, number) }];
    })
    .toSorted((a, b) => recallOrder.indexOf(a.state) - recallOrder.indexOf(b.state));
}

/** The first gate lists every question; a later step's gate those of its own items. */
function unansweredAt(run: StartedRun, gate: string): readonly string[] {
  const step = stepsOf(run.checklist).find((group) => group.number === gate);
  if (step === undefined) return [];
  return unansweredConditionals(run, 'prepare')
    .map((item) => item.number)
    .filter((number) => step.step === 1 || run.places.get(number)?.group.number === gate);
}
