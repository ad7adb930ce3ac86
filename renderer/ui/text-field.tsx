import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Field, type FieldProps } from './field.tsx';
import styles from './field.module.css';

interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?:
    | 'text'
    | 'password'
    | 'search'
    | 'tel'
    | 'email'
    | 'date'
    | 'time'
    | 'datetime-local'
    | undefined;
  readonly placeholder?: string | undefined;
  readonly focusFirst?: boolean | undefined;
  /** Anything else for the input: `autoComplete`, `maxLength`, `onKeyDown`, `ref`. */
  readonly input?: ComponentProps<'input'> | undefined;
}

/** One line of text. */
export function TextField(props: TextFieldProps): ReactNode {
  const { value, onChange, type = 'text', placeholder, focusFirst, input } = props;
  return (
    <Field {...props}>
      {(control) => (
        <input
          autoComplete="off"
          spellCheck={false}
          {...input}
          {...control}
          type={type}
          value={value}
          placeholder={placeholder}
          data-autofocus={focusFirst}
          onChange={(event) => onChange(event.target.value)}
          className={classNames(styles.control, input?.className)}
        />
      )}
    </Field>
  );
}
