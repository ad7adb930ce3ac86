import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type Axe from 'axe-core';

declare global {
  // oxlint-disable-next-line no-var -- what axe-core's own script declares
  var axe: typeof Axe;
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds on the page as it is, one line for each element. Only violations are worked out and come back: the list of all
 * that passes is a megabyte for a screen of items, and took most of the time.
 */
export async function accessibilityProblems(page: Page): Promise<readonly string[]> {
  if (await page.evaluate(() => globalThis.axe === undefined)) await page.evaluate(axeSource);
  return page.evaluate(async () => {
    // A dialog that still fades in has no contrast yet; what goes on for longer, as the band of an alarm, is looked at as it is.
    const fading = document.getAnimations().filter(({ effect }) => {
      const end = effect?.getComputedTiming().endTime;
      return typeof end === 'number' && end <= 1000;
    });
    await Promise.allSettled(fading.map(({ finished }) => finished));
    const { violations } = await globalThis.axe.run(document, {
      resultTypes: ['violations'],
      // WCAG 2.2 SC 2.5.8, which axe leaves out unless asked.
      rules: { 'target-size': { enabled: true } },
    });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 200)}`),
    );
  });
}
