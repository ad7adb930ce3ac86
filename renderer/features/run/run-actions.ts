/** What keys and buttons of the run screen do: one command each, then what is said and where the keyboard goes. */
import type { ChecklistItem, Part } from '#shared/checklist/checklist.ts';
import { isClosed, itemNow } from '#shared/run/item-now.ts';
import { judgeValue } from '#shared/run/measured-value.ts';
import { groupProgress } from '#shared/run/progress.ts';
import type { CommandOf } from '#shared/run/run-commands.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { itemsToWork, nextOpenItem } from '#shared/run/work-order.ts';
import { formatTimeOfDay } from '#shared/time/instant.ts';
import { nextStep } from '#shared/verification/gate.ts';
import type { AppState } from '../../stores/app-state.ts';
import { spokenItem, stateWord } from './item-words.ts';
import { draftKey, dropDraft, openEntry, sendFocus, useRunView, type Entry } from './run-view.ts';

type MarkState = CommandOf<'MarkItem'>['state'];
export type MarkDetails = {
  readonly reason?: string;
  readonly value?: string;
  readonly remindAt?: number | null;
  readonly statedAt?: number | null;
  readonly outOfOrder?: boolean;
};

/** Keys that mark are ignored this long after a mark, so that a bounce cannot mark the next item. */
const guardMs = 250;

export type RunActions = ReturnType<typeof createRunActions>;

/** The acts of one window. `read` gives the store at the moment of the act. */
export function createRunActions(read: () => AppState, monotonic: () => number = () => performance.now()) {
  const busy = { until: -Infinity, isRecording: false };
  const isGuarded = (): boolean => busy.isRecording || monotonic() < busy.until;

  async function record<T>(ask: () => Promise<T>): Promise<T> {
    busy.isRecording = true;
    try {
      return await ask();
    } finally {
      busy.isRecording = false;
      busy.until = monotonic() + guardMs;
    }
  }

  async function mark(item: string, state: MarkState, details: MarkDetails = {}): Promise<boolean> {
    const command = markCommand(item, state, details);
    const answer = await record(() => read().dispatch(command));
    if (answer.ok) {
      useRunView.setState({ entry: null, details: null });
      sayMarked(read, item, capitalised(stateWord(state)));
      return true;
    }
    if (answer.error.kind === 'refused') askWhatIsMissing(item, answer.error.rejection.code);
    return false;
  }

  return {
    isGuarded,
    mark,
    /** `x`: marks done, or moves on to what is still missing. */
    done: async (item: string): Promise<void> => {
      if (isGuarded()) return;
      const run = openRun(read());
      const checklistItem = run?.places.get(item)?.item;
      if (run === null || checklistItem === undefined) return;
      const now = itemNow(run, item);
      if (now.state === 'done' && now.mark !== null) return sayAlreadyDone(read, item);
      if (now.checked.some((checked) => !checked)) return focusFirstOpenSubCheck(item);
      await doneWithValue(item, checklistItem, mark);
    },
    /** `a`, `f`, `d`: opens the field for the reason. */
    ask: (item: string, kind: 'failed' | 'deferred' | 'not-applicable'): void => {
      const run = openRun(read());
      const place = run?.places.get(item);
      if (isGuarded() || run === null || place === undefined) return;
      const { state } = itemNow(run, item);
      const refusal = refusedFrom(state, kind);
      if (refusal !== null) return read().say(`${item} is ${stateWord(state)}. ${refusal}`, 'refused');
      const offered =
        kind === 'not-applicable' && place.item.conditional !== null ? 'Not part of this release' : '';
      openEntry({ item, kind }, offered);
    },
    toggleSubCheck: async (item: string, index: number): Promise<void> => {
      const run = openRun(read());
      if (busy.isRecording || run === null) return;
      const { checked } = itemNow(run, item);
      if (index >= checked.length) return;
      const command = { type: 'MarkSubCheck', item, index, checked: checked[index] !== true } as const;
      busy.isRecording = true;
      const answer = await read()
        .dispatch(command)
        .finally(() => (busy.isRecording = false));
      if (answer.ok) saySubCheck(read, item, index);
    },
    reopen: async (item: string): Promise<void> => {
      if (isGuarded()) return;
      const answer = await record(() => read().dispatch({ type: 'ReopenItem', item }));
      if (!answer.ok) return;
      read().selectItem(item);
      sendFocus('list');
      sayItem(read, 'Open again.', item);
    },
    undo: async (): Promise<void> => {
      if (busy.isRecording) return;
      const before = openRun(read());
      await record(() => read().undo());
      const { currentItem } = read();
      if (openRun(read()) === before || currentItem === null) return;
      useRunView.setState({ entry: null, list: 'items' });
      sendFocus('list');
      sayUndone(read, currentItem);
    },
    note: async (entry: Entry, text: string): Promise<boolean> => {
      const answer = await read().dispatch({ type: 'AddNote', item: entry.item, text });
      if (answer.ok) read().announce(`Note added to ${entry.item}.`);
      return answer.ok;
    },
    answerApplies: async (item: string, applies: boolean, reason: string | null): Promise<boolean> => {
      const answer = await record(() =>
        read().dispatch({ type: 'AnswerApplicability', item, applies, reason }),
      );
      if (answer.ok) dropDraft({ item, kind: 'does-not-apply' });
      return answer.ok;
    },
    /** Item by item, each with its own event; stops at the first that is refused. */
    notApplicableGroup: async (group: string, reason: string): Promise<void> => {
      const run = openRun(read());
      if (run === null) return;
      const open = itemsToWork(run, group).filter((item) => itemNow(run, item.number).state === 'open');
      let count = 0;
      for (const item of open) {
        // One after the other: each is its own confirmation in the record.
        // oxlint-disable-next-line no-await-in-loop
        const answer = await record(() =>
          read().dispatch(markCommand(item.number, 'not-applicable', { reason })),
        );
        if (!answer.ok) break;
        count += 1;
      }
      useRunView.setState({ entry: null });
      read().say(`${count} of ${open.length} open items are not applicable.`);
      sendFocus('list');
    },
  };
}

