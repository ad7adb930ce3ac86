import { type RefObject, useEffect, useState } from 'react';
import { isClosed, itemNow } from '#shared/run/item-now.ts';
import { rollbackItemsOf } from '#shared/checklist/rollback-items-of.ts';
import type { CommandOf } from '#shared/run/run-commands.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { type AppStore } from '../../stores/app-store.ts';
import { useApp, useAppStore, useRun } from '../../stores/use-app.ts';
import { useHotkeys, type Hotkey } from '../../ui/keyboard.ts';
import { openBefore, stepNumber } from './step-model.ts';

export type StepState = CommandOf<'MarkItem'>['state'];
export type StepEntry = 'not-applicable' | 'failed' | 'note' | 'out-of-order';

export type RollbackStepsState = {
  readonly selected: string | null;
  readonly select: (item: string) => void;
  readonly entry: StepEntry | null;
  readonly openEntry: (entry: StepEntry) => void;
  readonly closeEntry: () => void;
  readonly done: () => Promise<void>;
  /** Marks the selected step; after a refusal "out of order" asks for a confirmation. */
  readonly mark: (state: StepState, reason: string | null, outOfOrder: boolean) => Promise<void>;
  readonly note: (text: string) => Promise<void>;
  readonly evidence: () => Promise<void>;
  readonly undo: () => Promise<void>;
};

const guardMs = 250;

/** What keys and buttons of the rollback steps do. Letters work while focus is in the list. */
export function useRollbackSteps(list: RefObject<HTMLDivElement | null>): RollbackStepsState {
  const store = useAppStore();
  const run = useRun();
  const hasLetters = useApp((state) => state.settings.letterKeys);
  const [chosen, setChosen] = useState<string | null>(null);
  const [entry, setEntry] = useState<StepEntry | null>(null);
  const [guard] = useState(createMarkGuard);
  const items = rollbackItemsOf(run.checklist).map(({ number }) => number);
  const isFinished = items.every((item) => isClosed(itemNow(run, item)));
  const next = items.find((item) => itemNow(run, item).state === 'open') ?? items.at(-1) ?? null;
  const selected = chosen ?? (isFinished ? null : next);

  // The list has the keyboard when the screen opens and whenever a question in it was answered.
  useEffect(() => {
    if (entry === null && selected !== null) list.current?.focus();
  }, [entry, selected, list]);

  const mark = async (state: StepState, reason: string | null, outOfOrder: boolean): Promise<void> => {
    if (selected === null) return;
    const isMarked = await guard.during(() => markStep(store, { item: selected, state, reason, outOfOrder }));
    if (!isMarked) return;
    setEntry(null);
    setChosen(null);
  };
  const done = async (): Promise<void> => {
    if (selected === null || guard.isBusy()) return;
    if (itemNow(run, selected).state === 'done') {
      store.getState().say(`Step ${stepNumber(run, selected)} is done already.`, 'refused');
    } else if (openBefore(run, selected) !== null) setEntry('out-of-order');
    else await mark('done', null, false);
  };
  const ask = (kind: StepEntry): void => {
    if (!guard.isBusy()) setEntry(kind);
  };
  const move = (by: 1 | -1): void => {
    const to = items[items.indexOf(selected ?? '') + by];
    if (to !== undefined) setChosen(to);
  };
  const addEvidence = (): Promise<void> => evidence(store, selected);
  const undo = (): Promise<void> => {
    setChosen(null);
    return store.getState().undo();
  };

  useHotkeys(stepKeys({ move, done: () => void done(), ask, evidence: () => void addEvidence() }), {
    scope: list,
    enabled: hasLetters && entry === null,
    areCommands: true,
  });
  useHotkeys([{ keys: 'Ctrl+Z', run: () => void undo(), inTextFields: false }]);

  return {
    selected,
    select: setChosen,
    entry,
    openEntry: ask,
    closeEntry: () => setEntry(null),
    done,
    mark,
    note: async (text) => {
      if (await addNote(store, selected, text)) setEntry(null);
    },
    evidence: addEvidence,
    undo,
  };
}

/** Busy while a mark is recorded and shortly after, so that a bounce cannot mark the next step. */
function createMarkGuard() {
  let until = -Infinity;
  return {
    isBusy: (): boolean => performance.now() < until,
    during: async (ask: () => Promise<boolean>): Promise<boolean> => {
      until = Infinity;
      try {
        return await ask();
      } finally {
        until = performance.now() + guardMs;
      }
    },
  };
}

type KeyActs = {
  readonly move: (by: 1 | -1) => void;
  readonly done: () => void;
  readonly ask: (entry: StepEntry) => void;
  readonly evidence: () => void;
};

function stepKeys({ move, done, ask, evidence: attach }: KeyActs): readonly Hotkey[] {
  return [
    { keys: ['j', 'Down'], run: () => move(1), repeats: true },
    { keys: ['k', 'Up'], run: () => move(-1), repeats: true },
    { keys: ['x', 'Space'], run: done },
    { keys: 'a', run: () => ask('not-applicable') },
    { keys: 'f', run: () => ask('failed') },
    { keys: 'n', run: () => ask('note') },
    { keys: 'e', run: attach },
  ];
}

type StepMark = Pick<CommandOf<'MarkItem'>, 'item' | 'state' | 'reason' | 'outOfOrder'>;

async function markStep(store: AppStore, mark: StepMark): Promise<boolean> {
  const answer = await store.getState().dispatch({
    type: 'MarkItem',
    value: null,
    remindAt: null,
    statedAt: null,
    ...mark,
  });
  if (!answer.ok) return false;
  const { run, announce } = store.getState();
  if (run.status === 'started') announce(markedSentence(run, mark));
  return true;
}

function markedSentence(run: StartedRun, { item, state }: StepMark): string {
  const word = state === 'not-applicable' ? 'Not needed' : state === 'failed' ? 'Failed' : 'Done';
  const items = rollbackItemsOf(run.checklist);
  const next = items.find(({ number }) => itemNow(run, number).state === 'open');
  if (next === undefined) return `${word}. No step is open.`;
  return `${word}, step ${stepNumber(run, item)}. Step ${stepNumber(run, next.number)}: ${next.text}, open.`;
}

async function addNote(store: AppStore, item: string | null, text: string): Promise<boolean> {
  const answer = await store.getState().dispatch({ type: 'AddNote', item, text });
  if (answer.ok) store.getState().announce('Note added.');
  return answer.ok;
}

async function evidence(store: AppStore, item: string | null): Promise<void> {
  await store.getState().recordWith((desktop, runId) => desktop.chooseEvidence({ runId, item }));
}
