import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';
import { Keycap } from './keycap.tsx';
import styles from './search-field.module.css';

interface SearchFieldProps {
  /** Name for screen readers; also the placeholder unless one is given. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string | undefined;
  /** Chord that brings the focus here, shown while the field is empty. */
  readonly keys?: string | undefined;
  readonly size?: 'sm' | 'md' | undefined;
  /** Anything else for the input: `ref`, `onKeyDown`. */
  readonly input?: ComponentProps<'input'> | undefined;
  readonly className?: string | undefined;
}

/** A field that narrows a list: a magnifier, the text, and the key that leads here. */
export function SearchField(props: SearchFieldProps): ReactNode {
  const { label, value, onChange, placeholder = label, keys, size = 'md', input } = props;
  return (
    <span className={classNames(styles.field, styles[size], props.className)}>
      <Icon name="search" />
      <input
        autoComplete="off"
        spellCheck={false}
        {...input}
        type="search"
        aria-label={label}
        value={value}
        placeholder={placeholder}
        onChange={(event) => onChange(event.target.value)}
        className={classNames(styles.input, input?.className)}
      />
      {keys !== undefined && value === '' && <Keycap keys={keys} />}
    </span>
  );
}

interface FieldButtonProps {
  readonly label: string;
  readonly onClick: () => void;
  readonly keys?: string | undefined;
  readonly icon?: IconName | undefined;
  readonly className?: string | undefined;
}

/** Looks like a search field, but opens one: the palette, go to section. */
export function FieldButton({
  label,
  onClick,
  keys,
  icon = 'search',
  className,
}: FieldButtonProps): ReactNode {
  return (
    <button
      type="button"
      className={classNames(styles.field, styles.sm, styles.button, className)}
      onClick={onClick}
    >
      <Icon name={icon} />
      <span className={styles.text}>{label}</span>
      {keys !== undefined && <Keycap keys={keys} look={keys.includes('+') ? 'plain' : 'cap'} />}
    </button>
  );
}
