import type { ReactNode } from 'react';
import styles from './loading-lines.module.css';

interface LoadingLinesProps {
  /** What is being read: "Runs". */
  readonly label: string;
  readonly count?: number | undefined;
}

/** Grey lines where a list will be. Nothing shows in the first 150 ms, so quick answers do not flicker. */
export function LoadingLines({ label, count = 4 }: LoadingLinesProps): ReactNode {
  return (
    <div className={styles.lines} aria-busy="true">
      <span className="visually-hidden">{label}</span>
      {Array.from({ length: count }, (_, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the lines have no identity
        <span key={index} className={styles.line} />
      ))}
    </div>
  );
}
