import { expect, test } from './fixture.ts';
import type { FixturePage } from './fixture-app/page.ts';

declare const put: FixturePage['put']; // in the page
declare const stored: FixturePage['stored'];

for (const end of ['a clean end', 'a kill'] as const) {
  test(`IndexedDB keeps its content over ${end}`, async ({ start }) => {
    const first = await start();
    await first.page.evaluate(() => put('kept'));
    if (end === 'a kill') await first.kill();
    else await first.app.close();
    const second = await start();
    expect(await second.page.evaluate(() => stored())).toEqual(['kept']);
  });
}
