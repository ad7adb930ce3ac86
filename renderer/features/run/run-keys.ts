/** The keys of the run screen. Letters only while focus is in the list, and never in a text field. */
import type { RefObject } from 'react';
import { steadyTime } from '#shared/run/clock-doubt.ts';
import { itemNow } from '#shared/run/item-now.ts';
import { groupsInOrder } from '#shared/run/work-order.ts';
import { canDeclareGoLive } from '#shared/verification/gate.ts';
import type { AppState } from '../../stores/app-state.ts';
import { useApp, useAppStore } from '../../stores/use-app.ts';
import { useHotkeys, type Hotkey } from '../../ui/keyboard.ts';
import { spokenSummary } from '../now/spoken-summary.ts';
import { pressTrigger } from '../now/trigger-actions.ts';
import { triggerNumbers } from '../now/trigger-name.ts';
import { goToGroup } from './go-to.ts';
import type { RunActions } from './run-actions.ts';
import { movePane } from './run-panes.ts';
import { shownItems } from './shown-items.ts';
import { openEntry, sendFocus, useRunView } from './run-view.ts';

type Read = () => AppState;
const triggerWaitMs = 4000;

/** Binds everything the key table gives to the run screen. `frame` holds the list or focus mode. */
export function useRunKeys(
  frame: RefObject<HTMLElement | null>,
  actions: RunActions,
  isReadOnly: boolean,
): void {
  const store = useAppStore();
  const letters = useApp((state) => state.settings.letterKeys);
  const isList = useRunView((view) => view.list === 'items');
  const read = store.getState;
  useHotkeys(everywhere(read, actions, isReadOnly));
  useHotkeys(moving(read), { scope: frame });
  useHotkeys(looking(read), { scope: frame, enabled: letters, areCommands: true });
  useHotkeys(marking(read, actions), {
    scope: frame,
    enabled: letters && !isReadOnly && isList,
    areCommands: true,
  });
  useHotkeys(readOnlyAnswers(read), { scope: frame, enabled: letters && isReadOnly, areCommands: true });
}

function everywhere(read: Read, actions: RunActions, isReadOnly: boolean): readonly Hotkey[] {
  return [
    {
      keys: 'Ctrl+Z',
      inTextFields: false,
      run: () => void (isReadOnly ? sayReadOnly(read) : actions.undo()),
    },
    { keys: 'Ctrl+L', run: () => offerGoLive(read) },
    { keys: 'Ctrl+F', run: () => openFilter(true) },
    { keys: 'F6', run: () => movePane(1) },
    { keys: 'Shift+F6', run: () => movePane(-1) },
  ];
}

/** Arrows work whether or not letters are on. */
function moving(read: Read): readonly Hotkey[] {
  return [
    { keys: 'Down', run: () => move(read, 1), repeats: true },
    { keys: 'Up', run: () => move(read, -1), repeats: true },
    { keys: 'Right', run: intoActions },
    { keys: 'Left', run: outOfActions },
    { keys: 'Enter', run: (event) => toggleDetails(read, event) },
    { keys: 'Escape', run: leave },
  ];
}

function looking(read: Read): readonly Hotkey[] {
  return [
    { keys: 'j', run: () => move(read, 1), repeats: true },
    { keys: 'k', run: () => move(read, -1), repeats: true },
    { keys: 'Shift+J', run: () => moveGroup(read, 1), repeats: true },
    { keys: 'Shift+K', run: () => moveGroup(read, -1), repeats: true },
    { keys: 'g', run: () => read().openOverlay({ name: 'jump' }) },
    { keys: 'r', run: () => useRunView.setState({ isRecallOpen: true, recallAt: 0 }) },
    { keys: '/', run: () => openFilter(false) },
    { keys: 'c', run: toggleFocusMode },
    { keys: 'Shift+T', run: () => sayTime(read) },
  ];
}

function marking(read: Read, actions: RunActions): readonly Hotkey[] {
  const onItem =
    (act: (item: string) => void) =>
    (event: KeyboardEvent): boolean | void => {
      const { currentItem } = read();
      if (currentItem === null || !isOnItem(event)) return false;
      act(currentItem);
    };
  return [
    { keys: 'x', run: onItem((item) => void actions.done(item)) },
    {
      keys: 'Space',
      run: (event) => (isOnControl(event) ? false : onItem((item) => void actions.done(item))(event)),
    },
    { keys: 'a', run: onItem((item) => actions.ask(item, 'not-applicable')) },
    { keys: 'f', run: onItem((item) => actions.ask(item, 'failed')) },
    { keys: 'd', run: onItem((item) => actions.ask(item, 'deferred')) },
    { keys: 'Shift+X', run: onItem((item) => void actions.reopen(item)) },
    { keys: 'n', run: onItem((item) => openEntry({ item, kind: 'note' })) },
    { keys: 'e', run: onItem((item) => read().openOverlay({ name: 'evidence', item })) },
    { keys: 't', run: awaitTrigger },
    {
      keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
      run: (event) => pressDigit(read, actions, Number(event.key)),
    },
  ];
}

/** In a read-only run the marking keys answer in the status line. */
function readOnlyAnswers(read: Read): readonly Hotkey[] {
  return [{ keys: ['x', 'a', 'f', 'd', 'n', 'e', 'Shift+X', 't'], run: () => sayReadOnly(read) }];
}

