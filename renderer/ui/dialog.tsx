import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useId, useRef } from 'react';
import { classNames } from './class-names.ts';
import { LiveOutlet } from './live-regions.tsx';
import styles from './dialog.module.css';

export interface DialogProps {
  readonly title: string;
  /** Called on Escape. The dialog is open while it is rendered; the owner stops rendering it. */
  readonly onClose: () => void;
  readonly children?: ReactNode | undefined;
  /** Sentence under the title, also the description that is read with it. */
  readonly description?: ReactNode | undefined;
  readonly footer?: ReactNode | undefined;
  /** Right of the title. */
  readonly aside?: ReactNode | undefined;
  readonly size?: 'sm' | 'md' | 'lg' | 'wide' | undefined;
  readonly role?: 'dialog' | 'alertdialog' | undefined;
  /** Off: Escape does nothing. */
  readonly dismissible?: boolean | undefined;
  /** `auto`: the field marked focusFirst, else the first field, else the dialog. An alertdialog always takes focus itself. */
  readonly initialFocus?: 'auto' | 'dialog' | undefined;
  /** Milliseconds after opening in which all keys are ignored: 600 for dialogs that appear on their own. */
  readonly ignoreKeysFor?: number | undefined;
  /** `bare` leaves padding and title to the content (`title` still names the dialog): palette, alarm card. */
  readonly look?: 'framed' | 'bare' | undefined;
  /** At the top of the window instead of its middle. */
  readonly position?: 'centre' | 'top' | undefined;
  readonly className?: string | undefined;
}

/** A native modal dialog: the rest of the window is inert, Escape closes, focus returns to where it was. */
export function Dialog(props: DialogProps): ReactNode {
  const { title, description, footer, size = 'md', role = 'dialog', look = 'framed', position } = props;
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const focusSelf = role === 'alertdialog' || props.initialFocus === 'dialog';
  useModal(dialog, focusSelf);
  const keys = useDialogKeys(props);
  return (
    <dialog
      ref={dialog}
      role={role}
      aria-modal="true"
      aria-labelledby={look === 'framed' ? `${id}-title` : undefined}
      aria-label={look === 'bare' ? title : undefined}
      aria-describedby={description === undefined ? undefined : `${id}-description`}
      tabIndex={-1}
      className={classNames(styles.dialog, styles[size], position === 'top' && styles.top, props.className)}
      onCancel={(event) => event.preventDefault()}
      {...keys}
    >
      {look === 'framed' && (
        <header className={styles.header}>
          <div className={styles.titleRow}>
            <h2 className={styles.title} id={`${id}-title`}>
              {title}
            </h2>
            {props.aside}
          </div>
          {description !== undefined && (
            <div className={styles.description} id={`${id}-description`}>
              {description}
            </div>
          )}
        </header>
      )}
      {look === 'bare'
        ? props.children
        : props.children !== undefined && <div className={styles.body}>{props.children}</div>}
      {footer !== undefined && <footer className={styles.footer}>{footer}</footer>}
      <LiveOutlet />
    </dialog>
  );
}

function useModal(ref: RefObject<HTMLDialogElement | null>, focusSelf: boolean): void {
  // Opens in the browser's top layer, and gives focus back at the end.
  useEffect(() => {
    const dialog = ref.current;
    if (dialog === null) return;
    const before = document.activeElement;
    dialog.showModal();
    firstFocus(dialog, focusSelf).focus();
    return () => {
      dialog.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [ref, focusSelf]);
}

function firstFocus(dialog: HTMLDialogElement, focusSelf: boolean): HTMLElement {
  if (focusSelf) return dialog;
  return (
    dialog.querySelector<HTMLElement>('[data-autofocus="true"]:enabled') ??
    dialog.querySelector<HTMLElement>('input:enabled, textarea:enabled, select:enabled') ??
    dialog
  );
}

interface DialogKeys {
  readonly onKeyDownCapture: (event: KeyboardEvent) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function useDialogKeys({ onClose, dismissible = true, ignoreKeysFor = 0 }: DialogProps): DialogKeys {
  const openedAt = useRef(0);
  // Reads the clock once the dialog is really on screen.
  useEffect(() => {
    openedAt.current = performance.now();
  }, []);
  return {
    onKeyDownCapture: (event) => {
      if (performance.now() - openedAt.current >= ignoreKeysFor) return;
      event.preventDefault();
      event.stopPropagation();
    },
    onKeyDown: (event) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      if (dismissible) onClose();
    },
  };
}
