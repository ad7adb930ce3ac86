/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows and cells of a tree grid have no elements of their own */
import { memo, type ReactNode, useRef } from 'react';
import type { ChecklistItem } from '#shared/checklist/checklist.ts';
import { itemNow, itemRecord } from '#shared/run/item-now.ts';
import type { ItemRecord, StartedRun } from '#shared/run/run-state.ts';
import { useApp, useAppStore, useRun } from '../../stores/use-app.ts';
import { classNames } from '../../ui/class-names.ts';
import { Glyph } from '../../ui/glyph.tsx';
import current from './current-item.module.css';
import { BesideRow, CurrentBody, RowFocus } from './current-item.tsx';
import { LearnedMark } from '../review/learned-lines.tsx';
import { ItemChips, MarkedBy, MarkedByInBand } from './item-chips.tsx';
import { itemGlyph, rowName, stateWord } from './item-words.ts';
import { useLearnedAt } from '../review/learned.ts';
import { goToItem } from './go-to.ts';
import { useRunView } from './run-view.ts';
import styles from './item-row.module.css';

interface ItemRowProps {
  readonly item: ChecklistItem;
  /** From 1, among all items shown. */
  readonly rowIndex: number;
  /** Drawn anew when a window opens or closes. */
  readonly timeMark: number;
  /** Its newest mark could not be written. */
  readonly isNotSaved: boolean;
  readonly isCurrent: boolean;
  /** Its group can be worked. */
  readonly isWorkable: boolean;
  /** In the band: drawn large, with everything that can be done to it. */
  readonly isWorked: boolean;
  /** Everything that can be done to it is drawn already, out of sight. */
  readonly isReady: boolean;
}

/**
 * One item: a line, and a second one for its note or reason; or the band of the current item. The element is the same
 * for both, so that the keyboard's element is never taken away from under it.
 */
export const ItemRow = memo(function ItemRow(props: ItemRowProps): ReactNode {
  const { item, rowIndex, timeMark, isNotSaved, isCurrent, isWorkable, isWorked, isReady } = props;
  const store = useAppStore();
  const row = useRef<HTMLDivElement>(null);
  // The record changes when this item is touched, and then alone the row is drawn anew.
  useApp((state) => (state.run.status === 'none' ? null : state.run.items[item.number]));
  const learned = useLearnedAt(item.number);
  const { run } = store.getState();
  if (run.status === 'none') return null;
  const now = itemNow(run, item.number);
  const depth = depthOf(run, item.number);
  const go = (): void => goToItem(store.getState(), item.number);
  return (
    <div className={isWorked ? current.band : styles.line}>
      <div
        ref={row}
        role="row"
        aria-rowindex={rowIndex}
        aria-level={depth}
        aria-label={`${rowName(run, item.number, timeMark)}${learned.length > 0 ? ', learned before' : ''}`}
        aria-current={isCurrent ? true : undefined}
        aria-expanded={item.subChecks.length > 0 ? isWorked : undefined}
        // The list gives one row the stop of Tab (`useTabStop`).
        tabIndex={-1}
        data-item={item.number}
        className={
          isWorked ? current.row : classNames(styles.row, styles[now.state], depth > 1 && styles.nested)
        }
        onClick={isWorked ? undefined : go}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !isWorked) go();
        }}
      >
        <Cells
          item={item}
          record={itemRecord(run, item.number)}
          timeMark={timeMark}
          isNotSaved={isNotSaved}
          isWorked={isWorked}
        />
        {(isWorked || isReady) && <CurrentBody item={item} isShown={isWorked} />}
      </div>
      {isCurrent && isWorkable && <RowFocus row={row} item={item} isInBand={isWorked} />}
      {isWorked && <BesideRow item={item} />}
    </div>
  );
});

function depthOf(run: StartedRun, number: string): number {
  const group = run.places.get(number)?.group.number ?? '';
  return Math.max(1, number.split('.').length - group.split('.').length);
}

interface CellsProps {
  readonly item: ChecklistItem;
  /** For what is drawn from the run: it changes when the item is touched. */
  readonly record: ItemRecord;
  readonly timeMark: number;
  readonly isNotSaved: boolean;
  readonly isWorked: boolean;
}

/** The same elements in a line and in the band, which only look different: a mark moves the band by two class names. */
const Cells = memo(function Cells({ item, record, timeMark, isNotSaved, isWorked }: CellsProps): ReactNode {
  const { run } = useAppStore().getState();
  if (run.status === 'none') return null;
  const now = itemNow(run, item.number);
  const note = now.reason ?? record.notes.at(-1)?.text ?? null;
  const look = isWorked ? current : styles;
  return (
    <>
      <span role="gridcell" className={look.glyph}>
        <Glyph name={itemGlyph(now)} fraction={share(now.checked)} className={styles.mark} />
        <span className="visually-hidden">{stateWord(now.state)}</span>
      </span>
      <span role="gridcell" className={look.number}>
        {item.number}
      </span>
      <span role="gridcell" className={look.text}>
        {item.text}
        {note !== null &&
          (isWorked ? <NoteInBand item={item} text={note} /> : <span className={look.note}>{note}</span>)}
      </span>
      <span role="gridcell" className={look.chips}>
        {!isWorked && <LearnedMark item={item.number} />}
        <ItemChips item={item} timeMark={timeMark} isNotSaved={isNotSaved} />
      </span>
      <span role="gridcell" className={look.when}>
        {isWorked ? <MarkedByInBand number={item.number} /> : <MarkedBy number={item.number} />}
      </span>
    </>
  );
});

/** Not while something is asked of the item: the answer may be the next note. */
function NoteInBand({ item, text }: { readonly item: ChecklistItem; readonly text: string }): ReactNode {
  const isAsked = useRunView((view) => view.entry?.item === item.number);
  return !isAsked && <span className={current.note}>{text}</span>;
}

function share(checked: readonly boolean[]): number {
  return checked.length === 0 ? 0 : checked.filter(Boolean).length / checked.length;
}

/** A row that cannot be marked here: a trigger, a role, a follow-up. */
export function PlainRow({ item }: { readonly item: ChecklistItem }): ReactNode {
  const run = useRun();
  const [learned] = useLearnedAt(item.number);
  return (
    <li className={classNames(styles.row, styles.plain)}>
      <Glyph name={itemGlyph(itemNow(run, item.number))} />
      <span className={styles.number}>{item.number}</span>
      <span className={styles.text}>
        {item.text}
        {learned !== undefined && <span className={styles.note}>Learned before: {learned.text}</span>}
      </span>
    </li>
  );
}
