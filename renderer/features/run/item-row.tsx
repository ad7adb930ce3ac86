/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows and cells of a tree grid have no elements of their own */
import { memo, type ReactNode } from 'react';
import type { ChecklistItem } from '#shared/checklist/checklist.ts';
import { itemNow } from '#shared/run/item-now.ts';
import { useApp, useAppStore, useRun } from '../../stores/use-app.ts';
import { classNames } from '../../ui/class-names.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { ItemChips, MarkedBy } from './item-chips.tsx';
import { itemGlyph, rowName, stateWord } from './item-words.ts';
import { goToItem } from './go-to.ts';
import styles from './item-row.module.css';

interface ItemRowProps {
  readonly item: ChecklistItem;
  /** Drawn anew when a window opens or closes. */
  readonly timeMark: number;
  readonly isStop: boolean;
  readonly isCurrent: boolean;
}

/** An item that has not the keyboard: one line, and a second one for its note or reason. */
export const ItemRow = memo(function ItemRow({ item, timeMark, isStop, isCurrent }: ItemRowProps): ReactNode {
  const store = useAppStore();
  // The record changes when this item is touched, and then alone the row is drawn anew.
  useApp((state) => (state.run.status === 'none' ? null : state.run.items[item.number]));
  const { run } = store.getState();
  if (run.status === 'none') return null;
  const now = itemNow(run, item.number);
  const note = now.reason ?? run.items[item.number]?.notes.at(-1)?.text ?? null;
  const depth =
    item.number.split('.').length - (run.places.get(item.number)?.group.number.split('.').length ?? 0);
  return (
    <div
      role="row"
      aria-level={Math.max(1, depth)}
      aria-label={rowName(run, item.number, timeMark)}
      aria-current={isCurrent ? true : undefined}
      aria-expanded={item.subChecks.length > 0 ? false : undefined}
      tabIndex={isStop ? 0 : -1}
      data-item={item.number}
      className={classNames(styles.row, styles[now.state], depth > 1 && styles.nested)}
      onClick={() => goToItem(store.getState(), item.number)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') goToItem(store.getState(), item.number);
      }}
    >
      <span role="gridcell" className={styles.glyph}>
        <Glyph name={itemGlyph(now)} fraction={share(now.checked)} />
        <span className="visually-hidden">{stateWord(now.state)}</span>
      </span>
      <span role="gridcell" className={styles.number}>
        {item.number}
      </span>
      <span role="gridcell" className={styles.text}>
        {item.text}
        {note !== null && <span className={styles.note}>{note}</span>}
      </span>
      <span role="gridcell" className={styles.chips}>
        <ItemChips item={item} timeMark={timeMark} />
      </span>
      <span role="gridcell" className={styles.when}>
        <MarkedBy number={item.number} />
      </span>
    </div>
  );
});

function share(checked: readonly boolean[]): number {
  return checked.length === 0 ? 0 : checked.filter(Boolean).length / checked.length;
}

/** A row that cannot be marked here: a trigger, a role, a follow-up. */
export function PlainRow({ item }: { readonly item: ChecklistItem }): ReactNode {
  const run = useRun();
  return (
    <li className={classNames(styles.row, styles.plain)}>
      <Glyph name={itemGlyph(itemNow(run, item.number))} />
      <span className={styles.number}>{item.number}</span>
      <span className={styles.text}>{item.text}</span>
    </li>
  );
}
