import { X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { companyFile } from '../signing/sheet-to-sign.ts';
import { askPdfsig, signedByPoppler, trustDatabase } from '../signing/outside-tools.ts';
import { pdfInfo, pdfText } from '../support/pdf-tools.ts';
import { expect, test } from './app-fixture.ts';
import { accessibilityProblems } from './pages/accessibility.ts';
import { eventsOf, openApprovals, reopenApprovals } from './pages/night.ts';
import { SettingsPage } from './pages/settings-page.ts';
import { saveShown } from './pages/made-sheet.ts';
import type { RunPage } from './pages/run-page.ts';
import { passphrase, signTyped } from './pages/signing.ts';
import { answerDialogs } from './pages/system-dialogs.ts';

test('signers come from a company’s file and from an organisation, one import trusts those, and a sheet signed elsewhere is taken back', async ({
  start,
  userData,
}) => {
  test.slow(); // keys at full cost
  const companyKey = path.join(userData, 'lena.p12');
  writeFileSync(companyKey, companyFile('Lena Fischer'));
  // Its certificate is valid from this second on, so the clock of the app begins after it.
  const run = await openApprovals(start, { at: `${new Date().toISOString().slice(0, 19)}Z` });
  const { page } = run;
  await page.keyboard.press('Control+4');
  await new SettingsPage(page).open('People and signing');
  await test.step('a company’s .p12 is imported, with one sentence for a wrong password', () =>
    importCompanyKey(run, companyKey));
  await test.step('an organisation issues a signer, and says how to trust its signatures', () =>
    issueSigner(run, userData));
  await test.step('a passphrase is changed by who knows the old one', () => changePassphrase(page));
  const saved = path.join(userData, 'signed.pdf');
  await test.step('one import trusts a signature of that signer', () => signTrusted(run, userData, saved));
  await test.step('a sheet signed elsewhere is taken back', () => takeBack(run, userData, saved));
});

const issued = 'محمد العلي';
const newPassphrase = 'another four plain words';
const certificateOf = (userData: string): string => path.join(userData, 'organisation.cer');

async function importCompanyKey({ app, page }: RunPage, key: string): Promise<void> {
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
}

async function issueSigner({ app, page }: RunPage, userData: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Make the organisation’s key…' }).click();
  await page.getByRole('textbox', { name: 'Name of the organisation' }).fill('XianFeast Kitchens AB');
  await page.getByLabel('Passphrase of the organisation', { exact: true }).fill('the kitchens sign');
  await page.getByLabel('Passphrase of the organisation, again').fill('the kitchens sign');
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(page.getByText('XianFeast Kitchens AB issues signers')).toBeVisible();

  await page.getByRole('button', { name: 'Create a signer' }).click();
  await dialog.getByRole('textbox', { name: 'Name of the signer' }).fill(issued);
  await dialog.getByRole('textbox', { name: 'Role' }).fill('DevOps Engineer');
  await dialog.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await dialog.getByLabel('Passphrase, again').fill(passphrase);
  await dialog.getByText('Issued by XianFeast Kitchens AB').click();
  await dialog.getByLabel('Passphrase of the organisation').fill('the kitchens sign');
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.keyboard.press('Enter');
  const row = page.getByRole('row', { name: new RegExp(issued) });
  await expect(row).toContainText('EC P-256');

  const certificate = certificateOf(userData);
  await answerDialogs(app, certificate);
  await page.getByRole('button', { name: 'Export its certificate…' }).click();
  await expect(page.getByText(`Saved: ${certificate}`).first()).toBeVisible();
  expect(new X509Certificate(readFileSync(certificate)).ca).toBe(true);
  const own = path.join(userData, 'signer.cer');
  await answerDialogs(app, own);
  await row.getByRole('button', { name: /^Certificate of/ }).click();
  await expect(page.getByText(`Saved: ${own}`).first()).toBeVisible();
  expect(new X509Certificate(readFileSync(own)).subject).toContain(issued);
  const trust = path.join(userData, 'trust.pdf');
  await answerDialogs(app, trust);
  await page.getByRole('button', { name: 'How to trust these signatures…' }).click();
  await expect(page.getByText(`Saved: ${trust}`).first()).toBeVisible({ timeout: 20_000 });
  expect(pdfText(trust)).toContain('One import is enough for every signer');
  expect(pdfInfo(trust).get('Pages')).toBe('1');
}

async function changePassphrase(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  const row = page.getByRole('row', { name: new RegExp(issued) });
  await row.getByRole('button', { name: /^Change passphrase of/ }).click();
  await dialog.getByLabel('Old passphrase').fill('not the old one');
  await dialog.getByLabel('New passphrase', { exact: true }).fill(newPassphrase);
  await dialog.getByLabel('New passphrase, again').fill(newPassphrase);
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert').first()).toContainText(
    `That passphrase does not open ${issued}’s key.`,
  );
  await expect(dialog.getByRole('alert').first()).toContainText('Try again in');
  expect(await accessibilityProblems(page)).toEqual([]);
  const changed = page.getByText(`The passphrase of ${issued} is changed.`).first();
  // Until its pause is over, not even the right one is tried.
  await expect(async () => {
    if (await dialog.isVisible()) {
      await dialog.getByLabel('Old passphrase').fill(passphrase);
      await page.keyboard.press('Enter');
    }
    await expect(changed).toBeVisible({ timeout: 4000 });
  }).toPass({ timeout: 30_000 });
}

async function signTrusted(run: RunPage, userData: string, saved: string): Promise<void> {
  const { app, page } = run;
  await reopenApprovals(run);
  await signTyped(page, issued, newPassphrase);
  await expect(page.getByRole('button', { name: /Lead Developer approval.*signed \d/ })).toBeVisible();
  await saveShown(app, page, saved);
  const [told] = askPdfsig(
    readFileSync(saved),
    trustDatabase([readFileSync(certificateOf(userData))], 'authorities'),
  );
  expect(told?.words).toBe('Signature is Valid, Certificate is Trusted, Total document signed');
}

async function takeBack(run: RunPage, userData: string, saved: string): Promise<void> {
  const { app, page } = run;
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
}
