import { X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { companyFile } from '../signing/sheet-to-sign.ts';
import { askPdfsig, signedByPoppler, trustDatabase } from '../signing/outside-tools.ts';
import { pdfInfo, pdfText } from '../support/pdf-tools.ts';
import { expect, test } from './app-fixture.ts';
import { accessibilityProblems } from './pages/accessibility.ts';
import { HomePage } from './pages/home-page.ts';
import { eventsOf, openApprovals, openRun, reopenApprovals } from './pages/night.ts';
import { SettingsPage } from './pages/settings-page.ts';
import { saveShown } from './pages/made-sheet.ts';
import { leadDeveloperSigns, passphrase, signTyped } from './pages/signing.ts';
import { answerDialogs } from './pages/system-dialogs.ts';

test('a company’s .p12 is imported, with one sentence for a wrong password', async ({ start, userData }) => {
  const { app, page } = await start();
  await new HomePage(page).introduce('Mei Lindqvist');
  await page.keyboard.press('Control+4');
  await new SettingsPage(page).open('People and signing');

  const key = path.join(userData, 'lena.p12');
  writeFileSync(key, companyFile('Lena Fischer'));
  await answerDialogs(app, key);
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
});

test('an organisation issues a signer, whose signature one import trusts', async ({ start, userData }) => {
  const run = await openApprovals(start);
  const { app, page } = run;
  await page.keyboard.press('Control+4');
  await new SettingsPage(page).open('People and signing');
  const dialog = page.getByRole('dialog');

  await page.getByRole('button', { name: 'Make the organisation’s key…' }).click();
  await page.getByRole('textbox', { name: 'Name of the organisation' }).fill('XianFeast Kitchens AB');
  await page.getByLabel('Passphrase of the organisation', { exact: true }).fill('the kitchens sign');
  await page.getByLabel('Passphrase of the organisation, again').fill('the kitchens sign');
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(page.getByText('XianFeast Kitchens AB issues signers')).toBeVisible();

  await page.getByRole('button', { name: 'Create a signer' }).click();
  await dialog.getByRole('textbox', { name: 'Name of the signer' }).fill('محمد العلي');
  await dialog.getByRole('textbox', { name: 'Role' }).fill('DevOps Engineer');
  await dialog.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await dialog.getByLabel('Passphrase, again').fill(passphrase);
  await dialog.getByText('Issued by XianFeast Kitchens AB').click();
  await dialog.getByLabel('Passphrase of the organisation').fill('the kitchens sign');
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.keyboard.press('Enter');
  const row = page.getByRole('row', { name: /محمد العلي/ });
  await expect(row).toContainText('EC P-256');

  const certificate = path.join(userData, 'organisation.cer');
  await answerDialogs(app, certificate);
  await page.getByRole('button', { name: 'Export its certificate…' }).click();
  await expect(page.getByText(`Saved: ${certificate}`).first()).toBeVisible();
  expect(new X509Certificate(readFileSync(certificate)).ca).toBe(true);
  const own = path.join(userData, 'signer.cer');
  await answerDialogs(app, own);
  await row.getByRole('button', { name: /^Certificate of/ }).click();
  await expect(page.getByText(`Saved: ${own}`).first()).toBeVisible();
  expect(new X509Certificate(readFileSync(own)).subject).toContain('محمد العلي');
  const trust = path.join(userData, 'trust.pdf');
  await answerDialogs(app, trust);
  await page.getByRole('button', { name: 'How to trust these signatures…' }).click();
  await expect(page.getByText(`Saved: ${trust}`).first()).toBeVisible({ timeout: 20_000 });
  expect(pdfText(trust)).toContain('One import is enough for every signer');
  expect(pdfInfo(trust).get('Pages')).toBe('1');

  await row.getByRole('button', { name: /^Change passphrase of/ }).click();
  await dialog.getByLabel('Old passphrase').fill('not the old one');
  await dialog.getByLabel('New passphrase', { exact: true }).fill('another four plain words');
  await dialog.getByLabel('New passphrase, again').fill('another four plain words');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert').first()).toContainText(
    'That passphrase does not open محمد العلي’s key.',
  );
  await expect(dialog.getByRole('alert').first()).toContainText('Try again in');
  expect(await accessibilityProblems(page)).toEqual([]);
  const changed = page.getByText('The passphrase of محمد العلي is changed.').first();
  // Until its pause is over, not even the right one is tried.
  await expect(async () => {
    if (await dialog.isVisible()) {
      await dialog.getByLabel('Old passphrase').fill(passphrase);
      await page.keyboard.press('Enter');
    }
    await expect(changed).toBeVisible({ timeout: 4000 });
  }).toPass({ timeout: 30_000 });

  await reopenApprovals(run);
  await signTyped(page, 'محمد العلي', 'another four plain words');
  await expect(page.getByRole('button', { name: /Lead Developer approval.*signed \d/ })).toBeVisible();
  const saved = path.join(userData, 'signed.pdf');
  await saveShown(app, page, saved);
  const [told] = askPdfsig(readFileSync(saved), trustDatabase([readFileSync(certificate)], 'authorities'));
  expect(told?.words).toBe('Signature is Valid, Certificate is Trusted, Total document signed');
});

test('a sheet signed elsewhere is taken back in the window', async ({ start, userData }) => {
  const run = await openApprovals(start);
  const { app, page } = run;
  await leadDeveloperSigns(page, userData);

  const saved = path.join(userData, 'half.pdf');
  await saveShown(app, page, saved);
  const elsewhere = signedByPoppler(readFileSync(saved), 'signature-2-role-12-1-2');
  const before = await eventsOf(run);
  const altered = path.join(userData, 'altered.pdf');
  writeFileSync(altered, Buffer.concat([readFileSync(elsewhere), Buffer.from('\n% one more line\n')]));
  await answerDialogs(app, altered);
  await page.getByRole('button', { name: 'Open a sheet signed elsewhere…' }).click();
  await expect(
    page.getByText(/\d+ bytes were added behind the last signature. Yours is kept/).first(),
  ).toBeVisible({ timeout: 20_000 });
  expect(await eventsOf(run)).toEqual(before);
  await answerDialogs(app, elsewhere);
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
