/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows and cells of a tree grid have no elements of their own */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ChecklistItem } from '#shared/checklist/checklist.ts';
import { isAsked, unansweredConditionals } from '#shared/run/conditional-items.ts';
import { isClosed, itemNow } from '#shared/run/item-now.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { nextOpenItem } from '#shared/run/work-order.ts';
import { useAppStore, useRun } from '../../stores/use-app.ts';
import { useHotkeys } from '../../ui/keyboard.ts';
import { Icon } from '../../ui/icon.tsx';
import { runName } from '../shell/run-name.ts';
import { goToItem } from '../run/go-to.ts';
import { useRunView } from '../run/run-view.ts';
import { useRunActions } from '../run/use-run-actions.ts';
import { ConditionalRow } from './conditional-row.tsx';
import styles from './conditionals.module.css';

/** Does it apply? Each conditional item is asked once, `y` or `a`; each answer can be changed until the item is closed. */
export function ConditionalsView(): ReactNode {
  const run = useRun();
  const store = useAppStore();
  const actions = useRunActions();
  const items = askedItems(run);
  const left = unansweredConditionals(run, 'prepare');
  const later = items.filter((item) => isLater(run, item)).length;
  const now = items.filter((item) => !isLater(run, item));
  const [current, setCurrent] = useState(() => left[0]?.number ?? now[0]?.number ?? null);
  const [reasonFor, setReasonFor] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  useRowFocus(list, current, reasonFor);

  const answer = async (item: string, applies: boolean, reason: string | null): Promise<void> => {
    if (!(await actions.answerApplies(item, applies, reason))) return;
    setReasonFor(null);
    moveOn(store.getState, setCurrent);
  };
  const step = (by: number): void => {
    const at = now.findIndex((item) => item.number === current);
    const next = now[at + by];
    if (next !== undefined) setCurrent(next.number);
  };
  const press = (applies: boolean): void => {
    if (current === null || isFixed(run, current)) return;
    if (applies) void answer(current, true, null);
    else setReasonFor(current);
  };
  useHotkeys(
    [
      { keys: ['j', 'Down'], run: () => step(1), repeats: true },
      { keys: ['k', 'Up'], run: () => step(-1), repeats: true },
      { keys: 'y', run: () => press(true) },
      { keys: 'a', run: () => press(false) },
      { keys: 'Escape', run: () => leave(store.getState) },
    ],
    { scope: list, areCommands: true },
  );
  return (
    <>
      <div className={styles.header}>
        <p className={styles.crumb}>Prepare</p>
        <h1 className={styles.title}>Does it apply to {runName(run.details)}?</h1>
        <p className={styles.counts}>
          <b>{now.length - left.length}</b> of {now.length} answered{later > 0 && `, ${later} asked later`}
        </p>
      </div>
      <div ref={list} role="treegrid" aria-label="Does it apply?" className={styles.list}>
        {items.map((item) => (
          <ConditionalRow
            key={item.number}
            item={item}
            isLater={isLater(run, item)}
            isCurrent={item.number === current}
            isFixed={isFixed(run, item.number)}
            asksReason={reasonFor === item.number}
            onSelect={() => setCurrent(item.number)}
            onApplies={() => void answer(item.number, true, null)}
            onAskReason={() => setReasonFor(item.number)}
            onDoesNotApply={(reason) => void answer(item.number, false, reason)}
            onCancel={() => setReasonFor(null)}
          />
        ))}
        <p className={styles.foot}>
          <Icon name="chevron-down" />
          Items that apply stay open until they are done. Items that do not apply are closed with your reason.
        </p>
      </div>
    </>
  );
}

/** Every conditional item of the run, those a rollback asks included, in document order. */
function askedItems(run: StartedRun): readonly ChecklistItem[] {
  return [...run.places.values()].filter(isAsked).map((place) => place.item);
}

function isLater(run: StartedRun, item: ChecklistItem): boolean {
  return run.places.get(item.number)?.group.kind === 'rollback';
}

/** Done or failed items keep their answer. */
function isFixed(run: StartedRun, item: string): boolean {
  const now = itemNow(run, item);
  return now.state !== 'open' && !(isClosed(now) && now.mark?.kind === 'applicability');
}

type Read = ReturnType<typeof useAppStore>['getState'];

function moveOn(read: Read, setCurrent: (item: string) => void): void {
  const { run, announce } = read();
  if (run.status === 'none') return;
  const next = unansweredConditionals(run, 'prepare')[0];
  if (next === undefined) {
    announce('All are answered.');
    return leave(read);
  }
  setCurrent(next.number);
  announce(`${next.number} ${next.text}. Does it apply?`);
}

/** Back to the list, at the first open item when everything is answered. */
function leave(read: Read): void {
  const state = read();
  const first = state.run.status === 'none' ? null : nextOpenItem(state.run, null);
  useRunView.setState({ list: 'items' });
  const item = state.currentItem ?? first;
  if (item !== null) goToItem(state, item);
}

function useRowFocus(
  list: { readonly current: HTMLElement | null },
  current: string | null,
  reasonFor: string | null,
): void {
  // The row that is asked takes the keyboard.
  useEffect(() => {
    if (current === null || reasonFor !== null) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-item="${CSS.escape(current)}"]`);
    row?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  }, [list, current, reasonFor]);
}
