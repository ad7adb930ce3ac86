import { expect, type Page } from '@playwright/test';

declare global {
  interface Window {
    heard?: { text: string; assertive: boolean }[];
  }
}

/** Begins to write down what a screen reader is given to say, until the page is read anew. */
export async function listen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const heard: { text: string; assertive: boolean }[] = [];
    window.heard = heard;
    const hear = (node: Node): void => {
      const element = node instanceof Element ? node : node.parentElement;
      const region = element?.closest('[aria-live="polite"], [aria-live="assertive"]');
      const text = region?.textContent?.replaceAll('\u00a0', '').trim() ?? '';
      if (region === null || region === undefined || text === '') return;
      heard.push({ text, assertive: region.getAttribute('aria-live') === 'assertive' });
    };
    const watch = new MutationObserver((changes) => {
      for (const target of new Set(changes.map((change) => change.target))) hear(target);
    });
    watch.observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}

/** What was said since this was last asked, oldest first; assertive sentences begin with "!". */
export async function heardSince(page: Page): Promise<readonly string[]> {
  const heard = await page.evaluate(() => window.heard?.splice(0) ?? []);
  return heard.map(({ text, assertive }) => (assertive ? `! ${text}` : text));
}

/** Waits for exactly these sentences, and hears nothing else before or between. */
export async function hears(page: Page, ...sentences: readonly (RegExp | string)[]): Promise<void> {
  const heard: string[] = [];
  await expect
    .poll(async () => {
      heard.push(...(await heardSince(page)));
      return heard.length;
    })
    .toBeGreaterThanOrEqual(sentences.length);
  expect(heard).toEqual(
    sentences.map((sentence) => (typeof sentence === 'string' ? sentence : expect.stringMatching(sentence))),
  );
}
