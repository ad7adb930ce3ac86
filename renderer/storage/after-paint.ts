/** How long it waits where no frame comes, as in a window that is hidden; milliseconds. */
const longestMs = 200;

/** Resolves once the next frame is painted: for work that nobody waits for, so that it is in nobody's way. */
export function afterPaint(): Promise<void> {
  if (typeof requestAnimationFrame === 'undefined') return Promise.resolve();
  return new Promise((resolve) => {
    const late = setTimeout(resolve, longestMs);
    requestAnimationFrame(() =>
      setTimeout(() => {
        clearTimeout(late);
        resolve();
      }),
    );
  });
}
