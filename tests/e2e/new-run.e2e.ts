import { expect, test } from './app-fixture.ts';
import { accessibilityProblems } from './pages/accessibility.ts';
import { HomePage } from './pages/home-page.ts';
import { NewRunPage } from './pages/new-run-page.ts';

const night = { RUNSHEET_CLOCK: '2026-11-17T20:10:00+01:00', TZ: 'Europe/Stockholm' };

test('a run is made by keyboard alone, and its people are copied to the next one', async ({ start }) => {
  const { page } = await start({ env: night });
  const home = new HomePage(page);
  const form = new NewRunPage(page);
  await home.introduce('Mei Lindqvist');
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
});

test('a new run is a draft from its first letter and survives a kill', async ({ start, userData }) => {
  const first = await start({ env: night, userData });
  await new HomePage(first.page).introduce('Mei Lindqvist');
  await first.page.keyboard.press('n');
  await new NewRunPage(first.page).release.fill('XianFeast 3');
  await first.page.keyboard.press('Escape');
  await expect(new HomePage(first.page).heading).toBeVisible();
  await first.kill();

  const { page } = await start({ env: night, userData });
  await expect(new HomePage(page).heading).toBeVisible();
  await page.keyboard.press('n');
  await expect(new NewRunPage(page).release).toHaveValue('XianFeast 3');
});
