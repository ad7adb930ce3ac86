import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './timer-text.module.css';

interface TimerTextProps {
  /** What it counts: "Since go-live", "30-60 closes in". */
  readonly label: string;
  /** The finished text: `00:41:20`, `18:40`, `--:--`. */
  readonly value: string;
  /** Before the value, smaller: `T+`. */
  readonly prefix?: string | undefined;
  readonly size?: '13' | '14' | '16' | '20' | '24' | '32' | '48' | '72' | undefined;
  readonly weight?: 'medium' | 'semibold' | undefined;
  readonly className?: string | undefined;
}

/** A clock, countdown or stopwatch. It never speaks by itself. */
export function TimerText({
  label,
  value,
  prefix,
  size = '14',
  weight,
  className,
}: TimerTextProps): ReactNode {
  return (
    <span
      role="timer"
      aria-live="off"
      aria-label={label}
      className={classNames(
        styles.timer,
        styles[`size-${size}`],
        weight === 'semibold' && styles.semibold,
        className,
      )}
    >
      {prefix !== undefined && <span className={styles.prefix}>{prefix} </span>}
      {value}
    </span>
  );
}
