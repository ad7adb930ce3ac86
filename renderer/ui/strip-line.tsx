import type { ReactNode } from 'react';
import styles from './strip-line.module.css';

type StripLineProps = { readonly children: ReactNode; readonly onOpen: () => void };

/** One line across the screen that is a button to a dialog. */
export function StripLine({ children, onOpen }: StripLineProps): ReactNode {
  return (
    <button type="button" className={styles.line} aria-haspopup="dialog" onClick={onOpen}>
      {children}
    </button>
  );
}
