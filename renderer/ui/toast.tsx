import type { ReactNode } from 'react';
import { IconButton } from './icon-button.tsx';
import styles from './toast.module.css';

interface ToastProps {
  readonly children: ReactNode;
  /** A button that takes it back or goes there. */
  readonly action?: ReactNode | undefined;
  readonly onClose: () => void;
}

/** A short line at the bottom of the window. It stays until closed or replaced; the screen announces its text. */
export function Toast({ children, action, onClose }: ToastProps): ReactNode {
  return (
    <div className={styles.toast}>
      <span className={styles.text}>{children}</span>
      {action}
      <IconButton icon="close" label="Close" onClick={onClose} />
    </div>
  );
}
