import { expect, test } from './fixture.ts';
import type { FixturePage } from './fixture-app/page.ts';

declare const put: FixturePage['put']; // in the page
declare const stored: FixturePage['stored'];

test('IndexedDB keeps its content over a clean end and over a kill', async ({ start }) => {
  const first = await start();
  await first.page.evaluate(() => put('before the end'));
  await first.app.close();
  const second = await start();
  expect(await second.page.evaluate(() => stored())).toEqual(['before the end']);
  await second.page.evaluate(() => put('before the kill'));
  await second.kill();
  const third = await start();
  expect(await third.page.evaluate(() => stored())).toEqual(['before the end', 'before the kill']);
});
