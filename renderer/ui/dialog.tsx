import { type ReactNode, useId, useRef } from 'react';
import { classNames } from './class-names.ts';
import { useDialogEvents, useModal } from './dialog-behaviour.ts';
import { type Hotkey, useHotkeys } from './keyboard.ts';
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
  /**
   * Makes the dialog a form: Enter in a field, on a choice or on the dialog itself, and the button of type `submit`,
   * call it. Enter on another button presses that button; a held Enter does nothing.
   */
  readonly onSubmit?: (() => void) | undefined;
  /** Chords that work while this dialog is the topmost one. */
  readonly hotkeys?: readonly Hotkey[] | undefined;
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
  const events = useDialogEvents(props);
  useHotkeys(props.hotkeys ?? [], { scope: dialog });
  return (
    <dialog
      ref={dialog}
      role={role}
      aria-modal="true"
      aria-labelledby={look === 'framed' ? `${id}-title` : undefined}
      aria-label={look === 'bare' ? title : undefined}
      aria-describedby={look === 'framed' && description !== undefined ? `${id}-description` : undefined}
      tabIndex={-1}
      className={classNames(styles.dialog, styles[size], position === 'top' && styles.top, props.className)}
      {...events}
    >
      <Form onSubmit={props.onSubmit}>
        {look === 'framed' && <Header {...props} id={id} />}
        {look === 'framed' ? <Body>{props.children}</Body> : props.children}
        {footer !== undefined && <footer className={styles.footer}>{footer}</footer>}
      </Form>
      <LiveOutlet />
    </dialog>
  );
}

function Body({ children }: { readonly children: ReactNode }): ReactNode {
  return children === undefined ? null : <div className={styles.body}>{children}</div>;
}

function Header({ id, title, aside, description }: DialogProps & { readonly id: string }): ReactNode {
  return (
    <header className={styles.header}>
      <div className={styles.titleRow}>
        <h2 className={styles.title} id={`${id}-title`}>
          {title}
        </h2>
        {aside}
      </div>
      {description !== undefined && (
        <div className={styles.description} id={`${id}-description`}>
          {description}
        </div>
      )}
    </header>
  );
}

interface FormProps {
  readonly onSubmit: (() => void) | undefined;
  readonly children: ReactNode;
}

function Form({ onSubmit, children }: FormProps): ReactNode {
  if (onSubmit === undefined) return children;
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}
