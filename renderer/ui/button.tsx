import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';
import { Keycap } from './keycap.tsx';
import styles from './button.module.css';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger' | 'alarm' | 'caution' | 'link';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'type'> {
  /** `danger` removes something, `caution` overrides with a record, `alarm` is for tripped triggers and rollback only. */
  readonly variant?: ButtonVariant | undefined;
  readonly size?: 'sm' | 'md' | 'lg' | undefined;
  /** Chord shown as keycaps after the label; binding it is the screen's part. */
  readonly keys?: string | undefined;
  /** The key is the screen's own, whatever a command on items with this letter is on now. */
  readonly hasFixedKeys?: boolean | undefined;
  readonly icon?: IconName | undefined;
  readonly wide?: boolean | undefined;
  readonly type?: 'button' | 'submit' | undefined;
}

/** A button that stays focusable while disabled, so that its reason (`aria-describedby`) can be read. */
export function Button(props: ButtonProps): ReactNode {
  const {
    variant = 'secondary',
    size = 'md',
    keys,
    icon,
    wide,
    disabled,
    type,
    onClick,
    hasFixedKeys,
    ...rest
  } = props;
  const isSolid = variant === 'primary' || variant === 'alarm';
  return (
    <button
      {...rest}
      type={type === 'submit' ? 'submit' : 'button'}
      aria-disabled={disabled ? true : undefined}
      onClick={disabled ? ignoreClick : onClick}
      className={classNames(
        styles.button,
        styles[variant],
        styles[size],
        wide && styles.wide,
        props.className,
      )}
    >
      {icon && <Icon name={icon} />}
      <span className={styles.label}>{props.children}</span>
      {keys && <Keycap keys={keys} isFixed={hasFixedKeys} look={isSolid && !disabled ? 'solid' : 'cap'} />}
    </button>
  );
}

function ignoreClick(event: MouseEvent): void {
  event.preventDefault();
}
