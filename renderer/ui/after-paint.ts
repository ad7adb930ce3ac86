/** How long it waits where no frame comes, as in a window that is hidden; milliseconds. */
const longestMs = 200;

/**
 * Resolves with the frame after the next one, when that one is painted: for work that nobody waits for, so that it is
 * in nobody's way.
 */
export function afterPaint(): Promise<void> {
  if (typeof requestAnimationFrame === 'undefined') return Promise.resolve();
  return new Promise((resolve) => {
    const late = setTimeout(resolve, longestMs);
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        clearTimeout(late);
        resolve();
      }),
    );
  });
}
