import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { classNames } from '../../ui/class-names.ts';
import { useSomeRows } from '../../ui/some-rows.tsx';
import type { OutlineRow } from './outline-rows.ts';
import styles from './understood-view.module.css';

interface OutlineListProps {
  readonly rows: readonly OutlineRow[];
  readonly chosen: OutlineRow | undefined;
  readonly onChoose: (key: string) => void;
}

/** What was understood, one line for each section and group. Up and Down choose. */
export function OutlineList({ rows, chosen, onChoose }: OutlineListProps): ReactNode {
  const list = useRef<HTMLDivElement>(null);
  const { shown, before, after } = useSomeRows(
    rows,
    rows.findIndex((row) => row.key === chosen?.key),
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const next = rows[rows.findIndex((row) => row.key === chosen?.key) + by];
    if (by === 0 || next === undefined) return;
    event.preventDefault();
    onChoose(next.key);
    list.current?.querySelector<HTMLElement>(`[data-key="${next.key}"]`)?.focus();
  };
  return (
    <section className={styles.outline} aria-label="Understood">
      <h2 className={styles.head}>Understood</h2>
      <div className={styles.scroll} ref={list}>
        {before}
        {shown.map((row) => (
          <button
            key={row.key}
            type="button"
            data-key={row.key}
            tabIndex={row.key === chosen?.key ? 0 : -1}
            aria-current={row.key === chosen?.key ? 'true' : undefined}
            className={classNames(
              styles.row,
              row.level === 2 && styles.isGroup,
              row.key === chosen?.key && styles.isChosen,
            )}
            onClick={() => onChoose(row.key)}
            onKeyDown={onKeyDown}
          >
            <span>{row.number}</span>
            <span className={styles.rowTitle}>{row.title}</span>
            <span className={styles.meaning}>{row.meaning}</span>
            <span className={styles.rowCount}>{row.count}</span>
          </button>
        ))}
        {after}
      </div>
    </section>
  );
}
