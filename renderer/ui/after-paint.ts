/** How long it waits where no frame comes, as in a window that is hidden; milliseconds. */
const longestMs = 200;

/**
 * Resolves once the next frame is painted, and keys that came meanwhile were answered: for work that nobody waits for,
 * so that it is in nobody's way. A frame asked for within a frame would be drawn though nothing had changed.
 */
export function afterPaint(): Promise<void> {
  if (typeof requestAnimationFrame === 'undefined') return Promise.resolve();
  return new Promise((resolve) => {
    const frame = requestAnimationFrame(() => {
      void scheduler.postTask(painted, { priority: 'background' });
    });
    const late = setTimeout(() => {
      cancelAnimationFrame(frame);
      resolve();
    }, longestMs);
    const painted = (): void => {
      clearTimeout(late);
      resolve();
    };
  });
}
