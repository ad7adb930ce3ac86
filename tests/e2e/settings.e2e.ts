import { expect, test } from './app-fixture.ts';
import { accessibilityProblems } from './pages/accessibility.ts';
import { HomePage } from './pages/home-page.ts';
import { SettingsPage } from './pages/settings-page.ts';

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
