import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Field, type FieldProps } from './field.tsx';
import styles from './field.module.css';
import { keepNumeric } from './keep-numeric.ts';

interface NumberFieldProps extends FieldProps {
  /** What was typed, digits with a point or a comma; turning it into a number is the screen's part. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly unit?: string | undefined;
  readonly size?: 'md' | 'lg' | undefined;
  /** Letters typed here stay commands (see keyboard.ts) and never reach the field. */
  readonly lettersAreCommands?: boolean | undefined;
  readonly focusFirst?: boolean | undefined;
  /** Right of the unit: a chip with the verdict. */
  readonly after?: ReactNode | undefined;
  readonly input?: ComponentProps<'input'> | undefined;
}

/** A number as text: no spinner, no wheel, no rounding. */
export function NumberField(props: NumberFieldProps): ReactNode {
  const { value, onChange, unit, size = 'md', lettersAreCommands, focusFirst, input } = props;
  return (
    <Field {...props}>
      {(control) => (
        <span className={styles.withUnit}>
          <input
            autoComplete="off"
            {...input}
            {...control}
            type="text"
            inputMode="decimal"
            value={value}
            data-autofocus={focusFirst}
            data-letters={lettersAreCommands ? 'commands' : undefined}
            onChange={(event) => onChange(keepNumeric(event.target.value))}
            className={classNames(styles.control, size === 'lg' && styles.large, input?.className)}
          />
          {unit !== undefined && <span className={styles.unit}>{unit}</span>}
          {props.after}
        </span>
      )}
    </Field>
  );
}
