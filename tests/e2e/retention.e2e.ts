import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { sampleNight } from '../support/sample-run.ts';
import { sampleRunId } from '../support/run-player.ts';
import { expect, test } from './app-fixture.ts';
import { accessibilityProblems } from './pages/accessibility.ts';
import { HomePage } from './pages/home-page.ts';
import { keepSampleNight } from './pages/kept-run.ts';
import { keepSigner, passphrase } from './pages/signing.ts';

test('a run past its time is removed by two people and leaves its line; a backup brings it back, and a key signs its next removal', async ({
  start,
  userData,
}) => {
  // A whole round of the app, each screen held against axe.
  test.slow();
  const folder = keepSampleNight(userData);
  const { page } = await start({ env: { RUNSHEET_CLOCK: '2034-12-01T09:10:00+01:00' } });
  await new HomePage(page).introduce('Mei Lindqvist');
  await test.step('it is removed by two people, leaves its line, and a backup brings it back when asked', () =>
    removeAndRestore(page, { userData, folder }));
  await test.step('who agrees with a key on this laptop signs the removal; a wrong passphrase removes nothing', () =>
    removeSigned(page, { userData, folder }));
});

/** Of the app's data, and of the run in it. */
type Folders = { readonly userData: string; readonly folder: string };

async function removeAndRestore(page: Page, { userData, folder }: Folders): Promise<void> {
  // Kept for ever until a person says otherwise; then offered, with a backup made before.
  await page.keyboard.press('Control+4');
  await page.getByRole('tab', { name: /Folders/ }).click();
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByRole('list', { name: 'Backups in this folder' }).getByRole('listitem')).toHaveCount(
    1,
  );
  await page.getByRole('combobox', { name: 'Sealed runs are kept' }).selectOption('10 years');
  await expect(page.getByText('No sealed run is past its time.')).toBeVisible();
  await page.getByRole('combobox', { name: 'Sealed runs are kept' }).selectOption('7 years');
  await page.getByRole('button', { name: 'Remove XianFeast 2.14.0, run 25…' }).click();
  const dialog = page.getByRole('dialog', { name: /Remove run 25/ });
  await expect(dialog.getByRole('list', { name: 'What remains elsewhere' })).toContainText(
    '1 backup made until now',
  );
  expect(await accessibilityProblems(page)).toEqual([]);

  // Two names, and a reason.
  await dialog.getByRole('textbox', { name: 'Who agrees' }).fill('mei lindqvist');
  await dialog.getByRole('textbox', { name: 'Why' }).fill('Kept for seven years, as agreed');
  await dialog.getByRole('button', { name: 'Remove it' }).click();
  await expect(dialog.getByText(/Give the name of somebody else who agrees\./)).toBeVisible();
  expect(existsSync(path.join(folder, 'ledger.jsonl'))).toBe(true);
  await dialog.getByRole('textbox', { name: 'Who agrees' }).fill('Ravi Menon');
  await dialog.getByRole('button', { name: 'Remove it' }).click();
  await expect(dialog).toBeHidden();
  expect(existsSync(folder)).toBe(false);

  // Its line stays in the register, and says so.
  await page.keyboard.press('Control+1');
  const row = page.getByRole('row', { name: /XianFeast 2\.14\.0/ });
  await expect(row).toContainText('Removed 1 Dec 2034 by Mei Lindqvist and Ravi Menon');
  await row.getByText('Removed 1 Dec 2034').click();
  await expect(row).toContainText(sampleNight().run.sealed?.sheetSha256 ?? 'sealed');
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.keyboard.press('Control+2');
  await page.getByText('All', { exact: true }).click();
  await expect(page.getByText('Left out everywhere: 1 run that was removed')).toBeVisible();

  // The backup still holds it; it comes back only when that is asked for.
  await page.keyboard.press('Control+4');
  await page.getByRole('tab', { name: /Folders/ }).click();
  await page
    .getByRole('button', { name: /^Restore the backup of/ })
    .first()
    .click();
  const restore = page.getByRole('dialog', { name: 'Restore from this file?' });
  await expect(restore).toContainText(
    'Removed 1 Dec 2034 by Mei Lindqvist and Ravi Menon (name stated, not signed): Kept for seven years',
  );
  await expect(restore.getByRole('button', { name: 'Restore 1 run' })).toBeHidden();
  await restore.getByRole('checkbox', { name: 'Bring it back all the same' }).check();
  expect(await accessibilityProblems(page)).toEqual([]);
  await restore.getByRole('button', { name: 'Restore 1 run' }).click();
  await expect(restore).toBeHidden();
  await page.keyboard.press('Control+1');
  await expect(page.getByRole('button', { name: 'XianFeast 2.14.0', exact: true }).first()).toBeVisible();
  const note = readFileSync(path.join(userData, 'removed', `${sampleRunId}.json`), 'utf8');
  expect(note).toContain('"by": "Mei Lindqvist"');
}

async function removeSigned(page: Page, { userData, folder }: Folders): Promise<void> {
  await keepSigner(userData, 'Ravi Menon', { role: 'QA Lead', at: Date.parse('2034-11-30T12:00:00Z') });
  await page.keyboard.press('Control+4');
  await page.getByRole('tab', { name: /Folders/ }).click();
  await page.getByRole('button', { name: 'Remove XianFeast 2.14.0, run 25…' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: /Remove run 25/ });
  await page.keyboard.type('Ravi Menon');
  const secret = dialog.getByLabel('Passphrase of Ravi Menon');
  await expect(secret).toHaveAttribute('type', 'password');
  await page.keyboard.press('Tab');
  await page.keyboard.type('not these words at all');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Kept for seven years, as agreed');
  await dialog.getByRole('button', { name: 'Remove it' }).press('Enter');
  await expect(
    dialog.getByText(/That passphrase does not open Ravi Menon’s key\. Nothing was signed or changed/),
  ).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
  await expect(secret).toHaveValue('');
  expect(existsSync(path.join(folder, 'ledger.jsonl'))).toBe(true);

  await secret.fill(passphrase);
  // A wrong passphrase is followed by a pause in which none is tried.
  await expect(async () => {
    if (await dialog.isHidden()) return;
    if ((await secret.inputValue()) === '') await secret.fill(passphrase);
    await dialog.getByRole('button', { name: 'Remove it' }).press('Enter');
    await expect(dialog).toBeHidden({ timeout: 10_000 });
  }).toPass({ timeout: 60_000 });
  expect(existsSync(folder)).toBe(false);
  await page.keyboard.press('Control+1');
  const row = page.getByRole('row', { name: /XianFeast 2\.14\.0/ });
  await expect(row).toContainText('Removed 1 Dec 2034 by Mei Lindqvist and Ravi Menon (signed)');
  const note = readFileSync(path.join(userData, 'removed', `${sampleRunId}.json`), 'utf8');
  expect(note).not.toContain(passphrase);
}
