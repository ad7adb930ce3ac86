import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { companyFile } from '../signing/sheet-to-sign.ts';
import { expect, test } from './app-fixture.ts';
import { accessibilityProblems } from './pages/accessibility.ts';
import { closeRecord, eventsOf, openApprovals, reopenApprovals } from './pages/night.ts';
import { fromPalette } from './pages/palette.ts';
import type { RunPage } from './pages/run-page.ts';
import { keepSigner, passphrase, signPanel, signTyped } from './pages/signing.ts';
import { answerDialogs } from './pages/system-dialogs.ts';

test('people sign with a new key, a drawn name, a wrong passphrase first, a decline and a company’s key, and the record tells what was verified', async ({
  start,
  userData,
}) => {
  test.slow(); // every signature makes the sheet anew
  const companyKey = path.join(userData, 'lena.p12');
  writeFileSync(companyKey, companyFile('Lena Fischer'));
  // Its certificate is valid from this second on, so the clock of the app begins after it.
  const run = await openApprovals(start, { at: `${new Date().toISOString().slice(0, 19)}Z` });
  await test.step('a person without a key gets one in the panel and signs with it, and the next role is offered', () =>
    signWithNewKey(run));
  await test.step('Enter, draw, Tab, passphrase, Ctrl Enter: three keys beside the passphrase', () =>
    signDrawn(run, userData));
  await test.step('a wrong passphrase signs nothing, says so and waits', () =>
    signAtSecondTry(run, userData));
  await test.step('a decline is signed too, with its sentence', () => decline(run, userData));
  await test.step('the record tells what was verified, and verifies again', () => verifyOnRecord(run.page));
  await fromPalette(run.page, 'approvals', /Approvals/);
  await test.step('a key is imported at the moment of signing, and exceptions are named', () =>
    signWithImportedKey(run, companyKey));
  await test.step('reopening says that signatures become stale', () => reopen(run));
  await test.step('a reopened record asks again', () => signAgain(run));
});

function rowOf({ page }: RunPage, role: string): Locator {
  return page.getByRole('button', { name: `${role} approval` });
}

/** Another role first: a role that is chosen anew knows a key that was kept meanwhile. */
async function choose(run: RunPage, role: string): Promise<void> {
  await rowOf(run, 'Product Manager').click();
  await rowOf(run, role).click();
}

async function signWithNewKey(run: RunPage): Promise<void> {
  const { page } = run;
  const panel = signPanel(page);
  await panel.getByRole('combobox', { name: 'Name' }).fill('李伟');
  await expect(panel.getByText('李伟 has no signing key on this laptop.')).toBeVisible();
  await panel.getByRole('button', { name: 'Create one now' }).click();
  await expect(panel.getByLabel('Passphrase', { exact: true })).toBeFocused();
  await panel.getByLabel('Passphrase', { exact: true }).fill('short');
  await expect(panel.getByText(/At least 8 characters/)).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
  await panel.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await panel.getByLabel('Passphrase, again').fill('something else');
  await page.keyboard.press('Control+Enter');
  await expect(panel.getByText('The two are not the same.')).toBeVisible();
  await panel.getByLabel('Passphrase, again').fill(passphrase);
  await page.keyboard.press('Control+Enter');
  await expect(panel.getByRole('button', { name: 'type it instead' })).toBeFocused();
  await expect(panel.getByText('A digital signature with a key made in Runsheet')).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await expect(panel.getByRole('alert')).toContainText('Draw the signature, or type it instead.');
  await signTyped(page, '李伟');
  const row = rowOf(run, 'Lead Developer');
  await expect(row).toContainText(/signed \d/);
  await expect(row).toContainText('key made in Runsheet');
  await expect(rowOf(run, 'DevOps Engineer')).toBeFocused();
  expect((await eventsOf(run)).at(-1)).toMatchObject({
    type: 'SignOffGiven',
    slot: '12.1.1',
    name: '李伟',
    meaning: 'approve',
    mark: { kind: 'typed', text: '李伟' },
    digital: { kind: 'runsheet-key' },
  });
}

