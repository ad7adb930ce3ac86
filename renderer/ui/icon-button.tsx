import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';
import styles from './icon-button.module.css';

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'type'> {
  readonly icon: IconName;
  /** The name of the button; also its tooltip. */
  readonly label: string;
  readonly size?: 'sm' | 'md' | undefined;
}

/** A button that shows only an icon. Its label is read by screen readers and shown on hover. */
export function IconButton({ icon, label, size = 'sm', className, ...rest }: IconButtonProps): ReactNode {
  return (
    <button
      {...rest}
      type="button"
      aria-label={label}
      title={label}
      className={classNames(styles.button, size === 'md' && styles.md, className)}
    >
      <Icon name={icon} size={18} />
    </button>
  );
}
