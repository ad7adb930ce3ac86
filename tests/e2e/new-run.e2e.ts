import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test, type StartedApp } from './app-fixture.ts';
import { accessibilityProblems } from './pages/accessibility.ts';
import { HomePage } from './pages/home-page.ts';
import { NewRunPage } from './pages/new-run-page.ts';
import { fromPalette } from './pages/palette.ts';
import { RunPage } from './pages/run-page.ts';

const night = { RUNSHEET_CLOCK: '2026-11-17T20:10:00+01:00', TZ: 'Europe/Stockholm' };

test('a run is made by keyboard alone and widens no screen, and one that is begun is a draft that survives a kill', async ({
  start,
  userData,
}) => {
  const first = await start({ env: night, userData });
  await new HomePage(first.page).introduce(operator);
  await test.step('a run is made by keyboard alone, and its people are copied to the next one', () =>
    makeByKeyboard(first.page));
  await first.page.keyboard.press('Control+1');
  await test.step('a trigger without a time gets one before the run, and a start that is not understood holds it up', () =>
    completeForm(first));
  await test.step('a release name of 120 letters widens no screen', () => nameAtLength(first));
  await first.page.keyboard.press('Control+1');
  await test.step('a new run is a draft from its first letter', () => beginDraft(first.page, userData));
  await first.kill();

  await test.step('which is there after a kill', async () => {
    const { page } = await start({ env: night, userData });
    await expect(new HomePage(page).heading).toBeVisible();
    await page.keyboard.press('n');
    await expect(new NewRunPage(page).release).toHaveValue('XianFeast 3');
  });
});

const operator = 'Олег Преображенский';

async function makeByKeyboard(page: Page): Promise<void> {
  const form = new NewRunPage(page);
  await page.keyboard.press('n');
  await expect(form.release).toBeFocused();
  await page.keyboard.type('XianFeast 2.14.0');
  for (let tab = 0; tab < 3; tab += 1) await page.keyboard.press('Tab');
  await page.keyboard.type('CHG-48213');
  await page.keyboard.press('Tab');
  await page.keyboard.type('18 nov 130');
  await page.keyboard.press('Tab');
  await expect(form.planned).toHaveValue('Wed 18 Nov 2026, 01:30');
  await expect(page.getByText('Europe/Stockholm, UTC+1')).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);

  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/Without it an alarm has nobody to ask/).first()).toBeVisible();
  await expect(form.decisionMaker).toBeFocused();
  await form.decisionMaker.fill('Tomás Arriaga');
  await form.decisionMakerPhone.fill('+1 555 0142');
  await page.getByText('Who will sign').click();
  await page.getByRole('combobox', { name: 'QA Lead' }).fill('Lena Fischer');
  await expect(page.getByText('1 of 13 named')).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await expect(form.heading).toBeHidden();

  await page.keyboard.press('Control+1');
  await page.keyboard.press('n');
  await expect(form.release).toHaveValue('');
  await page.keyboard.press('Control+Shift+C');
  await expect(form.decisionMaker).toHaveValue('Tomás Arriaga');
  await expect(page.getByText('from 2.14.0').first()).toBeVisible();
  await expect(page.getByText('1 of 13 named')).toBeVisible();
}

async function completeForm({ app, page }: StartedApp): Promise<void> {
  await page.keyboard.press('n');
  const form = new NewRunPage(page);
  await form.fill('XianFeast 2.14.0');
  await form.planned.fill('sometime soon');
  await page.getByRole('button', { name: 'Change' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Threshold: Database connection failures' });
  await expect(dialog.getByLabel('Must hold for')).toBeFocused();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('90');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Database connection failures: alarm after 1:30.')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(form.planned).toBeFocused();
  await expect(page.getByText(/^Not understood\. Try/).first()).toBeVisible();
  await form.planned.fill('tomorrow 1:30');
  await page.keyboard.press('Control+Enter');
  const run = new RunPage(app, page);
  await expect(run.now.getByText('1:30', { exact: true })).toBeVisible();
}

async function nameAtLength({ app, page }: StartedApp): Promise<void> {
  const run = new RunPage(app, page);
  await run.create({ release: 'x'.repeat(120) });
  const isWithin = async (): Promise<boolean> => {
    const box = await page.getByText(operator).first().boundingBox();
    return box !== null && box.x + box.width <= (await page.evaluate(() => window.innerWidth));
  };
  expect(await isWithin()).toBe(true);
  await fromPalette(page, 'approvals', /Approvals/);
  await page.getByRole('main', { name: 'Approvals' }).waitFor();
  await expect(page.locator('[data-slot]').first()).toBeFocused();
  expect(await isWithin()).toBe(true);
  await fromPalette(page, 'record:', /Record/);
  await page.getByRole('complementary', { name: 'Record' }).waitFor();
  expect(await isWithin()).toBe(true);
}

async function beginDraft(page: Page, userData: string): Promise<void> {
  await page.keyboard.press('n');
  await new NewRunPage(page).release.fill('XianFeast 3');
  await page.keyboard.press('Escape');
  await expect(new HomePage(page).heading).toBeVisible();
  const draft = path.join(userData, 'new-run.json');
  await expect.poll(() => existsSync(draft) && readFileSync(draft, 'utf8')).toContain('XianFeast 3');
}