async function signDrawn(run: RunPage, userData: string): Promise<void> {
  const { page } = run;
  const panel = signPanel(page);
  const row = rowOf(run, 'DevOps Engineer');
  await keepSigner(userData, 'Ingrid Solberg', { role: 'DevOps Engineer' });
  await choose(run, 'DevOps Engineer');
  await panel.getByRole('combobox', { name: 'Name' }).fill('Ingrid Solberg');
  await row.focus();
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('button', { name: 'type it instead' })).toBeFocused();
  const box = await panel.locator('canvas').boundingBox();
  if (box === null) throw new Error('there is no signature pad');
  await page.mouse.move(box.x + 40, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + 120, box.y + 30, { steps: 5 });
  await page.mouse.move(box.x + 200, box.y + 70, { steps: 5 });
  await page.mouse.up();
  await expect(panel.getByRole('button', { name: 'Clear' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(panel.getByLabel('Passphrase of Ingrid Solberg')).toBeFocused();
  await page.keyboard.type(passphrase);
  await page.keyboard.press('Control+Enter');
  await expect(row).toContainText(/signed \d/);
}

async function signAtSecondTry(run: RunPage, userData: string): Promise<void> {
  const { page } = run;
  const panel = signPanel(page);
  await keepSigner(userData, 'Ravi Menon', { role: 'Security Engineer' });
  await choose(run, 'Security Engineer');
  const before = (await eventsOf(run)).length;
  await panel.getByRole('combobox', { name: 'Name' }).fill('Ravi Menon');
  await panel.getByRole('button', { name: 'type it instead' }).click();
  await panel.getByLabel('Passphrase of Ravi Menon').fill('not this one');
  await page.keyboard.press('Control+Enter');
  await expect(panel.getByRole('alert')).toContainText(
    'That passphrase does not open Ravi Menon’s key. Nothing was signed or changed. Try again in',
  );
  await expect(panel.getByLabel('Passphrase of Ravi Menon')).toBeFocused();
  await expect(panel.getByLabel('Passphrase of Ravi Menon')).toHaveValue('');
  expect(await accessibilityProblems(page)).toEqual([]);
  expect((await eventsOf(run)).length).toBe(before);
  await expect(panel.getByRole('button', { name: /^Sign/ }).last()).not.toHaveAttribute(
    'aria-disabled',
    'true',
    { timeout: 10_000 },
  );
  await page.keyboard.type(passphrase);
  await page.keyboard.press('Control+Enter');
  await expect(rowOf(run, 'Security Engineer')).toContainText(/signed \d/);
}

async function decline(run: RunPage, userData: string): Promise<void> {
  const { page } = run;
  const panel = signPanel(page);
  await keepSigner(userData, 'Zoë Müller', { role: 'QA Lead' });
  await choose(run, 'QA Lead');
  await panel.getByRole('combobox', { name: 'Name' }).fill('Zoë Müller');
  await panel.getByRole('button', { name: 'Decline…' }).click();
  await panel.getByRole('textbox', { name: 'Why it is declined' }).fill('The load test is missing');
  await panel.getByRole('button', { name: 'type it instead' }).click();
  await panel.getByLabel('Passphrase of Zoë Müller').fill(passphrase);
  await page.keyboard.press('Control+Enter');
  await expect(rowOf(run, 'QA Lead')).toContainText(/declined \d/);
  await expect(rowOf(run, 'QA Lead')).toContainText('The load test is missing');
  expect((await eventsOf(run)).at(-1)).toMatchObject({
    meaning: 'decline',
    digital: { kind: 'runsheet-key' },
  });
}

async function verifyOnRecord(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Show the sheet' }).click();
  const side = page.getByRole('complementary', { name: 'Record' });
  await expect(side).toContainText('3 of 13 signed. All 4 signatures valid.', { timeout: 20_000 });
  await expect(side.getByRole('listitem').filter({ hasText: 'Ingrid Solberg' })).toContainText(
    'key made in Runsheet',
  );
  await expect(page.getByRole('figure', { name: /^Page 1 of/ })).toContainText('Deployed');
  await side.getByRole('button', { name: 'Verify again' }).click();
  await expect(
    page.getByText('Signed by 3 of 13. Declined by QA Lead, Zoë Müller. This PDF is unchanged').first(),
  ).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
}

const importer = 'Database Administrator';

async function signWithImportedKey(run: RunPage, file: string): Promise<void> {
  const { app, page } = run;
  const panel = signPanel(page);
  await answerDialogs(app, file);
  await rowOf(run, importer).click();
  await panel.getByRole('combobox', { name: 'Name' }).fill('Lena Fischer');
  await panel.getByRole('button', { name: 'Import a .p12…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Choose the file…' }).press('Enter');
  await expect(dialog.getByText('lena.p12')).toBeVisible();
  await expect(dialog.getByRole('textbox', { name: 'Role' })).toHaveValue(importer);
  await dialog.getByLabel('Password of the file').fill('company');
  await dialog.getByLabel('New passphrase on this laptop', { exact: true }).fill(passphrase);
  await dialog.getByLabel('New passphrase on this laptop, again').fill(passphrase);
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(panel.getByRole('button', { name: 'type it instead' })).toBeFocused();

  await panel.getByText('With exceptions named').click();
  await page.keyboard.press('Control+Enter');
  await expect(panel.getByRole('alert')).toHaveText('Name the exceptions.');
  await panel.getByRole('textbox', { name: 'Which exceptions' }).fill('Source maps follow tomorrow 🚀');
  await expect(panel.getByText('No font here has this character: 🚀.')).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
  await signTyped(page, 'Lena Fischer');
  const row = rowOf(run, importer);
  await expect(row).toContainText(/signed \d/);
  await expect(row).toContainText('company certificate');
  await expect(row).toContainText('with exceptions: Source maps follow tomorrow');
}

async function signAgain(run: RunPage): Promise<void> {
  const { page } = run;
  const row = rowOf(run, importer);
  await run.record(closeRecord);
  await reopenApprovals(run);
  await expect(row).toContainText('record changed since: sign again');
  await expect(row).toContainText('The load test was marked too early');
  await rowOf(run, 'DevOps Engineer').click();
  await row.click();
  expect(await accessibilityProblems(page)).toEqual([]);
  await signTyped(page, 'Lena Fischer');
  await expect(row).not.toContainText('sign again');
  const given = (await eventsOf(run)).flatMap((event) => (event.type === 'SignOffGiven' ? [event] : []));
  expect(given.filter(({ name }) => name === 'Lena Fischer').map(({ meaning }) => meaning)).toEqual([
    'approve-with-exceptions',
    'approve',
  ]);
  await page.getByRole('button', { name: 'Show the sheet' }).click();
  await expect(page.getByText(/^Page 1 of \d+$/)).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole('complementary', { name: 'Record' })).toContainText('1 of 13 signed.');
}

async function reopen(run: RunPage): Promise<void> {
  const { page } = run;
  await page.getByRole('button', { name: 'Reopen the record…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Reopen the record?' });
  await expect(dialog).toContainText('4 people have signed. If something changes they must sign again');
  await page.keyboard.type('The load test was marked too early');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  expect((await eventsOf(run)).at(-1)).toMatchObject({
    type: 'RecordReopened',
    reason: 'The load test was marked too early',
  });
}
