import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './table.module.css';

interface TableProps {
  /** Names the table for screen readers. */
  readonly caption: string;
  readonly captionVisible?: boolean | undefined;
  /** `thead` and `tbody`; `data-align="end"` on a cell sets it right, `data-wrap` lets its text wrap. */
  readonly children: ReactNode;
  readonly className?: string | undefined;
}

/** A plain table: one line between rows, grey heads. */
export function Table({ caption, captionVisible, children, className }: TableProps): ReactNode {
  return (
    <table className={classNames(styles.table, className)}>
      <caption className={captionVisible ? styles.caption : 'visually-hidden'}>{caption}</caption>
      {children}
    </table>
  );
}

interface TableRowProps extends ComponentProps<'tr'> {
  /** The row under attention. */
  readonly selected?: boolean | undefined;
}

/** A row that can be marked as the one under attention. */
export function TableRow({ selected, className, ...rest }: TableRowProps): ReactNode {
  return (
    <tr
      {...rest}
      aria-current={selected ? true : undefined}
      className={classNames(selected && styles.selected, className)}
    />
  );
}
