/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows and cells of a tree grid have no elements of their own */
import { type ReactNode, useEffect, useRef } from 'react';
import type { ChecklistItem } from '#shared/checklist/checklist.ts';
import { isClosed, itemNow } from '#shared/run/item-now.ts';
import { itemAsksValue } from '#shared/run/work-order.ts';
import { useApp, useAppStore } from '../../stores/use-app.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { GuidanceText } from './guidance-text.tsx';
import { InlineEntry } from './inline-entry.tsx';
import { ItemActions } from './item-actions.tsx';
import { ItemChips, MarkedBy } from './item-chips.tsx';
import { ItemDetails } from './item-details.tsx';
import { itemGlyph, rowName, stateWord } from './item-words.ts';
import { MeasuredValue } from './measured-value.tsx';
import { useRunView, type Entry } from './run-view.ts';
import { SubChecks } from './sub-checks.tsx';
import styles from './current-item.module.css';

interface CurrentItemProps {
  readonly item: ChecklistItem;
  readonly timeMark: number;
}

/** The one item that has the keyboard: a band with its sub-checks or value, its actions, and what is being asked. */
export function CurrentItem({ item, timeMark }: CurrentItemProps): ReactNode {
  const store = useAppStore();
  useApp((state) => (state.run.status === 'none' ? null : state.run.items[item.number]));
  const entry = useRunView((view) => (view.entry?.item === item.number ? view.entry : null));
  const row = useRef<HTMLDivElement>(null);
  useRowFocus(row, item);
  const { run } = store.getState();
  if (run.status === 'none') return null;
  const now = itemNow(run, item.number);
  const hasSubChecks = item.subChecks.length > 0;
  return (
    <div className={styles.band}>
      <div
        ref={row}
        role="row"
        aria-level={1}
        aria-label={rowName(run, item.number, timeMark)}
        aria-current
        aria-expanded={hasSubChecks ? true : undefined}
        tabIndex={0}
        data-item={item.number}
        className={styles.row}
      >
        <span role="gridcell" className={styles.glyph}>
          <Glyph
            name={itemGlyph(now)}
            fraction={now.checked.filter(Boolean).length / (now.checked.length || 1)}
          />
          <span className="visually-hidden">{stateWord(now.state)}</span>
        </span>
        <span role="gridcell" className={styles.number}>
          {item.number}
        </span>
        <div role="gridcell" className={styles.head}>
          <p className={styles.text}>{item.text}</p>
          {entry === null && <Note note={now.reason ?? run.items[item.number]?.notes.at(-1)?.text ?? null} />}
        </div>
        <span role="gridcell" className={styles.side}>
          <ItemChips item={item} timeMark={timeMark} />
          <MarkedBy number={item.number} />
        </span>
        <Body item={item} entry={entry} isClosed={isClosed(now)} />
      </div>
      {hasSubChecks && entry === null && <SubChecks item={item} />}
    </div>
  );
}

function Note({ note }: { readonly note: string | null }): ReactNode {
  return note === null ? null : <p className={styles.note}>{note}</p>;
}

interface BodyProps {
  readonly item: ChecklistItem;
  readonly entry: Entry | null;
  readonly isClosed: boolean;
}

function Body({ item, entry, isClosed: isDone }: BodyProps): ReactNode {
  const isOpen = useRunView((view) => view.details === item.number);
  return (
    <div role="gridcell" className={styles.body}>
      {item.guidance !== '' && <GuidanceText markdown={item.guidance} />}
      {itemAsksValue(item) && !isDone && <MeasuredValue item={item} />}
      {entry === null ? <ItemActions item={item} /> : <InlineEntry key={entry.kind} entry={entry} />}
      {isOpen && <ItemDetails item={item} />}
    </div>
  );
}

/** Gives the row the keyboard when the list is asked to take it, or when focus was lost with the row that had it. */
function useRowFocus(row: { readonly current: HTMLElement | null }, item: ChecklistItem): void {
  const serial = useRunView((view) => view.focusSerial);
  const seen = useRef(0);
  // Focus and scroll position belong to the browser.
  useEffect(() => {
    const { focusTarget, entry } = useRunView.getState();
    const isAsked = focusTarget === 'list' && serial !== seen.current;
    seen.current = serial;
    if (entry !== null || (!isAsked && document.activeElement !== document.body)) return;
    const value = row.current?.querySelector<HTMLElement>('input[data-letters="commands"]');
    (value ?? row.current)?.focus({ preventScroll: true });
    row.current?.scrollIntoView({ block: 'nearest' });
  }, [row, serial, item.number]);
}
