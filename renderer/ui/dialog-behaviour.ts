import { type KeyboardEvent, type RefObject, type SyntheticEvent, useEffect, useRef } from 'react';

export interface DialogBehaviour {
  readonly onClose: () => void;
  readonly onSubmit?: (() => void) | undefined;
  readonly dismissible?: boolean | undefined;
  readonly ignoreKeysFor?: number | undefined;
}

/** Shows the dialog as modal while its owner is there: focus goes in, and back to where it was at the end. */
export function useModal(ref: RefObject<HTMLDialogElement | null>, focusSelf: boolean): void {
  // Opens in the browser's top layer, and gives focus back at the end.
  useEffect(() => {
    const dialog = ref.current;
    if (dialog === null) return;
    const before = document.activeElement;
    dialog.showModal();
    firstFocus(dialog, focusSelf).focus();
    return () => {
      dialog.close();
      giveFocusBack(before);
    };
  }, [ref, focusSelf]);
}

interface DialogEvents {
  readonly onCancel: (event: SyntheticEvent) => void;
  readonly onClose: (event: SyntheticEvent<HTMLDialogElement>) => void;
  readonly onKeyDownCapture: (event: KeyboardEvent) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** Escape, Enter and the first moments of a dialog. */
export function useDialogEvents(behaviour: DialogBehaviour): DialogEvents {
  const { onClose, onSubmit, dismissible = true, ignoreKeysFor = 0 } = behaviour;
  const openedAt = useRef(0);
  // Reads the clock once the dialog is really on screen.
  useEffect(() => {
    openedAt.current = performance.now();
  }, []);
  return {
    // Escape while nothing in the dialog has focus.
    onCancel: (event) => {
      event.preventDefault();
      if (dismissible) onClose();
    },
    // The browser closes by itself when Escape comes twice in a row; what must stay is opened again.
    onClose: (event) => {
      if (event.currentTarget.open) return;
      if (dismissible) onClose();
      else event.currentTarget.showModal();
    },
    onKeyDownCapture: (event) => {
      const isTooEarly = performance.now() - openedAt.current < ignoreKeysFor;
      // The Enter that opened the dialog may still be held.
      if (!isTooEarly && !(event.key === 'Enter' && event.repeat && !isTextArea(event.target))) return;
      event.preventDefault();
      event.stopPropagation();
    },
    onKeyDown: (event) => {
      if (event.defaultPrevented) return;
      if (event.key === 'Escape') {
        event.preventDefault();
        if (dismissible) onClose();
      }
      if (event.key === 'Enter' && event.target === event.currentTarget && onSubmit !== undefined) {
        event.preventDefault();
        onSubmit();
      }
    },
  };
}

/** To where it was; where the screen has changed meanwhile, to what has the keyboard there. */
function giveFocusBack(before: Element | null): void {
  if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus();
  else document.querySelector<HTMLElement>('[data-takes-focus], [role=row][aria-current=true]')?.focus();
}

function isTextArea(target: EventTarget): boolean {
  return target instanceof HTMLTextAreaElement;
}

function firstFocus(dialog: HTMLDialogElement, focusSelf: boolean): HTMLElement {
  if (focusSelf) return dialog;
  return (
    dialog.querySelector<HTMLElement>('[data-autofocus="true"]:enabled') ??
    dialog.querySelector<HTMLElement>('input:enabled, textarea:enabled, select:enabled') ??
    dialog
  );
}
