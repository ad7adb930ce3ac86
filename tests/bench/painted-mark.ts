declare global {
  interface Window {
    /** Time from the newest press of `x` to the frame painted after the current row had changed, milliseconds. */
    paintedMark?: Promise<number>;
  }
}

/** Runs in the page: waits for the next `x`, for the row it moves to, and for the frame that shows it. */
export function nextPaintedMark(): void {
  window.paintedMark = new Promise((resolve) => {
    const rowNow = () => document.querySelector('[role=row][aria-current=true]')?.getAttribute('data-item');
    const before = rowNow();
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'x') return;
      document.removeEventListener('keydown', onKey, true);
      const pressed = event.timeStamp;
      const watch = new MutationObserver(() => {
        if (rowNow() === before) return;
        watch.disconnect();
        // A message sent inside the frame's callback arrives once the frame is painted.
        const painted = new MessageChannel();
        painted.port1.addEventListener('message', () => resolve(performance.now() - pressed));
        painted.port1.start();
        requestAnimationFrame(() => painted.port2.postMessage(null));
      });
      watch.observe(document.body, { subtree: true, childList: true, attributes: true });
    };
    document.addEventListener('keydown', onKey, true);
  });
}
