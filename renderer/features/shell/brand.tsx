import type { ReactNode } from 'react';
import styles from './top-bar.module.css';

/** The mark and the name. */
export function Brand(): ReactNode {
  return (
    <span className={styles.brand}>
      <svg width="1.25rem" height="1.25rem" viewBox="0 0 20 20" aria-hidden="true">
        <path className={styles.line} d="M3 4.5h9M3 10h14M3 15.5h6M16.2 4.5h.8" />
        <path className={styles.accent} d="M13.5 15.5h3.5" />
      </svg>
      Runsheet
    </span>
  );
}
