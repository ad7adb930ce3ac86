import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './app-fixture.ts';
import { accessibilityProblems } from './pages/accessibility.ts';
import { HomePage } from './pages/home-page.ts';
import { SettingsPage } from './pages/settings-page.ts';
import { passphrase } from './pages/signing.ts';
import { answerDialogs } from './pages/system-dialogs.ts';

test('every change of the settings is saved at once and is there at the next start', async ({
  start,
  userData,
}) => {
  const first = await start({ userData });
  const home = new HomePage(first.page);
  await home.introduce('Mei Lindqvist');
  await first.page.keyboard.press('Control+4');
  const settings = new SettingsPage(first.page);
  await settings.open('Organisation');
  await first.page.getByRole('textbox', { name: 'Name of the organisation' }).fill('XianFeast AB');
  await first.page.keyboard.press('Enter');
  await expect(first.page.getByText('Saved: XianFeast AB.').first()).toBeVisible();
  await settings.open('Appearance');
  await first.page.getByRole('radio', { name: 'Dark' }).check({ force: true });
  await expect(first.page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await first.app.close();

  const { page } = await start({ userData });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.keyboard.press('Control+4');
  await new SettingsPage(page).open('Organisation');
  await expect(page.getByRole('textbox', { name: 'Name of the organisation' })).toHaveValue('XianFeast AB');
});

test('no part of the settings has an accessibility problem, light or dark', async ({ start }) => {
  const { page } = await start();
  await new HomePage(page).introduce('Mei Lindqvist');
  await page.keyboard.press('Control+4');
  const settings = new SettingsPage(page);
  for (const theme of ['Light', 'Dark'] as const) {
    await settings.open('Appearance');
    await page.getByRole('radio', { name: theme }).check({ force: true });
    for (const part of settings.parts) {
      await settings.open(part);
      expect(await accessibilityProblems(page), `${part}, ${theme}`).toEqual([]);
    }
  }
});

test('an empty name is not taken', async ({ start }) => {
  const { page } = await start();
  const home = new HomePage(page);
  await home.introduce('Mei Lindqvist');
  await page.keyboard.press('Control+4');
  await page.getByRole('textbox', { name: 'Your name' }).fill(' ');
  await page.keyboard.press('Tab');
  await expect(page.getByText('Give your name. It stands beside everything you mark.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'At the keyboard: Mei Lindqvist' })).toBeVisible();
});

test('a signer is made, gets another passphrase and is removed; the certificate stays', async ({
  start,
  userData,
}) => {
  const { app, page } = await start();
  await new HomePage(page).introduce('Mei Lindqvist');
  await page.keyboard.press('Control+4');
  await new SettingsPage(page).open('People and signing');
  await page.getByRole('button', { name: 'Create a signer' }).click();
  await page.keyboard.type('Zoë Müller');
  await page.getByRole('textbox', { name: 'Role' }).fill('QA Lead');
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await expect(page.getByText('Strong.')).toBeVisible();
  await page.getByLabel('Passphrase, again').fill(passphrase);
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.keyboard.press('Enter');
  const row = page.getByRole('row', { name: /Zoë Müller/ });
  await expect(row).toContainText('made in Runsheet, EC P-256');
  expect(await accessibilityProblems(page)).toEqual([]);

  const file = path.join(userData, 'zoe.cer');
  await answerDialogs(app, file);
  await row.getByRole('button', { name: 'Certificate of Zoë Müller…' }).click();
  await expect(page.getByText(`Saved: ${file}`).first()).toBeVisible();
  expect(new X509Certificate(readFileSync(file)).subject).toContain('CN=Zoë Müller');

  await row.getByRole('button', { name: 'Change passphrase of Zoë Müller…' }).click();
  await page.getByLabel('Old passphrase').fill('not this one');
  await page.getByLabel('New passphrase', { exact: true }).fill('another four plain words');
  await page.getByLabel('New passphrase, again').fill('another four plain words');
  await page.keyboard.press('Enter');
  await expect(page.getByText('That passphrase does not open Zoë Müller’s key.')).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.keyboard.press('Escape');

  await row.getByRole('button', { name: 'Remove Zoë Müller…' }).click();
  await page.getByRole('button', { name: 'Remove the key' }).click();
  await expect(row).toContainText('removed');
  await expect(row.getByRole('button', { name: 'Certificate of Zoë Müller…' })).toBeVisible();
});
