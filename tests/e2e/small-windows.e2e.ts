/** What a small window keeps: every decision, the first contact, and nothing lying over a clock. */
import type { Locator } from '@playwright/test';
import { expect, test } from './app-fixture.ts';
import { live, minuteMs, openRun } from './pages/night.ts';

test('contacts fold first, the status line lies over nothing, and the alarm shows both choices', async ({
  start,
}) => {
  const run = await openRun(start, [...live(), { type: 'ObserveTrigger', trigger: '4.1.2', since: null }]);
  const { page } = run;
  await page.setViewportSize({ width: 1024, height: 700 });
  await expect(run.now.getByRole('button', { name: '3 more' })).toBeVisible();
  await run.now.getByRole('button', { name: /^Copy/ }).press('Enter');
  const status = page.getByRole('region', { name: 'Status' });
  await expect(status).toContainText('Copied +1 555 0100');
  const [bar, now] = await Promise.all([boxOf(status), boxOf(run.now)]);
  expect(bar.x + bar.width).toBeLessThanOrEqual(now.x);

  await page.setViewportSize({ width: 720, height: 450 });
  await run.pass(2 * minuteMs + 5000);
  const card = page.getByRole('alertdialog', { name: /Threshold passed/ });
  await card.waitFor();
  for (const name of [/^Roll back/, /^Hold, with reason/]) {
    // oxlint-disable-next-line no-await-in-loop -- one look after the other
    await expect(card.getByRole('button', { name })).toBeInViewport({ ratio: 1 });
  }
});

async function boxOf(element: Locator) {
  const box = await element.boundingBox();
  if (box === null) throw new Error('It is not on screen');
  return box;
}
