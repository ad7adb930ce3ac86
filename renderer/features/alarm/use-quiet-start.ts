import { useEffect, useRef } from 'react';

/**
 * Ignores every key from the moment the card appears until the keyboard was still for a while: whoever types on
 * blindly, into a terminal that is no longer in front, decides nothing. `onStray` hears keys afterwards, before
 * anything else does, and returns true to swallow one.
 */
export function useQuietStart(quietMs: number, onStray: (event: KeyboardEvent) => boolean): void {
  const stray = useRef(onStray);
  // Lets the one listener see the newest handler.
  useEffect(() => {
    stray.current = onStray;
  });
  // Listens on the window while capturing, so that nothing hears a key before it.
  useEffect(() => {
    let quietSince = performance.now();
    let isOpen = false;
    const listen = (event: KeyboardEvent): void => {
      isOpen ||= performance.now() - quietSince >= quietMs;
      quietSince = performance.now();
      if (isOpen && !stray.current(event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    window.addEventListener('keydown', listen, true);
    return () => window.removeEventListener('keydown', listen, true);
  }, [quietMs]);
}
