/** What is said after a mark, and where the keyboard goes when there is no next item. */
import type { Part } from '#shared/checklist/checklist.ts';
import { steadyTime } from '#shared/run/clock-doubt.ts';
import { itemNow } from '#shared/run/item-now.ts';
import { groupProgress } from '#shared/run/progress.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { nextOpenItem } from '#shared/run/work-order.ts';
import { formatTimeOfDay } from '#shared/time/instant.ts';
import { nextStep } from '#shared/verification/gate.ts';
import type { AppState } from '../../stores/app-state.ts';
import type { LastAct } from '../../stores/last-act.ts';
import { spokenItem, stateWord } from './item-words.ts';
import { stepName } from './labels.ts';
import { sendFocus } from './run-view.ts';

/** `x` on a done item does nothing but say so. */
export function sayAlreadyDone(read: () => AppState, item: string): void {
  const run = openRun(read());
  const stamp = run === null ? null : itemNow(run, item).mark?.stamp;
  if (stamp === null || stamp === undefined) return;
  const time = formatTimeOfDay(stamp.at, stamp.offsetMinutes);
  read().say(`Already done ${time} by ${stamp.by}. Shift X opens it again.`, 'refused');
}

/** `x` on an item with sub-checks only leads to them: none is ticked unread. */
export function saySubChecksFirst(read: () => AppState, item: string, count: number): void {
  const keys = count > 9 ? 'Space' : count === 2 ? '1 and 2' : `1 to ${count}`;
  read().say(`${item} is done when each of its ${count} parts is checked: ${keys}.`);
}

/** "Safari checked. 1 left." */
export function saySubCheck(read: () => AppState, item: string, index: number): void {
  const run = openRun(read());
  if (run === null) return;
  const now = itemNow(run, item);
  if (now.state === 'done') return sayMarked(read, item, 'Done');
  const name = run.places.get(item)?.item.subChecks[index] ?? '';
  const left = now.checked.filter((checked) => !checked).length;
  read().announce(`${name} ${now.checked[index] === true ? 'checked' : 'not checked'}. ${left} left.`);
}

/** "3.2.3 is open again. The mark of 02:41:07 stays in the history." */
export function sayUndone(read: () => AppState, item: string): void {
  const run = openRun(read());
  const undone = run?.items[item]?.marks.findLast((candidate) => candidate.undone !== null);
  if (run === null || undone === undefined) return;
  const time = formatTimeOfDay(undone.stamp.at, undone.stamp.offsetMinutes);
  const state = stateWord(itemNow(run, item).state);
  read().say(`${item} is ${state} again. The mark of ${time} stays in the history.`);
}

/** "Step 2 is not started. The start of 01:48:12 stays in the history." */
export function sayStartUndone(
  read: () => AppState,
  { group, started }: Extract<LastAct, { readonly kind: 'step-start' }>,
): void {
  const time = formatTimeOfDay(started.at, started.offsetMinutes);
  read().say(`${stepName(group)} is not started. The start of ${time} stays in the history.`);
}

/** Says the mark and the new focus, and finds the next place when there is no next item. */
export function sayMarked(read: () => AppState, item: string, word: string): void {
  const state = read();
  const run = openRun(state);
  const group = run?.places.get(item)?.group;
  if (run === null || group === undefined) return;
  const progress = groupProgress(run, group.number, steadyOf(state, run));
  const closed =
    progress.open + progress.failed + progress.deferred === 0 ? ` ${group.title} is closed.` : '';
  if (state.currentItem !== null && state.currentItem !== item) {
    sendFocus('list');
    return sayItem(read, `${word}.${closed}`, state.currentItem);
  }
  const where = state.settings.autoAdvance ? goOn(read, run, group.number) : '';
  state.announce(`${word}.${closed}${where}`);
}

/** After the last item of a phase: the next step's gate, or the line that closes the list. */
function goOn(read: () => AppState, run: StartedRun, from: string): string {
  const part = partOf(run, from);
  const first = nextOpenItem(run, null);
  const firstGroup = first === null ? null : (run.places.get(first)?.group.number ?? null);
  const step = nextStep(run);
  const isDeployed = step === null && run.phase === 'verifying';
  if (first !== null && firstGroup !== null && (isDeployed || partOf(run, firstGroup) === part)) {
    read().selectItem(first);
    sendFocus('list');
    return ` ${spokenItem(run, first)}`;
  }
  if (part === 'deploy' && step !== null) {
    read().selectGroup(step.number);
    sendFocus('gate');
    return ` Next: ${step.title}.`;
  }
  sendFocus('closing-line');
  return '';
}

function partOf(run: StartedRun, group: string): Part | null {
  return (
    run.checklist.sections.find((section) => section.groups.some((one) => one.number === group))?.part ?? null
  );
}

/** "Open again. 3.2.5 Order placement successful, open." */
export function sayItem(read: () => AppState, before: string, item: string): void {
  const run = openRun(read());
  if (run !== null) read().announce(`${before} ${spokenItem(run, item)}`);
}

/** The open run at this moment, or null. */
export function openRun(state: AppState): StartedRun | null {
  return state.run.status === 'none' ? null : state.run;
}

function steadyOf(state: AppState, run: StartedRun): number {
  return steadyTime(run, state.wallNow);
}

export function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
