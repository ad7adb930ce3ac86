import { useEffect } from 'react';
import { useAppStore } from '../../stores/use-app.ts';
import { isPdf, verifyFile } from './verify-acts.ts';

/** A PDF dropped anywhere on the window is checked, unless the place it fell on has taken it. */
export function usePdfDrop(): void {
  const store = useAppStore();
  // Drops arrive at the window, outside React's tree; it hears them last.
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      const file = event.dataTransfer?.files[0];
      if (event.defaultPrevented || file === undefined) return;
      event.preventDefault();
      const { screen, overlays, say } = store.getState();
      if (overlays.length > 0 || document.querySelector('dialog:modal') !== null) return;
      if (isPdf(file) || screen.name === 'verify') void verifyFile(store, file);
      else say(`${file.name} is not a PDF. Nothing was done with it.`, 'refused');
    };
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
    };
  }, [store]);
}