/** Shows a group and puts the keyboard on its first open item, or on its gate. */
export function goToGroup(state: AppState, group: string): void {
  const run = openRun(state);
  if (run === null) return;
  const items = itemsToWork(run, group);
  const target = items.find((item) => !isClosed(itemNow(run, item.number))) ?? items[0];
  useRunView.setState({ list: 'items', entry: null, details: null, filter: '', cover: 'none' });
  if (target === undefined) state.selectGroup(group);
  else state.selectItem(target.number);
  sendFocus('list');
}

/** Shows an item wherever it is. */
export function goToItem(state: AppState, item: string): void {
  useRunView.setState({ list: 'items', entry: null, details: null, filter: '', cover: 'none' });
  state.selectItem(item);
  sendFocus('list');
}

function markCommand(item: string, state: MarkState, details: MarkDetails): CommandOf<'MarkItem'> {
  return {
    type: 'MarkItem',
    item,
    state,
    reason: details.reason ?? null,
    value: details.value ?? null,
    remindAt: details.remindAt ?? null,
    statedAt: details.statedAt ?? null,
    outOfOrder: details.outOfOrder ?? false,
  };
}

function refusedFrom(state: string, kind: string): string | null {
  if (state === kind) return 'Shift X opens it again.';
  if (kind === 'failed') return null;
  return state === 'done' || state === 'not-applicable' ? 'Shift X opens it again.' : null;
}

async function doneWithValue(
  item: string,
  checklistItem: ChecklistItem,
  mark: (item: string, state: MarkState, details?: MarkDetails) => Promise<boolean>,
): Promise<void> {
  const { limit } = checklistItem;
  if (limit === null) return void (await mark(item, 'done'));
  const typed = (useRunView.getState().drafts[draftKey({ item, kind: 'value' })] ?? '').trim();
  const judged = judgeValue(limit, typed);
  if (judged.kind === 'over') return openEntry({ item, kind: 'over-limit' });
  // Without a readable value the refusal says what is missing, and the field takes the keyboard.
  const isMarked = await mark(item, 'done', { value: judged.kind === 'inside' ? judged.text : typed });
  if (isMarked) dropDraft({ item, kind: 'value' });
}

function askWhatIsMissing(item: string, code: string): void {
  if (code === 'OutOfOrder') openEntry({ item, kind: 'out-of-order' });
  if (code === 'ValueOverLimit') openEntry({ item, kind: 'over-limit' });
  if (code === 'ValueNeeded' || code === 'ValueUnreadable') sendFocus('list');
}

function focusFirstOpenSubCheck(item: string): void {
  document
    .querySelector<HTMLElement>(`[data-sub-checks="${CSS.escape(item)}"] [aria-checked="false"]`)
    ?.focus();
}

function sayAlreadyDone(read: () => AppState, item: string): void {
  const run = openRun(read());
  const stamp = run === null ? null : itemNow(run, item).mark?.stamp;
  if (stamp === null || stamp === undefined) return;
  const time = formatTimeOfDay(stamp.at, stamp.offsetMinutes);
  read().say(`Already done ${time} by ${stamp.by}. Shift X opens it again.`, 'refused');
}

function saySubCheck(read: () => AppState, item: string, index: number): void {
  const run = openRun(read());
  if (run === null) return;
  const now = itemNow(run, item);
  if (now.state === 'done') return sayMarked(read, item, 'Done');
  const name = run.places.get(item)?.item.subChecks[index] ?? '';
  const left = now.checked.filter((checked) => !checked).length;
  read().announce(`${name} ${now.checked[index] === true ? 'checked' : 'not checked'}. ${left} left.`);
}

function sayUndone(read: () => AppState, item: string): void {
  const run = openRun(read());
  const undone = run?.items[item]?.marks.findLast((candidate) => candidate.undone !== null);
  if (run === null || undone === undefined) return;
  const time = formatTimeOfDay(undone.stamp.at, undone.stamp.offsetMinutes);
  const state = stateWord(itemNow(run, item).state);
  read().say(`${item} is ${state} again. The mark of ${time} stays in the history.`);
}

/** Says the mark and the new focus, and finds the next place when there is no next item. */
function sayMarked(read: () => AppState, item: string, word: string): void {
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
  return run.checklist.sections.find((section) => section.groups.some((one) => one.number === group))?.part ?? null;
}

function sayItem(read: () => AppState, before: string, item: string): void {
  const run = openRun(read());
  if (run !== null) read().announce(`${before} ${spokenItem(run, item)}`);
}

function openRun(state: AppState): StartedRun | null {
  return state.run.status === 'none' ? null : state.run;
}

function steadyOf(state: AppState, run: StartedRun): number {
  return state.wallNow - run.shiftMs;
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
