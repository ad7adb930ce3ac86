import { X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type {} from '#electron/expose-simulated-clock.ts';
import { expect, test, type StartedApp } from './app-fixture.ts';
import { accessibilityProblems } from './pages/accessibility.ts';
import { samplePng } from '../sheet/sample-document.ts';
import { pdfImages, pdfText } from '../support/pdf-tools.ts';
import { HomePage } from './pages/home-page.ts';
import { keepRun, nextRun } from './pages/kept-run.ts';
import { madeSheet } from './pages/made-sheet.ts';
import { RunPage } from './pages/run-page.ts';
import { SettingsPage } from './pages/settings-page.ts';
import { passphrase } from './pages/signing.ts';
import { answerDialogs } from './pages/system-dialogs.ts';

const evening = { RUNSHEET_CLOCK: '2026-11-18T20:00:00+01:00', TZ: 'Europe/Stockholm' };

test('every change of the settings is in force at once and is there at the next start, and no part of them has an accessibility problem', async ({
  start,
  userData,
}) => {
  const first = await start({
    env: evening,
    prepare: (folder) => keepRun(folder, [], Date.parse(evening.RUNSHEET_CLOCK)),
  });
  await new HomePage(first.page).heading.waitFor();
  await first.page.keyboard.press('Control+4');
  await test.step('every change is in force at once', () => changeEverything(first));
  await test.step('no part has an accessibility problem, dark or light', () => lookAtParts(first.page));
  await test.step('a signer is made, gets another passphrase and is removed; the certificate stays', () =>
    makeAndRemoveSigner(first, userData));
  await first.app.close();

  await test.step('every change is there at the next start', async () => {
    await findChanges(await start({ env: evening }), userData);
  });
});

async function changeEverything({ app, page }: StartedApp): Promise<void> {
  const settings = new SettingsPage(page);
  await page.getByRole('textbox', { name: 'Your name' }).fill(' ');
  await page.keyboard.press('Tab');
  await expect(page.getByText('Give your name. It stands beside everything you mark.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'At the keyboard: Mei Lindqvist' })).toBeVisible();
  await settings.open('Organisation');
  await page.getByRole('textbox', { name: 'Name of the organisation' }).fill('XianFeast AB');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Saved: XianFeast AB.').first()).toBeVisible();
  const logo = page.getByLabel('Picture of the logo');
  await logo.setInputFiles({ name: 'words.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
  await expect(page.getByText(/^words\.png is no picture that can be printed\./)).toBeVisible();
  await logo.setInputFiles({
    name: 'xianfeast.png',
    mimeType: 'image/png',
    buffer: Buffer.from(samplePng(900, 150)),
  });
  await expect(page.getByRole('img', { name: 'The logo' })).toBeVisible();
  await settings.open('Appearance');
  const theme = page.locator('html');
  await page.getByRole('radio', { name: 'Light' }).check({ force: true });
  await expect(theme).toHaveAttribute('data-theme', 'light');
  await page.getByRole('radio', { name: 'By time' }).check({ force: true });
  await expect(theme).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('textbox', { name: 'Dark from' }).fill('21:00');
  await expect(theme).toHaveAttribute('data-theme', 'light');
  await app.evaluate((_, ms) => globalThis.runsheetSimulatedClock?.advance(ms), 61 * 60_000);
  await expect(theme).toHaveAttribute('data-theme', 'dark');
  await settings.open('Keyboard');
  await page.getByRole('button', { name: 'Done: x. Change' }).click();
  await expect(page.getByRole('button', { name: 'Done: press its new key, or Escape' })).toBeFocused();
  await page.keyboard.press('f');
  await expect(page.getByText('This is the key of “Failed”. Give that one another key first.')).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.keyboard.press('w');
  await expect(page.getByRole('button', { name: 'Done: w. Change' })).toBeFocused();
}

async function findChanges({ app, page }: StartedApp, userData: string): Promise<void> {
  const run = new RunPage(app, page);
  await run.show();
  await run.focusCurrent();
  await expect(page.getByRole('button', { name: 'Done w', exact: true })).toBeVisible();
  await page.keyboard.press('x');
  await page.keyboard.press('w');
  await expect(run.row(/^1\.1\.1 .*, done/)).toBeVisible();
  await expect(run.current).toHaveAccessibleName(/^1\.1\.2/);
  const sheet = path.join(userData, 'sheet.pdf');
  writeFileSync(sheet, await madeSheet(page, nextRun.runId));
  expect(pdfText(sheet)).toContain('XianFeast AB');
  expect(pdfImages(sheet)).toContainEqual(expect.objectContaining({ page: 1, size: '480 by 80' }));
  await page.keyboard.press('Control+4');
  await new SettingsPage(page).open('Organisation');
  await expect(page.getByRole('textbox', { name: 'Name of the organisation' })).toHaveValue('XianFeast AB');
}

async function lookAtParts(page: Page): Promise<void> {
  const settings = new SettingsPage(page);
  for (const theme of ['Dark', 'Light'] as const) {
    await settings.open('Appearance');
    await page.getByRole('radio', { name: theme }).check({ force: true });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme.toLowerCase());
    for (const part of settings.parts) {
      await settings.open(part);
      expect(await accessibilityProblems(page), `${part}, ${theme}`).toEqual([]);
    }
  }
}

async function makeAndRemoveSigner({ app, page }: StartedApp, userData: string): Promise<void> {
  const settings = new SettingsPage(page);
  await settings.open('People and signing');
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
}
