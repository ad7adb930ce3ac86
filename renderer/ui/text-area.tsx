import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Field, type FieldProps } from './field.tsx';
import styles from './field.module.css';

interface TextAreaProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string | undefined;
  readonly focusFirst?: boolean | undefined;
  readonly textarea?: ComponentProps<'textarea'> | undefined;
}

/** Text of several lines that grows with its content. */
export function TextArea(props: TextAreaProps): ReactNode {
  const { value, onChange, placeholder, focusFirst, textarea } = props;
  return (
    <Field {...props}>
      {(control) => (
        <textarea
          rows={2}
          {...textarea}
          {...control}
          value={value}
          placeholder={placeholder}
          data-autofocus={focusFirst}
          onChange={(event) => onChange(event.target.value)}
          className={classNames(styles.control, styles.area, textarea?.className)}
        />
      )}
    </Field>
  );
}
