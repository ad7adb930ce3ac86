import type { ReactNode } from 'react';
import { Icon } from '../../ui/icon.tsx';
import styles from './filter-select.module.css';

export interface FilterOption {
  readonly value: string;
  readonly label: string;
}

interface FilterSelectProps {
  /** Names it for screen readers; what is chosen says the rest. */
  readonly label: string;
  /** What it says when nothing is chosen: "All environments". */
  readonly all: string;
  readonly value: string | null;
  readonly options: readonly (string | FilterOption)[];
  readonly onChange: (value: string | null) => void;
}

/** Narrows a list by one property; the first choice is all of them. */
export function FilterSelect({ label, all, value, options, onChange }: FilterSelectProps): ReactNode {
  const named = options.map((option) =>
    typeof option === 'string' ? { value: option, label: option } : option,
  );
  // What was chosen stays in the list, also when no run has it any more.
  const isMissing = value !== null && named.every((option) => option.value !== value);
  return (
    <span className={styles.select} data-chosen={value === null ? undefined : true}>
      <select
        aria-label={label}
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      >
        <option value="">{all}</option>
        {isMissing && <option value={value}>{value}</option>}
        {named.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon name="chevron-down" />
    </span>
  );
}
