import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './app-fixture.ts';
import { accessibilityProblems } from './pages/accessibility.ts';
import { eventsOf, openApprovals } from './pages/night.ts';
import { answerDialogs } from './pages/system-dialogs.ts';

test('the record shows the pages of the sheet itself, is saved and read back, and is sealed with a reason for good', async ({
  start,
  userData,
}) => {
  const run = await openApprovals(start);
  const { app, page } = run;
  await page.getByRole('button', { name: 'Show the sheet' }).click();
  const preview = page.getByRole('region', { name: 'Preview' });
  await expect(preview.getByText(/^Page 1 of \d+$/)).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole('figure', { name: /Page 1 of/ })).toContainText('Deployed', {
    timeout: 10_000,
  });
  await expect.poll(() => inkedPixels(page)).toBeGreaterThan(1000);
  await expect(page.getByRole('navigation', { name: 'Pages' }).getByRole('listitem').nth(2)).toBeVisible();
  await page.keyboard.press('PageDown');
  await expect(preview.getByText(/^Page 2 of \d+$/)).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'Record' })).toContainText('0 of 13 signed');
  expect(await accessibilityProblems(page)).toEqual([]);

  const file = path.join(userData, 'approval-sheet.pdf');
  await answerDialogs(app, file);
  await page.keyboard.press('Control+E');
  const side = page.getByRole('complementary', { name: 'Record' });
  await expect(side.getByText('Saved and read back:')).toContainText('approval-sheet.pdf');
  expect(readFileSync(file).subarray(0, 5).toString('latin1')).toBe('%PDF-');

  await page.getByRole('button', { name: 'Seal the run…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Seal the run?' });
  await expect(dialog).toContainText('13 signatures are missing');
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByText('Give the reason.')).toBeVisible();
  await page.keyboard.type('The signers meet on Monday');
  await page.keyboard.press('Control+Enter');
  await expect(side.getByText(/^Sealed 18 Nov 2026/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Seal the run…' })).toBeHidden();
  expect((await eventsOf(run)).at(-1)).toMatchObject({
    type: 'RunSealed',
    draftReason: 'The signers meet on Monday',
  });

  // Left while a page is still being read, the record complains of nothing.
  await expect(preview.getByText(/^Page \d+ of \d+$/)).toBeVisible({ timeout: 20_000 });
  await Promise.all([page.keyboard.press('PageDown'), page.keyboard.press('Control+1')]);
  await expect(page.getByRole('heading', { name: 'Runs' })).toBeVisible();
});

/** Dark pixels of the page that is shown; it is drawn a moment after its text is there. */
function inkedPixels(page: Page): Promise<number> {
  return page.locator('canvas').evaluate((element) => {
    const canvas = element instanceof HTMLCanvasElement ? element : document.createElement('canvas');
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    return Array.from(pixels).filter((value, index) => index % 4 === 0 && value < 128).length;
  });
}
