/** How long it waits where no frame comes, as in a window that is hidden; milliseconds. */
const longestMs = 200;

/**
 * Resolves at the start of the frame after next, when the next one is painted: for work that nobody waits for, so that
 * it is in nobody's way.
 */
export function afterPaint(): Promise<void> {
  if (typeof requestAnimationFrame === 'undefined') return Promise.resolve();
  return new Promise((resolve) => {
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        clearTimeout(late);
        resolve();
      });
    });
    const late = setTimeout(() => {
      cancelAnimationFrame(frame);
      resolve();
    }, longestMs);
  });
}
