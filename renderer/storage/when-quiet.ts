/** So long after the last key or press a person is taken to be reading, not working; milliseconds. */
const quietMs = 2000;
const signs = ['keydown', 'pointerdown', 'wheel'] as const;

let lastSign = Number.NEGATIVE_INFINITY;
let isListening = false;

/** Resolves once nobody is at work in the window: for what takes main and the window many turns, and nobody waits for. */
export async function whenQuiet(): Promise<void> {
  if (typeof document === 'undefined') return;
  if (!isListening) {
    isListening = true;
    const note = (): void => {
      lastSign = performance.now();
    };
    for (const sign of signs) document.addEventListener(sign, note, { capture: true, passive: true });
  }
  for (let left = waiting(); left > 0; left = waiting()) {
    // oxlint-disable-next-line no-await-in-loop -- another key may come while it waits
    await new Promise((resolve) => setTimeout(resolve, left));
  }
}

function waiting(): number {
  return lastSign + quietMs - performance.now();
}
