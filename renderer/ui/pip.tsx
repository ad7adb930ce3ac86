import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './pip.module.css';

export type PipState = 'open' | 'done' | 'late' | 'overdue' | 'failed' | 'deferred' | 'na' | 'current';

interface PipsProps {
  readonly pips: readonly PipState[];
  readonly className?: string | undefined;
}

/** One mark for each item, in order. Hidden from screen readers; the screen says the counts in words. */
export function Pips({ pips, className }: PipsProps): ReactNode {
  return (
    <span className={classNames(styles.pips, className)} aria-hidden="true">
      {pips.map((pip, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- pips have no identity but their place
        <span key={index} className={classNames(styles.pip, styles[pip])} />
      ))}
    </span>
  );
}
