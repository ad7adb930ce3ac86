/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows and cells of a tree grid have no elements of their own */
import { memo, type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ChecklistItem } from '#shared/checklist/checklist.ts';
import { isClosed, itemNow } from '#shared/run/item-now.ts';
import { itemAsksValue } from '#shared/run/work-order.ts';
import { toldAfterPaint } from '../../stores/told-after-paint.ts';
import { AppStoreContext, useAppStore, useOfRun } from '../../stores/use-app.ts';
import { afterPaint } from '../../ui/after-paint.ts';
import { classNames } from '../../ui/class-names.ts';
import { LearnedNote } from '../review/learned-lines.tsx';
import { GuidanceText } from './guidance-text.tsx';
import { InlineEntry } from './inline-entry.tsx';
import { ItemActions } from './item-actions.tsx';
import { ItemDetails } from './item-details.tsx';
import { MeasuredValue } from './measured-value.tsx';
import { useRunView, type Entry } from './run-view.ts';
import { SubChecks } from './sub-checks.tsx';
import styles from './current-item.module.css';

/** Beside the row in the band: the rows of its sub-checks. */
export function BesideRow({ item }: { readonly item: ChecklistItem }): ReactNode {
  const entry = useEntry(item);
  return item.subChecks.length > 0 && entry === null ? <SubChecks item={item} /> : null;
}

function useEntry(item: ChecklistItem): Entry | null {
  return useRunView((view) => (view.entry?.item === item.number ? view.entry : null));
}

interface CurrentBodyProps {
  readonly item: ChecklistItem;
  /** Not yet, while its row waits for the keyboard: then it is laid out, and neither seen nor heard nor reached. */
  readonly isShown: boolean;
}

/** The last cell of the row that has the keyboard: its value, its actions, and what is being asked. */
export const CurrentBody = memo(function CurrentBody({ item, isShown }: CurrentBodyProps): ReactNode {
  const store = useAppStore();
  // At once, so that a field for a value is there when its row is given the keyboard.
  const asksValue = useOfRun((run) => itemAsksValue(item) && !isClosed(itemNow(run, item.number)));
  const cell = useRef<HTMLDivElement>(null);
  const [isDrawnAhead] = useState(!isShown);
  // What is not seen is laid out only when it is asked where it stands.
  useLayoutEffect(() => {
    if (isDrawnAhead) cell.current?.lastElementChild?.getBoundingClientRect();
  }, [isDrawnAhead]);
  return (
    <div
      ref={cell}
      role="gridcell"
      aria-hidden={isShown ? undefined : true}
      className={classNames(styles.body, !isShown && styles.ahead)}
    >
      <AppStoreContext value={toldAfterPaint(store)}>
        <Body item={item} asksValue={asksValue} />
      </AppStoreContext>
    </div>
  );
});

interface BodyProps {
  readonly item: ChecklistItem;
  /** Open, with a value to be measured. */
  readonly asksValue: boolean;
}

/** Drawn anew only by what it listens to, a frame after the row: the row that is left need not show other actions. */
const Body = memo(function Body({ item, asksValue }: BodyProps): ReactNode {
  const entry = useEntry(item);
  const isOpen = useRunView((view) => view.details === item.number);
  return (
    <>
      <LearnedNote item={item.number} />
      {item.guidance !== '' && <GuidanceText markdown={item.guidance} />}
      {asksValue && <MeasuredValue item={item} />}
      {entry === null ? <ItemActions item={item} /> : <InlineEntry key={entry.kind} entry={entry} />}
      {isOpen && <ItemDetails item={item} />}
    </>
  );
});

/** Focus that is nowhere, on a row, or in the band of another item, which goes with the next frame. */
function isLeftBehind(focused: Element | null, item: string): boolean {
  if (focused === null || focused === document.body) return focused !== null;
  if (focused.matches('[role=row][data-item]') || !focused.checkVisibility()) return true;
  const place = focused.closest<HTMLElement>('[role=row][data-item], [data-sub-checks]');
  return place !== null && (place.dataset['item'] ?? place.dataset['subChecks']) !== item;
}

/** Gives the keyboard to the row, or to the field for its value; not while something is asked in it, then false. */
function giveFocus(row: HTMLElement | null): boolean {
  if (useRunView.getState().entry !== null) return false;
  const value = row?.querySelector<HTMLElement>('input[data-letters="commands"]');
  (value ?? row)?.focus({ preventScroll: true });
  return true;
}

interface RowFocusProps {
  readonly row: RefObject<HTMLElement | null>;
  readonly item: ChecklistItem;
  readonly isInBand: boolean;
}

/** Gives the row the keyboard when the list is asked to take it, or when focus was lost with the row that had it. */
export function RowFocus({ row, item, isInBand }: RowFocusProps): null {
  const serial = useRunView((view) => view.focusSerial);
  const seen = useRef(0);
  const isToBeShown = useRef(false);
  // Focus and scroll position belong to the browser.
  useEffect(() => {
    const { focusTarget } = useRunView.getState();
    const isAsked = focusTarget === 'list' && serial !== seen.current;
    seen.current = serial;
    if (isAsked || isLeftBehind(document.activeElement, item.number))
      isToBeShown.current = giveFocus(row.current);
    // What had it may stand around the rows, and goes a frame later.
    let isOver = false;
    void afterPaint()
      .then(afterPaint)
      .then(() => {
        if (isOver || document.activeElement !== document.body) return;
        if (giveFocus(row.current)) row.current?.scrollIntoView({ block: 'nearest' });
      });
    return () => {
      isOver = true;
    };
  }, [row, serial, item.number]);
  // The scroll position belongs to the browser; the row has the height that is to be seen once it is in the band.
  useEffect(() => {
    if (!isInBand || !isToBeShown.current) return;
    isToBeShown.current = false;
    row.current?.scrollIntoView({ block: 'nearest' });
  }, [row, serial, isInBand]);
  useKeptInView(row);
  return null;
}

/** A window made smaller, or larger letters in it, do not push what one works on out of sight. */
function useKeptInView(row: RefObject<HTMLElement | null>): void {
  // The window has its size from the person in front of it.
  useEffect(() => {
    const keep = (): void => {
      if (row.current?.contains(document.activeElement) === true)
        row.current.scrollIntoView({ block: 'nearest' });
    };
    window.addEventListener('resize', keep);
    return () => window.removeEventListener('resize', keep);
  }, [row]);
}
