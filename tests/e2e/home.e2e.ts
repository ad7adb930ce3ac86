import { expect, test } from './app-fixture.ts';
import { accessibilityProblems } from './pages/accessibility.ts';
import { HomePage } from './pages/home-page.ts';
import { NewRunPage } from './pages/new-run-page.ts';

const night = { RUNSHEET_CLOCK: '2026-11-17T20:10:00+01:00', TZ: 'Europe/Stockholm' };

test('runs are found again from a first start on', async ({ start, userData }) => {
  const { page, app } = await start({ env: night, userData });
  const home = new HomePage(page);
  await test.step('a first start asks who is at the keyboard and says what to do', async () => {
    await expect(page.getByRole('dialog', { name: 'Who is at the keyboard?' })).toBeVisible();
    await page.keyboard.press('Escape');
    await home.introduce('Mei Lindqvist');
    await expect(home.heading).toBeVisible();
    await expect(page.getByRole('button', { name: 'At the keyboard: Mei Lindqvist' })).toBeVisible();
    await expect(page.getByText('It comes with Runsheet.')).toBeVisible();
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  await test.step('runs in progress count, open with Enter and are found by their ticket', async () => {
    for (const release of ['XianFeast 2.14.0', 'XianFeast 2.15.0']) {
      await page.keyboard.press('n');
      const form = new NewRunPage(page);
      await form.fill(release);
      await form.ticket.fill(`CHG-${release.slice(-6)}`);
      await form.planned.fill('18 nov 130');
      await page.keyboard.press('Control+Enter');
      await expect(form.heading).toBeHidden();
      await page.keyboard.press('Control+1');
    }
    const row = home.row(/XianFeast 2\.14\.0, Production/);
    await expect(row).toContainText('T− 05:');
    const before = await row.getByText('T− 05:').textContent();
    await expect(row.getByText('T− 05:')).not.toHaveText(before ?? '', { timeout: 3000 });
    await expect(row).toContainText('Prepare, 0 of 110 closed');
    expect(await accessibilityProblems(page)).toEqual([]);

    await page.keyboard.press('/');
    await page.keyboard.type('2.15.0');
    await expect(row).toBeHidden();
    await page.keyboard.type('9');
    await expect(page.getByText('No run matches ‘2.15.09’.')).toBeVisible();
    await page.getByRole('button', { name: 'Clear search' }).click();
    await row.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Runs', exact: true })).toBeVisible();
    await expect(page.getByText('XianFeast 2.14.0').first()).toBeVisible();

    // The lists are there again after a restart, read from IndexedDB and the ledgers.
    await app.close();
    const again = await start({ env: night, userData });
    await expect(new HomePage(again.page).row(/XianFeast 2\.15\.0, Production/)).toBeVisible();
  });
});
