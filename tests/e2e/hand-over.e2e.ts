import { expect, test } from './app-fixture.ts';
import { accessibilityProblems } from './pages/accessibility.ts';
import { eventsOf, openRun } from './pages/night.ts';
import { keepSigner } from './pages/signing.ts';

test('the new operator reads back and confirms before the keyboard changes hands', async ({
  start,
  userData,
}) => {
  const run = await openRun(start);
  const { page } = run;
  const passphrase = 'a long walk by the sea';
  await page.keyboard.press('Control+Shift+H');
  const dialog = page.getByRole('dialog', { name: 'Hand over to…' });
  await expect(dialog.getByText(/0 failed, 0 deferred, 0 late/)).toBeVisible();
  // Jonas has no key here: he confirms by name, and why without a passphrase is recorded.
  await expect(dialog.getByText(/no signing key on this laptop/)).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(dialog.getByText(/reads the list back and confirms it first/)).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText(/Say why there is no passphrase/)).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.type('His key comes tomorrow');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Jonas Weber', { exact: true }).first()).toBeVisible();
  expect((await eventsOf(run)).at(-1)).toMatchObject({
    type: 'OperatorChanged',
    from: 'Mei Lindqvist',
    to: 'Jonas Weber',
    withoutPassphrase: 'His key comes tomorrow',
  });

  // Mei has one: she takes the keyboard back with her passphrase, and a wrong one hands over nothing.
  const { fingerprint } = await keepSigner(userData, 'Mei Lindqvist', {
    role: 'Release lead',
    secret: passphrase,
  });
  await page.keyboard.press('Control+Shift+H');
  await expect(dialog.getByLabel('Mei’s passphrase')).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.type('something else');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText(/does not open Mei Lindqvist’s key/)).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
  await run.pass(5000);
  await dialog.getByLabel('Mei’s passphrase').fill(passphrase);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  expect((await eventsOf(run)).at(-1)).toMatchObject({
    type: 'OperatorChanged',
    from: 'Jonas Weber',
    to: 'Mei Lindqvist',
    withoutPassphrase: null,
    certificateSha256: fingerprint,
  });
});
