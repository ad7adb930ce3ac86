import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './app-fixture.ts';
import { accessibilityProblems } from './pages/accessibility.ts';
import { HomePage } from './pages/home-page.ts';
import { NewRunPage } from './pages/new-run-page.ts';
import { fromPalette } from './pages/palette.ts';
import { answerDialogs } from './pages/system-dialogs.ts';
import { keepSampleNight } from './pages/kept-run.ts';

test('what was learned from a sealed night is written, saved, and shown at the same items next time', async ({
  start,
  userData,
}) => {
  // A whole round of the app, each screen held against axe.
  test.slow();
  keepSampleNight(userData);
  const { page, app } = await start({ env: { RUNSHEET_CLOCK: '2026-11-20T09:10:00+01:00' } });
  await new HomePage(page).introduce('Mei Lindqvist');

  // From the register to what did not go plainly, in order of time.
  await page.getByRole('button', { name: 'Review of run 25' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Post-run review' })).toBeVisible();
  const fields = page.getByRole('textbox', { name: /^What was learned from: / });
  const count = await fields.count();
  expect(count).toBeGreaterThan(5);
  const late = page.getByRole('textbox', { name: /^What was learned from: 3\.\d\.\d .*late/ }).first();
  expect(await accessibilityProblems(page)).toEqual([]);

  // Written by Ctrl Enter, which goes on to the next, and by leaving the field; changed; taken back.
  await late.fill('Ask the network team to purge the CDN before the window opens');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/^Written 20 Nov 2026, \d\d:1\d, Mei Lindqvist$/)).toHaveCount(1);
  const second = await page.locator('textarea:focus').getAttribute('id');
  await page.keyboard.type('Not this one');
  await expect(page.getByText('Not written yet. Leave the field, or Ctrl Enter.')).toBeVisible();
  const whole = page.getByRole('textbox', { name: 'What was learned from the run as a whole' });
  await whole.fill('Begin an hour earlier');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('3 things learned.')).toBeVisible();
  await page.locator(`[id="${second}"]`).fill('');
  await whole.focus();
  await expect(page.getByText('2 things learned.')).toBeVisible();
  await page.getByText('Learned', { exact: true }).click();
  await expect(fields).toHaveCount(1);
  await page.getByText(`All ${count}`, { exact: true }).click();

  // As Markdown and as a PDF.
  await answerDialogs(app, path.join(userData, 'review.md'));
  await page.getByRole('button', { name: 'Markdown…' }).click();
  await expect(page.getByText(/^Exported: .*review\.md$/).first()).toBeVisible();
  const markdown = readFileSync(path.join(userData, 'review.md'), 'utf8');
  expect(markdown).toContain('> Ask the network team to purge the CDN');
  expect(markdown.match(/^### /gm)).toHaveLength(count);
  await answerDialogs(app, path.join(userData, 'review.pdf'));
  await page.getByRole('button', { name: 'PDF…' }).click();
  await expect(page.getByText(/^Exported: .*review\.pdf$/).first()).toBeVisible({ timeout: 20_000 });
  expect(readFileSync(path.join(userData, 'review.pdf')).subarray(0, 5).toString('latin1')).toBe('%PDF-');

  // The next run of the checklist.
  await page.keyboard.press('Control+1');
  await page.keyboard.press('n');
  await expect(page.getByRole('heading', { name: '2 things learned last time' })).toBeVisible();
  await expect(page.getByText('Begin an hour earlier')).toBeVisible();
  const form = new NewRunPage(page);
  await form.fill('XianFeast 2.15.0');
  await form.environment.fill('Production');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('treegrid').first().waitFor();
  await fromPalette(page, 'CDN serving', /CDN serving static assets/);
  const row = page.getByRole('row', { name: /CDN serving static assets.*learned before/ });
  await expect(row).toContainText('Ask the network team to purge the CDN before the window opens');
  await expect(row).toContainText('Learned 18 Nov 2026, run 25, XianFeast 2.14.0');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Learned before' })).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
});
