import { type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';
import styles from './segmented-control.module.css';

export interface Segment<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
}

interface SegmentedControlProps<Value extends string> {
  readonly label: string;
  readonly labelHidden?: boolean | undefined;
  readonly value: Value;
  readonly options: readonly Segment<Value>[];
  readonly onChange: (value: Value) => void;
  readonly disabled?: boolean | undefined;
}

/** Two to four choices side by side. Native radio buttons, so arrows change the choice. */
export function SegmentedControl<Value extends string>(props: SegmentedControlProps<Value>): ReactNode {
  const name = useId();
  return (
    <fieldset className={styles.group} disabled={props.disabled}>
      <legend className={props.labelHidden ? 'visually-hidden' : styles.legend}>{props.label}</legend>
      <div className={styles.segments}>
        {props.options.map((option) => (
          <label key={option.value} className={styles.segment}>
            <input
              className={classNames('visually-hidden')}
              type="radio"
              name={name}
              checked={option.value === props.value}
              onChange={() => props.onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
