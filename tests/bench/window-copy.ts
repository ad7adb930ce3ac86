/** The window's copy of a library: its lists. The events it brings over by itself, in the pauses of whoever works. */
import type { Page } from '@playwright/test';
import type { RunSummary } from '#shared/run/summarise-run.ts';

export async function fillWindowCopy(page: Page, summaries: readonly RunSummary[]): Promise<void> {
  // Whoever opens it before the app has made its tables makes an empty one.
  await page.waitForFunction(async () =>
    (await indexedDB.databases()).some(({ name, version }) => name === 'runsheet' && (version ?? 0) > 1),
  );
  await page.evaluate(
    (runs) =>
      new Promise<void>((resolve, reject) => {
        const opened = indexedDB.open('runsheet');
        opened.addEventListener('error', () => reject(new Error('No database')));
        opened.addEventListener('success', () => {
          const writing = opened.result.transaction('runs', 'readwrite');
          for (const run of runs) writing.objectStore('runs').put(run);
          writing.addEventListener('complete', () => resolve(opened.result.close()));
          writing.addEventListener('abort', () => reject(new Error('Not written')));
        });
      }),
    summaries,
  );
}
