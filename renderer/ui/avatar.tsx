import type { ReactNode } from 'react';
import { initials } from './initials.ts';
import styles from './avatar.module.css';

/** The initials of a person, hidden from screen readers: the name has to stand beside it. */
export function Avatar({ name }: { readonly name: string }): ReactNode {
  return (
    <span className={styles.avatar} aria-hidden="true">
      {initials(name)}
    </span>
  );
}
