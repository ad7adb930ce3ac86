import { expect, test } from './fixture.ts';

test('a window opens on the app’s own address', async ({ start }) => {
  const { app, page } = await start();
  await expect(page.getByRole('heading', { name: 'Fixture' })).toBeVisible();
  const window = await app.browserWindow(page);
  expect(await window.evaluate((shown) => shown.webContents.getURL())).toBe('app://fixture/index.html');
});
