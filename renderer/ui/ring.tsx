import type { ReactNode } from 'react';
import { Glyph } from './glyph.tsx';
import styles from './ring.module.css';

interface RingProps {
  readonly value: number;
  readonly total: number;
  readonly size?: 14 | 16 | 20 | undefined;
}

const length = 2 * Math.PI * 7;

/** How much of a group is closed: empty, an arc, or filled with a check. Hidden from screen readers; say the count in text. */
export function Ring({ value, total, size = 16 }: RingProps): ReactNode {
  if (total > 0 && value >= total) return <Glyph name="done" size={size} />;
  const edge = `${size / 16}rem`;
  return (
    <svg className={styles.ring} width={edge} height={edge} viewBox="0 0 20 20" aria-hidden="true">
      <circle className={value > 0 ? styles.track : styles.empty} cx="10" cy="10" r="7" />
      {value > 0 && (
        <circle
          className={styles.arc}
          cx="10"
          cy="10"
          r="7"
          strokeDasharray={`${(value / total) * length} ${length}`}
          transform="rotate(-90 10 10)"
        />
      )}
    </svg>
  );
}
