/** What keys and buttons of the run screen do: one command each, then what is said and where the keyboard goes. */
import type { ChecklistItem } from '#shared/checklist/checklist.ts';
import { itemNow } from '#shared/run/item-now.ts';
import { judgeValue } from '#shared/run/measured-value.ts';
import type { CommandOf } from '#shared/run/run-commands.ts';
import { itemsToWork } from '#shared/run/work-order.ts';
import type { AppState } from '../../stores/app-state.ts';
import { lastAct } from '../../stores/last-act.ts';
import { stateWord } from './item-words.ts';
import { draftKey, dropDraft, openEntry, sendFocus, useRunView, type Entry } from './run-view.ts';
import {
  capitalised,
  openRun,
  sayAlreadyDone,
  sayItem,
  sayMarked,
  sayStartUndone,
  saySubCheck,
  saySubChecksFirst,
  sayUndone,
} from './say-marks.ts';

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
  const tools = createTools(read, monotonic);
  return { isGuarded: tools.isGuarded, mark: tools.mark, ...markingActions(tools), ...otherActions(tools) };
}

type Tools = ReturnType<typeof createTools>;

/** One command at a time, and a moment after each in which a bounced key does nothing. */
function createTools(read: () => AppState, monotonic: () => number) {
  const busy = { until: -Infinity, isRecording: false };
  const record = async <T>(ask: () => Promise<T>): Promise<T> => {
    busy.isRecording = true;
    try {
      return await ask();
    } finally {
      busy.isRecording = false;
      busy.until = monotonic() + guardMs;
    }
  };
  const mark = async (item: string, state: MarkState, details: MarkDetails = {}): Promise<boolean> => {
    const thenShow = (): void => {
      closeEntry();
      sayMarked(read, item, capitalised(stateWord(state)));
    };
    const answer = await record(() => read().dispatch(markCommand(item, state, details), thenShow));
    if (!answer.ok && answer.error.kind === 'refused') askWhatIsMissing(item, answer.error.rejection.code);
    return answer.ok;
  };
  return {
    read,
    record,
    mark,
    isRecording: () => busy.isRecording,
    isGuarded: () => busy.isRecording || monotonic() < busy.until,
    /** Sub-checks follow each other quickly: they wait for the disk, not for the guard. */
    unguard: () => {
      busy.until = -Infinity;
    },
  };
}

function markingActions({ read, record, mark, isGuarded, isRecording, unguard }: Tools) {
  return {
    /** `x`: marks done, or moves on to what is still missing. */
    done: async (item: string): Promise<void> => {
      if (isGuarded()) return;
      const run = openRun(read());
      const checklistItem = run?.places.get(item)?.item;
      if (run === null || checklistItem === undefined) return;
      const now = itemNow(run, item);
      if (now.state === 'done' && now.mark !== null) return sayAlreadyDone(read, item);
      if (now.checked.some((checked) => !checked)) {
        focusFirstOpenSubCheck(item);
        return saySubChecksFirst(read, item, now.checked.length);
      }
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
      if (isRecording() || run === null) return;
      const { checked } = itemNow(run, item);
      if (index >= checked.length) return;
      const command = { type: 'MarkSubCheck', item, index, checked: checked[index] !== true } as const;
      await record(() => read().dispatch(command, () => saySubCheck(read, item, index)));
      unguard();
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
      if (isRecording()) return;
      const before = openRun(read());
      const act = before === null ? null : lastAct(before);
      await record(() => read().undo());
      if (openRun(read()) === before || act === null) return;
      useRunView.setState({ entry: null, list: 'items' });
      sendFocus(act.kind === 'mark' ? 'list' : 'gate');
      if (act.kind === 'mark') sayUndone(read, act.item);
      else sayStartUndone(read, act);
    },
  };
}

function otherActions({ read, record }: Tools) {
  return {
    note: async (entry: Entry, text: string): Promise<boolean> => {
      const answer = await read().dispatch({ type: 'AddNote', item: entry.item, text });
      if (answer.ok) read().announce(`Note added to ${entry.item}.`);
      return answer.ok;
    },
    answerApplies: async (item: string, applies: boolean, reason: string | null): Promise<boolean> => {
      const command = { type: 'AnswerApplicability', item, applies, reason } as const;
      const answer = await record(() => read().dispatch(command));
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
        const command = markCommand(item.number, 'not-applicable', { reason });
        // One after the other: each is its own confirmation in the record.
        // oxlint-disable-next-line no-await-in-loop
        const answer = await record(() => read().dispatch(command));
        if (!answer.ok) break;
        count += 1;
      }
      useRunView.setState({ entry: null });
      read().say(`${count} of ${open.length} open items are not applicable.`);
      sendFocus('list');
    },
  };
}

/** Looks first: a change that changes nothing would still ask every row. */
function closeEntry(): void {
  const { entry, details } = useRunView.getState();
  if (entry !== null || details !== null) useRunView.setState({ entry: null, details: null });
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
