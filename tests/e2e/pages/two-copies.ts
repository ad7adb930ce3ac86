import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

/** Events in the window's copy. */
export async function rows(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const request = indexedDB.open('runsheet');
        request.addEventListener('success', () => {
          const database = request.result;
          if (!database.objectStoreNames.contains('events')) return resolve(-1);
          const count = database.transaction('events').objectStore('events').count();
          count.addEventListener('success', () => {
            database.close();
            resolve(count.result);
          });
        });
        request.addEventListener('upgradeneeded', () => request.transaction?.abort());
        request.addEventListener('error', () => resolve(-1));
      }),
  );
}

/** Events in the ledger. */
export function linesOf(ledger: string): number {
  return readFileSync(ledger, 'utf8').split('\n').length - 1;
}
