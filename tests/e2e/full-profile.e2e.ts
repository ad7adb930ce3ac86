/**
 * The browser's own files on a real disk that is filled while marks are made. Chromium throws such a database away as a
 * whole, now or at the start after next: the ledgers fill it again, it is told, and nothing is lost.
 */
import path from 'node:path';
import type { Page } from '@playwright/test';
import { markNext } from '../crash/kill-app.ts';
import { expect, host, test } from './app-fixture.ts';
import { HomePage } from './pages/home-page.ts';
import { RunPage } from './pages/run-page.ts';
import { mountSmallDisk, type SmallDisk } from './pages/small-disk.ts';
import { linesOf, rows } from './pages/two-copies.ts';

/** How often it is filled: `PROFILE_FILLS=25` for the long round. */
const fills = Number(process.env['PROFILE_FILLS'] ?? '2');
const fillsPerStart = 2;
const marksWhileFull = 6;
const profile = host === 'standin' ? 'standin-profile' : 'IndexedDB';
const markdown = `# Plain\n\n## Prepare\n\n${Array.from({ length: 600 }, (_, index) => `- [ ] Item ${index + 1}\n`).join('')}`;
const refilled =
  /^The window’s copy of your runs (was (damaged|gone)|had lost its newest part)\. .* written back from the ledgers\. Nothing is missing\.$/;

test(`a disk that fills up ${fills} times under the browser loses no mark, and a copy that is thrown away is filled again and told`, async ({
  start,
  userData,
  allowProblems,
}) => {
  test.setTimeout(120_000 + fills * 90_000);
  // What the page's own database says of a full disk.
  allowProblems(/./);
  const disk = mountSmallDisk(path.join(userData, profile), 48);
  test.skip(disk === null, 'needs an account that may mount a small disk (root)');
  if (disk === null) return;
  try {
    let { app, page, kill } = await start();
    await new HomePage(page).introduce('Mei Lindqvist');
    const run = new RunPage(app, page);
    await run.make({}, markdown);
    const ledger = path.join(userData, 'runs', run.runId, 'ledger.jsonl');
    const count = { behind: 0, refilled: 0 };
    for (let filled = 0; filled < fills; filled += fillsPerStart) {
      /* oxlint-disable no-await-in-loop -- one start after the other */
      await new RunPage(app, page).open();
      for (let time = 0; time < fillsPerStart; time += 1) await fillWhileMarking(disk, page);
      if ((await rows(page)) < linesOf(ledger)) count.behind += 1;
      for (const isNext of [true, false]) {
        const events = linesOf(ledger);
        await kill();
        ({ app, page, kill } = await start());
        await expect.poll(() => rows(page), { timeout: 60_000 }).toBe(events);
        expect(linesOf(ledger)).toBe(events);
        count.refilled += await findings(page);
        await new RunPage(app, page).open();
        await mark(page, isNext ? 1 : 0);
      }
      /* oxlint-enable no-await-in-loop */
    }
    const made = fills * (marksWhileFull + 1) + Math.ceil(fills / fillsPerStart);
    expect(linesOf(ledger)).toBe(1 + made);
    process.stdout.write(
      `${fills} fills of the profile: ${made} marks, 0 lost, ${count.behind} copies fell behind, ${count.refilled} were thrown away and filled again\n`,
    );
  } finally {
    disk.unmount();
  }
});

/** Marks while nothing fits, and one after. */
async function fillWhileMarking(disk: SmallDisk, page: Page): Promise<void> {
  disk.fill();
  await mark(page, marksWhileFull);
  disk.makeRoom();
  await mark(page, 1);
}

async function mark(page: Page, times: number): Promise<void> {
  await page.locator('[role=row][aria-current=true]').focus();
  for (let time = 0; time < times; time += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one mark after the other
    await page.evaluate(markNext);
  }
}

/** How many of what was told at this start; each is the sentence of a copy that was filled again. */
async function findings(page: Page): Promise<number> {
  const told = await page.locator('section', { hasText: 'Found at start' }).locator('li').allTextContents();
  for (const finding of told) expect(finding.trim()).toMatch(refilled);
  return told.length;
}
