/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a datalist shows no details and cannot hang in the top layer */
import type { ReactNode, RefObject } from 'react';
import type { Suggestion } from './combobox-list.ts';
import styles from './popover.module.css';

interface SuggestionListProps {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly id: string;
  readonly label: string;
  readonly suggestions: readonly Suggestion[];
  /** Index of the row the keyboard is on, -1 for none. */
  readonly active: number;
  readonly onPick: (suggestion: Suggestion) => void;
}

/** The list below a combobox. Row `n` has the id `<id>-<n>`. */
export function SuggestionList({
  ref,
  id,
  label,
  suggestions,
  active,
  onPick,
}: SuggestionListProps): ReactNode {
  return (
    <div ref={ref} popover="manual" id={id} role="listbox" aria-label={label} className={styles.popover}>
      {suggestions.map((suggestion, index) => (
        <div
          key={suggestion.value}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className={styles.row}
          onPointerDown={(event) => {
            // Focus stays in the field.
            event.preventDefault();
            onPick(suggestion);
          }}
        >
          <span className={styles.text}>{suggestion.value}</span>
          {suggestion.detail !== undefined && <span className={styles.detail}>{suggestion.detail}</span>}
        </div>
      ))}
    </div>
  );
}
