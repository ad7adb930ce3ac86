/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows and cells of a tree grid have no elements of their own */
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import type { ChecklistItem } from '#shared/checklist/checklist.ts';
import { isClosed, itemNow, itemRecord } from '#shared/run/item-now.ts';
import { itemAsksValue } from '#shared/run/work-order.ts';
import { useApp, useAppStore } from '../../stores/use-app.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { LearnedNote } from '../review/learned-lines.tsx';
import { GuidanceText } from './guidance-text.tsx';
import { InlineEntry } from './inline-entry.tsx';
import { ItemActions } from './item-actions.tsx';
import { ItemChips, MarkedBy } from './item-chips.tsx';
import { ItemDetails } from './item-details.tsx';
import { itemGlyph, stateWord } from './item-words.ts';
import { MeasuredValue } from './measured-value.tsx';
import { useRunView, type Entry } from './run-view.ts';
import { SubChecks } from './sub-checks.tsx';
import styles from './current-item.module.css';

interface CurrentCellsProps {
  readonly item: ChecklistItem;
  readonly timeMark: number;
}

/** Inside the row that has the keyboard: its value, its actions, and what is being asked. */
export function CurrentCells({ item, timeMark }: CurrentCellsProps): ReactNode {
  const store = useAppStore();
  useApp((state) => (state.run.status === 'none' ? null : state.run.items[item.number]));
  const entry = useEntry(item);
  const { run } = store.getState();
  if (run.status === 'none') return null;
  const now = itemNow(run, item.number);
  const note = now.reason ?? itemRecord(run, item.number).notes.at(-1)?.text ?? null;
  return (
    <>
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
        {entry === null && note !== null && <p className={styles.note}>{note}</p>}
      </div>
      <span role="gridcell" className={styles.side}>
        <ItemChips item={item} timeMark={timeMark} />
        <MarkedBy number={item.number} />
      </span>
      <Body item={item} entry={entry} isClosed={isClosed(now)} />
    </>
  );
}

interface BesideCurrentProps {
  readonly row: RefObject<HTMLElement | null>;
  readonly item: ChecklistItem;
}

/** Beside that row in its band: the rows of its sub-checks. Gives the row the keyboard when the list takes it. */
export function BesideCurrent({ row, item }: BesideCurrentProps): ReactNode {
  useRowFocus(row, item);
  const entry = useEntry(item);
  return item.subChecks.length > 0 && entry === null ? <SubChecks item={item} /> : null;
}

function useEntry(item: ChecklistItem): Entry | null {
  return useRunView((view) => (view.entry?.item === item.number ? view.entry : null));
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
      <LearnedNote item={item.number} />
      {item.guidance !== '' && <GuidanceText markdown={item.guidance} />}
      {itemAsksValue(item) && !isDone && <MeasuredValue item={item} />}
      {entry === null ? <ItemActions item={item} /> : <InlineEntry key={entry.kind} entry={entry} />}
      {isOpen && <ItemDetails item={item} />}
    </div>
  );
}

/** Focus that is nowhere, or on a row that was current before. */
function isLeftBehind(focused: Element | null): boolean {
  return focused === document.body || focused?.matches('[role=row][data-item]') === true;
}

/** Gives the row the keyboard when the list is asked to take it, or when focus was lost with the row that had it. */
function useRowFocus(row: RefObject<HTMLElement | null>, item: ChecklistItem): void {
  const serial = useRunView((view) => view.focusSerial);
  const seen = useRef(0);
  // Focus and scroll position belong to the browser.
  useEffect(() => {
    const { focusTarget, entry } = useRunView.getState();
    const isAsked = focusTarget === 'list' && serial !== seen.current;
    seen.current = serial;
    if (entry !== null || (!isAsked && !isLeftBehind(document.activeElement))) return;
    const value = row.current?.querySelector<HTMLElement>('input[data-letters="commands"]');
    (value ?? row.current)?.focus({ preventScroll: true });
    row.current?.scrollIntoView({ block: 'nearest' });
  }, [row, serial, item.number]);
}
