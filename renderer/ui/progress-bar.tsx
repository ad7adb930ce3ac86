import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './progress-bar.module.css';

interface ProgressBarProps {
  /** 0 to `max`; more is drawn as full. */
  readonly value: number;
  readonly max: number;
  readonly tone?: 'late' | 'now' | 'done' | undefined;
  /** With a label it is read as a progress bar; without, it is decoration beside a text that says the same. */
  readonly label?: string | undefined;
}

/** How far a stopwatch is to its threshold. */
export function ProgressBar({ value, max, tone = 'late', label }: ProgressBarProps): ReactNode {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 1;
  const bar = <div className={styles.fill} style={{ width: `${share * 100}%` }} />;
  const className = classNames(styles.bar, styles[tone]);
  if (label === undefined) {
    return (
      <div className={className} aria-hidden="true">
        {bar}
      </div>
    );
  }
  return (
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- `progress` cannot be drawn in tokens on all systems
      role="progressbar"
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={0}
      aria-valuemax={max}
      className={className}
    >
      {bar}
    </div>
  );
}

export interface BarPart {
  readonly id: string;
  readonly count: number;
  readonly tone: 'done' | 'na' | 'failed' | 'deferred' | 'late';
}

interface StackedBarProps {
  readonly parts: readonly BarPart[];
  readonly total: number;
  /** Says in words what the bar shows. */
  readonly alt: string;
}

/** Where the items of a part ended; what is left over is still open. */
export function StackedBar({ parts, total, alt }: StackedBarProps): ReactNode {
  return (
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no image file: the parts are elements
      role="img"
      aria-label={alt}
      className={classNames(styles.bar, styles.stack)}
    >
      {parts.map((part) => (
        <div
          key={part.id}
          className={styles[`part-${part.tone}`]}
          style={{ width: `${total > 0 ? (part.count / total) * 100 : 0}%` }}
        />
      ))}
    </div>
  );
}
