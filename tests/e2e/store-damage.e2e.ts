import { appendFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { done } from '../support/run-commands.ts';
import { expect, test } from './app-fixture.ts';
import { openRun } from './pages/night.ts';
import { RunPage } from './pages/run-page.ts';
import { linesOf, rows } from './pages/two-copies.ts';

const night = { RUNSHEET_CLOCK: '2026-11-18T01:04:00Z' };

test('a torn log of IndexedDB costs nothing at the two starts after it, and a wiped store is filled again', async ({
  start,
  userData,
}) => {
  test.slow(); // four starts
  const run = await openRun(
    start,
    ['1.1.1', '1.1.2', '1.1.3'].map((item) => done(item)),
  );
  const { app, page } = run;
  const ledger = path.join(userData, 'runs', run.runId, 'ledger.jsonl');
  await expect.poll(() => rows(page)).toBe(linesOf(ledger));
  await app.close();
  // What a kill between the two writes of a record leaves: a header without its payload.
  appendFileSync(newest(userData, '.log'), Buffer.from([0x11, 0x22, 0x33, 0x44, 0x40, 0x00, 0x01]));

  for (const item of ['1.1.4', '1.1.5']) {
    // oxlint-disable-next-line no-await-in-loop -- one start after the other
    const again = await start({ env: night });
    // oxlint-disable-next-line no-await-in-loop
    await expect.poll(() => rows(again.page)).toBe(linesOf(ledger));
    const next = new RunPage(again.app, again.page);
    next.runId = run.runId;
    // oxlint-disable-next-line no-await-in-loop
    await next.recordAll([done(item)]);
    // oxlint-disable-next-line no-await-in-loop
    await expect(again.page.locator('section', { hasText: 'Found at start' })).toHaveCount(0);
    // oxlint-disable-next-line no-await-in-loop
    await again.app.close();
  }

  writeFileSync(newest(userData, 'CURRENT'), '');
  const last = await start({ env: night });
  await expect(last.page.locator('section', { hasText: 'Found at start' }).last()).toContainText(
    /The window’s copy of your runs was (damaged|gone)\. 1 run with \d+ events written back from the ledgers\. Nothing is missing\./,
  );
  await expect.poll(() => rows(last.page)).toBe(linesOf(ledger));
});

/** The newest file of the store whose name ends so. */
function newest(userData: string, end: string): string {
  const files = readdirSync(userData, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.includes('.indexeddb.leveldb') && name.endsWith(end))
    .map((name) => path.join(userData, name));
  const [last] = files.toSorted((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs);
  if (last === undefined) throw new Error(`The store has no ${end}`);
  return last;
}
