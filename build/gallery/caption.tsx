import type { ReactNode } from 'react';
import styles from './gallery.module.css';

export function Caption({ children }: { readonly children: ReactNode }): ReactNode {
  return <p className={styles.caption}>{children}</p>;
}
