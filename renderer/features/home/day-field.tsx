import type { ReactNode } from 'react';
import { dayMs, formatIso, minuteMs } from '#shared/time/instant.ts';
import { useApp } from '../../stores/use-app.ts';
import styles from './register.module.css';

interface DayFieldProps {
  readonly label: string;
  /** The first moment of the day, or with `isEnd` the first after it; wall milliseconds. */
  readonly value: number | null;
  readonly isEnd?: boolean | undefined;
  readonly onChange: (value: number | null) => void;
}

/** A day in the laptop's own zone, in the system's own field. */
export function DayField({ label, value, isEnd = false, onChange }: DayFieldProps): ReactNode {
  const offset = useApp((state) => state.offsetMinutes);
  const shift = isEnd ? dayMs : 0;
  return (
    <label className={styles.day}>
      <span>{label}</span>
      <input
        type="date"
        value={value === null ? '' : formatIso(value - shift, offset).slice(0, 10)}
        onChange={(event) => {
          const day = event.target.valueAsNumber;
          onChange(Number.isNaN(day) ? null : day - offset * minuteMs + shift);
        }}
      />
    </label>
  );
}
