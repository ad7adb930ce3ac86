import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { companyFile } from '../signing/sheet-to-sign.ts';
import { signedByPoppler } from '../signing/outside-tools.ts';
import { expect, test } from './app-fixture.ts';
import { accessibilityProblems } from './pages/accessibility.ts';
import { HomePage } from './pages/home-page.ts';
import { eventsOf, openApprovals, openRun } from './pages/night.ts';
import { SettingsPage } from './pages/settings-page.ts';
import { makeSigner, passphrase, signTyped } from './pages/signing.ts';

test('a company’s .p12 is imported, with one sentence for a wrong password; an organisation’s key is made', async ({
  start,
  userData,
}) => {
  const { app, page } = await start();
  await new HomePage(page).introduce('Mei Lindqvist');
  await page.keyboard.press('Control+4');
  await new SettingsPage(page).open('People and signing');

  const key = path.join(userData, 'lena.p12');
  writeFileSync(key, companyFile('Lena Fischer'));
  await answerOpen(app, key);
  await page.getByRole('button', { name: 'Import .p12…' }).click();
  await page.getByRole('button', { name: 'Choose the file…' }).press('Enter');
  await expect(page.getByText('lena.p12')).toBeVisible();
  await page.getByLabel('Password of the file').fill('not this one');
  await page.getByRole('textbox', { name: 'Role' }).fill('QA Lead');
  await page.getByLabel('New passphrase on this laptop', { exact: true }).fill(passphrase);
  await page.getByLabel('New passphrase on this laptop, again').fill(passphrase);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog').getByRole('alert').first()).toContainText(
    'The file’s password is wrong, or the file is damaged.',
  );
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByLabel('Password of the file').fill('company');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('row', { name: /Lena Fischer/ })).toContainText('RSA 2048');

  await page.getByRole('button', { name: 'Make the organisation’s key…' }).click();
  await page.getByRole('textbox', { name: 'Name of the organisation' }).fill('XianFeast Kitchens AB');
  await page.getByLabel('Passphrase of the organisation', { exact: true }).fill(passphrase);
  await page.getByLabel('Passphrase of the organisation, again').fill(passphrase);
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(page.getByText('XianFeast Kitchens AB issues signers')).toBeVisible();
});

test('a sheet signed elsewhere is taken back in the window', async ({ start, userData }) => {
  const run = await openApprovals(start);
  const { app, page } = run;
  await makeSigner(page, 'Ingrid Solberg', 'Lead Developer');
  await page.getByRole('button', { name: /DevOps Engineer approval/ }).click();
  await page.getByRole('button', { name: /Lead Developer approval/ }).click();
  await signTyped(page, 'Ingrid Solberg');
  await expect(page.getByRole('button', { name: /Lead Developer approval.*signed \d/ })).toBeVisible();

  const saved = path.join(userData, 'half.pdf');
  await answerSave(app, saved);
  await page.getByRole('button', { name: 'Show the sheet' }).click();
  await expect(page.getByText(/^Page 1 of \d+$/)).toBeVisible({ timeout: 20_000 });
  await page.keyboard.press('Control+E');
  await expect(page.getByText('Saved and read back:')).toBeVisible();
  const elsewhere = signedByPoppler(readFileSync(saved), 'signature-2-role-12-1-2');
  await answerOpen(app, elsewhere);
  await page.getByRole('button', { name: 'Open a sheet signed elsewhere…' }).click();
  await expect(page.getByText('Taken: signed elsewhere by Lena Fischer.').first()).toBeVisible({
    timeout: 20_000,
  });
  expect((await eventsOf(run)).at(-1)).toMatchObject({ type: 'SheetSignedElsewhere', slot: '12.1.2' });
  const side = page.getByRole('complementary', { name: 'Record' });
  await expect(side).toContainText('2 of 13 signed. All 2 signatures valid.', { timeout: 20_000 });
});

test('a PDF dropped on the run is offered as evidence, or verified instead', async ({ start }) => {
  const { page } = await openRun(start);
  const dropped = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['%PDF-1.4 only a beginning'], 'sheet.pdf', { type: 'application/pdf' }));
    return transfer;
  });
  await page.dispatchEvent('body', 'drop', { dataTransfer: dropped });
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Add Enter' })).toBeFocused();
  expect(await accessibilityProblems(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Verify it instead' }).press('Enter');
  await expect(page.getByRole('region', { name: 'Result' })).toContainText('sheet.pdf');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Verify a PDF');
});

async function answerOpen(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, file);
}

async function answerSave(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
}
