import type { ReactNode } from 'react';
import styles from './insights.module.css';

/** Tables longer than their panel; the keyboard scrolls them too. */
export function ScrollArea(props: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard
    <section className={styles.tables} aria-label={`${props.label}, as table`} tabIndex={0}>
      {props.children}
    </section>
  );
}
