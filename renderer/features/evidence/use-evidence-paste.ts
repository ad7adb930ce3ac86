import { useEffect } from 'react';
import { useAppStore } from '../../stores/use-app.ts';
import { keyHolder } from '../../ui/kept-keys.ts';
import { useRunView } from '../run/run-view.ts';

/** Pasting or dropping while an item is current offers it as evidence; nothing is added without a yes. */
export function useEvidencePaste(isOff: boolean): void {
  const store = useAppStore();
  // The clipboard and drops arrive at the window, outside React's tree.
  useEffect(() => {
    if (isOff) return;
    const offer = (files: readonly File[], text: string | null): boolean => {
      const { currentItem, overlays, openOverlay } = store.getState();
      const opened = overlays.at(-1);
      // The evidence dialog takes what is dropped for the item it was opened for.
      const item = opened?.name === 'evidence' ? opened.item : currentItem;
      if (opened === undefined ? currentItem === null : opened.name !== 'evidence') return false;
      if (files.length === 0 && (text ?? '').trim() === '') return false;
      useRunView.setState({ offeredEvidence: { files, text: files.length > 0 ? null : text } });
      openOverlay({ name: 'evidence', item });
      return true;
    };
    const paste = (event: ClipboardEvent): void => {
      const files = [...(event.clipboardData?.files ?? [])];
      // In a text field a pasted text belongs to the field; an image has no place there.
      if (keyHolder(event.target) === 'text' && files.length === 0) return;
      if (offer(files, event.clipboardData?.getData('text/plain') ?? null)) event.preventDefault();
    };
    const over = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      if (event.defaultPrevented) return;
      // While an item is worked on, a PDF is more often its proof than a sheet to check: the dialog asks, and offers
      // the check. Without an item it is left to the window, which checks it.
      if (offer([...(event.dataTransfer?.files ?? [])], null)) event.preventDefault();
    };
    document.addEventListener('paste', paste);
    document.addEventListener('dragover', over);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('paste', paste);
      document.removeEventListener('dragover', over);
      document.removeEventListener('drop', drop);
    };
  }, [store, isOff]);
}
