import { type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';
import styles from './checkbox.module.css';

interface ToggleProps {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly hint?: ReactNode | undefined;
  readonly disabled?: boolean | undefined;
}

/** A choice that belongs to a form. */
export function Checkbox(props: ToggleProps): ReactNode {
  return <Toggle {...props} look="box" />;
}

/** A setting that works at once. */
export function Switch(props: ToggleProps): ReactNode {
  return <Toggle {...props} look="switch" />;
}

function Toggle(props: ToggleProps & { readonly look: 'box' | 'switch' }): ReactNode {
  const id = useId();
  const hintId = props.hint === undefined ? undefined : `${id}-hint`;
  return (
    <div className={styles.toggle}>
      <input
        id={id}
        type="checkbox"
        role={props.look === 'switch' ? 'switch' : undefined}
        className={classNames(styles.mark, styles[props.look])}
        checked={props.checked}
        disabled={props.disabled}
        aria-describedby={hintId}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      <label htmlFor={id} className={styles.label}>
        {props.label}
      </label>
      {hintId !== undefined && (
        <p id={hintId} className={styles.hint}>
          {props.hint}
        </p>
      )}
    </div>
  );
}