function sayReadOnly(read: Read): void {
  const { run, runId, readOnly, reportFailure } = read();
  if (readOnly !== null && runId !== null) {
    const trouble = { code: 'RunReadOnly', runId, because: readOnly } as const;
    reportFailure({ kind: 'trouble', trouble }, null);
    return;
  }
  const isSealed = run.status !== 'none' && run.phase === 'sealed';
  read().say(
    isSealed
      ? 'This run is sealed. Nothing in it can change.'
      : 'The record is closed. Reopen it to change something.',
    'refused',
  );
}

function isOnItem(event: KeyboardEvent): boolean {
  return event.target instanceof Element && event.target.closest('[data-item]') !== null;
}

function isOnControl(event: KeyboardEvent): boolean {
  return event.target instanceof Element && event.target.closest('button, a, summary, input') !== null;
}

function move(read: Read, by: 1 | -1): boolean | void {
  const { run, currentItem, currentGroup, selectItem } = read();
  if (run.status === 'none' || currentGroup === null || useRunView.getState().list !== 'items') return false;
  const items = shownItems(run, currentGroup, useRunView.getState());
  const at = items.findIndex((item) => item.number === currentItem);
  const next = items[at === -1 ? 0 : at + by];
  if (next === undefined) return moveGroup(read, by);
  useRunView.setState({ entry: null, details: null });
  selectItem(next.number);
  sendFocus('list');
}

function moveGroup(read: Read, by: 1 | -1): void {
  const { run, currentGroup } = read();
  if (run.status === 'none') return;
  const groups = groupsInOrder(run);
  const next = groups[groups.findIndex((group) => group.number === currentGroup) + by];
  if (next !== undefined) goToGroup(read(), next.number);
}

function intoActions(event: KeyboardEvent): boolean | void {
  if (!(event.target instanceof HTMLElement) || event.target.getAttribute('role') !== 'row') return false;
  const first = event.target.parentElement?.querySelector<HTMLElement>('[role=checkbox], button');
  if (first === null || first === undefined) return false;
  first.focus();
}

function outOfActions(event: KeyboardEvent): boolean | void {
  if (!(event.target instanceof HTMLButtonElement) || !isOnItem(event)) return false;
  sendFocus('list');
}

function toggleDetails(read: Read, event: KeyboardEvent): boolean | void {
  const { currentItem } = read();
  const isRow = event.target instanceof HTMLElement && event.target.dataset['item'] === currentItem;
  if (currentItem === null || !isRow) return false;
  const { details } = useRunView.getState();
  useRunView.setState({ details: details === currentItem ? null : currentItem });
}

/** The topmost thing that is open closes; nothing typed is lost. */
function leave(): boolean | void {
  const { awaitsTrigger, confirmTrigger, details, filter, isFocusMode, cover } = useRunView.getState();
  if (awaitsTrigger || confirmTrigger !== null)
    useRunView.setState({ awaitsTrigger: false, confirmTrigger: null });
  else if (details !== null) useRunView.setState({ details: null });
  else if (isFocusMode) useRunView.setState({ isFocusMode: false });
  else if (cover !== 'none') useRunView.setState({ cover: 'none' });
  else if (filter !== '') useRunView.setState({ filter: '', filterWhole: false });
  else return false;
  sendFocus('list');
}

function openFilter(isWhole: boolean): void {
  useRunView.setState({ filterWhole: isWhole, list: 'items', isFocusMode: false });
  document.querySelector<HTMLInputElement>('input[data-filter]')?.focus();
}

function toggleFocusMode(): void {
  useRunView.setState(({ isFocusMode }) => ({ isFocusMode: !isFocusMode }));
  sendFocus('list');
}

function sayTime(read: Read): void {
  const { run, readWall, announce } = read();
  if (run.status !== 'none') announce(spokenSummary(run, steadyTime(run, readWall())));
}

function offerGoLive(read: Read): void {
  const { run, openOverlay, say } = read();
  if (run.status === 'none') return;
  if (canDeclareGoLive(run)) openOverlay({ name: 'go-live' });
  else
    say(
      run.goLive === null
        ? 'Go-live can be declared once Step 1 has started.'
        : 'Go-live is declared already.',
      'refused',
    );
}

let endOfWait: number | undefined;

/** Each `t` waits its whole time, however soon it comes after another. */
function awaitTrigger(): void {
  window.clearTimeout(endOfWait);
  useRunView.setState({ awaitsTrigger: true });
  endOfWait = window.setTimeout(() => useRunView.setState({ awaitsTrigger: false }), triggerWaitMs);
}

function pressDigit(read: Read, actions: RunActions, digit: number): boolean | void {
  const { run, currentItem } = read();
  if (run.status === 'none') return false;
  if (useRunView.getState().awaitsTrigger) {
    useRunView.setState({ awaitsTrigger: false });
    const trigger = triggerNumbers(run)[digit - 1];
    if (trigger !== undefined) void pressTrigger(read, trigger);
    return undefined;
  }
  if (currentItem === null || digit > itemNow(run, currentItem).checked.length) return false;
  void actions.toggleSubCheck(currentItem, digit - 1);
}
