import type { ComponentProps, KeyboardEvent, ReactNode } from 'react';
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
  /** Letters typed here stay commands (see keyboard.ts), but those that `goesOn` takes. */
  readonly lettersAreCommands?: boolean | undefined;
  /** Whether a text is on its way to a value with its unit; such letters are typed, and what is pasted stays whole. */
  readonly goesOn?: ((text: string) => boolean) | undefined;
  readonly focusFirst?: boolean | undefined;
  /** Right of the unit: a chip with the verdict. */
  readonly after?: ReactNode | undefined;
  readonly input?: ComponentProps<'input'> | undefined;
}

/** A number as text: no spinner, no wheel, no rounding. */
export function NumberField(props: NumberFieldProps): ReactNode {
  const { value, onChange, unit, size = 'md', lettersAreCommands, goesOn, focusFirst, input } = props;
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
            onChange={(event) =>
              onChange(goesOn === undefined ? keepNumeric(event.target.value) : event.target.value)
            }
            onKeyDown={(event) => {
              if (goesOn?.(typedInto(event)) === true) event.stopPropagation();
              input?.onKeyDown?.(event);
            }}
            className={classNames(styles.control, size === 'lg' && styles.large, input?.className)}
          />
          {unit !== undefined && <span className={styles.unit}>{unit}</span>}
          {props.after}
        </span>
      )}
    </Field>
  );
}

/** The field's text once this letter is in it; empty for a key that types no letter. */
function typedInto(event: KeyboardEvent<HTMLInputElement>): string {
  if (!/^[a-zµμ]$/iu.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return '';
  const { value, selectionStart, selectionEnd } = event.currentTarget;
  return (
    value.slice(0, selectionStart ?? value.length) + event.key + value.slice(selectionEnd ?? value.length)
  );
}
