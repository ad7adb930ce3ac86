import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

interface EmptyStateProps {
  /** What is so: "No run in progress." */
  readonly children: ReactNode;
  /** What to do about it. */
  readonly action?: ReactNode | undefined;
}

/** One line where a list would be. */
export function EmptyState({ children, action }: EmptyStateProps): ReactNode {
  return (
    <div className={styles.empty}>
      <p>{children}</p>
      {action}
    </div>
  );
}
