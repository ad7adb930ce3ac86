import type { Page } from '@playwright/test';

declare global {
  interface Window {
    pointerEvents?: number;
  }
}

const types = ['pointerdown', 'pointermove', 'mousedown', 'mousemove', 'wheel', 'touchstart'];

/** Counts what a mouse, a pen or a finger does from now on, until the page is read anew. */
export async function countPointerEvents(page: Page): Promise<void> {
  await page.evaluate((counted) => {
    window.pointerEvents = 0;
    for (const type of counted) {
      window.addEventListener(type, () => (window.pointerEvents = (window.pointerEvents ?? 0) + 1), true);
    }
  }, types);
}

/** How many there were; null when the page was read anew meanwhile, and nothing is known. */
export async function pointerEvents(page: Page): Promise<number | null> {
  return await page.evaluate(() => window.pointerEvents ?? null);
}
