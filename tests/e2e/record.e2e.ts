import { expect, test } from './app-fixture.ts';
import { accessibilityProblems } from './pages/accessibility.ts';
import { openApprovals } from './pages/night.ts';

test('the record shows the pages of the sheet itself, and sealing a draft takes a reason', async ({
  start,
}) => {
  const { page } = await openApprovals(start);
  await page.getByRole('button', { name: 'Show the sheet' }).click();
  const preview = page.getByRole('region', { name: 'Preview' });
  await expect(preview.getByText(/^Page 1 of \d+$/)).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole('figure', { name: /Page 1 of/ })).toContainText('Deployed', {
    timeout: 10_000,
  });
  const inked = await page.locator('canvas').evaluate((element) => {
    const canvas = element instanceof HTMLCanvasElement ? element : document.createElement('canvas');
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    return Array.from(pixels).filter((value, index) => index % 4 === 0 && value < 128).length;
  });
  expect(inked).toBeGreaterThan(1000);
  await expect(page.getByRole('navigation', { name: 'Pages' }).getByRole('listitem').nth(2)).toBeVisible();
  await page.keyboard.press('PageDown');
  await expect(preview.getByText(/^Page 2 of \d+$/)).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'Record' })).toContainText('0 of 13 signed');
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole('button', { name: 'Seal the run…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Seal the run?' });
  await expect(dialog).toContainText('13 signatures are missing');
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByText('Give the reason.')).toBeVisible();
});
