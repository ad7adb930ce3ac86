import { expect, test } from './app-fixture.ts';
import { accessibilityProblems } from './pages/accessibility.ts';
import { eventsOf, openRun } from './pages/night.ts';

test('the new operator reads back and confirms before the keyboard changes hands', async ({ start }) => {
  const run = await openRun(start);
  const { page } = run;
  await page.keyboard.press('Control+Shift+H');
  const dialog = page.getByRole('dialog', { name: 'Hand over to…' });
  await expect(dialog.getByText(/0 failed, 0 deferred, 0 late/)).toBeVisible();
  await expect(dialog.getByText(/passphrase/i)).toHaveCount(0);
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(dialog.getByText(/reads the list back and confirms it first/)).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Jonas Weber', { exact: true }).first()).toBeVisible();
  expect((await eventsOf(run)).at(-1)).toMatchObject({
    type: 'OperatorChanged',
    from: 'Mei Lindqvist',
    to: 'Jonas Weber',
    withoutPassphrase: null,
  });
});
