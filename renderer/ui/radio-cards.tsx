import { type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';
import styles from './radio-cards.module.css';

export interface RadioCard<Value extends string = string> {
  readonly value: Value;
  readonly label: ReactNode;
  /** Second line under the label. */
  readonly detail?: ReactNode | undefined;
  /** Grey text or a chip at the right end. */
  readonly aside?: ReactNode | undefined;
  /** Instead of the radio dot: an avatar. */
  readonly mark?: ReactNode | undefined;
  readonly disabled?: boolean | undefined;
}

interface RadioCardsProps<Value extends string> {
  readonly label: string;
  readonly labelHidden?: boolean | undefined;
  /** `null` while nothing is chosen. */
  readonly value: Value | null;
  readonly options: readonly RadioCard<Value>[];
  readonly onChange: (value: Value) => void;
  readonly direction?: 'row' | 'column' | undefined;
}

/** A choice where each option is a card with room for an explanation. */
export function RadioCards<Value extends string>(props: RadioCardsProps<Value>): ReactNode {
  const name = useId();
  return (
    <fieldset>
      <legend className={props.labelHidden ? 'visually-hidden' : styles.legend}>{props.label}</legend>
      <div className={classNames(styles.cards, props.direction === 'row' && styles.inRow)}>
        {props.options.map((option) => (
          <label key={option.value} className={styles.card}>
            <input
              type="radio"
              name={name}
              className={option.mark === undefined ? styles.dot : 'visually-hidden'}
              checked={option.value === props.value}
              disabled={option.disabled}
              onChange={() => props.onChange(option.value)}
            />
            {option.mark}
            <span className={styles.text}>
              <span className={styles.label}>{option.label}</span>
              {option.detail !== undefined && <span className={styles.detail}>{option.detail}</span>}
            </span>
            {option.aside !== undefined && <span className={styles.aside}>{option.aside}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
