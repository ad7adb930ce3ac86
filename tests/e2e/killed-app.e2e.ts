import { buildIfStale } from '../../build/fresh-build.ts';
import { describeCount } from '../crash/crash-count.ts';
import { killApp } from '../crash/kill-app.ts';
import { expect, test } from './app-fixture.ts';

// One of each; with those of tests/crash they are about twenty. Many more: `npm run test:crash -- --kills 3000`.
test('the whole app, main alone or a page killed while marks are made loses none, at two starts with a mark between', async () => {
  test.setTimeout(240_000);
  await buildIfStale();
  const count = await killApp(3, ['main', 'page', 'tree']);
  process.stdout.write(describeCount('app', count));
  expect(count.lost).toBe(0);
  expect(count.acknowledged).toBeGreaterThan(3);
});
