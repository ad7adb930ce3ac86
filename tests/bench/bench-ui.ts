import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CDPSession, Page } from '@playwright/test';
import type {} from '#renderer/desktop.ts';
import { buildIfStale } from '../../build/fresh-build.ts';
import { createRunCommand } from '../support/run-player.ts';
import { layBareRows } from './bare-rows.ts';
import type { BenchLine } from './bench.ts';
import { launchApp } from './launch-app.ts';
import { figures, type Pair } from './measure.ts';
import { nextPaintedMark } from './painted-mark.ts';

const root = path.resolve(import.meta.dirname, '../..');
const rounds = 3;
const marksPerRound = 12;
/** How much slower the window's processor is made: an old laptop on battery. */
const slower = 4;
/** Longer than the moment after a mark in which a bounced key does nothing. */
const settleMs = 320;

/** Key press to painted mark in lists of 194 and of 10,000 items, beside the same mark on a page of 194 bare rows. */
export async function benchUi(): Promise<readonly BenchLine[]> {
  await buildIfStale();
  const folder = mkdtempSync(path.join(tmpdir(), 'runsheet-bench-'));
  const { app, page } = await launchApp(root, path.join(folder, 'data'));
  await page.getByLabel('Your name').fill('Mei Lindqvist');
  await page.keyboard.press('Enter');
  const small = await createRun(page, 194);
  const large = await createRun(page, 10_000);
  const bare = await createRun(page, 194);
  const devtools = await page.context().newCDPSession(page);
  const pairs: Record<'small' | 'large', Pair[]> = { small: [], large: [] };
  for (let round = 0; round <= rounds; round += 1) {
    const floor = await marksOf(page, devtools, () => openBare(page, bare, round));
    const ofSmall = await marksOf(page, devtools, () => openRun(page, small));
    const ofLarge = await marksOf(page, devtools, () => openRun(page, large));
    if (round === 0) continue;
    pairs.small.push(...ofSmall.map((ours, at) => ({ floor: floor[at] ?? Number.NaN, ours })));
    pairs.large.push(...ofLarge.map((ours, at) => ({ floor: floor[at] ?? Number.NaN, ours })));
  }
  await app.close();
  rmSync(folder, { recursive: true, force: true });
  return [lineOf('194', pairs.small), lineOf('10,000', pairs.large)];
}

function lineOf(count: string, pairs: readonly Pair[]): BenchLine {
  const worst = (side: keyof Pair) => Math.max(...pairs.map((pair) => pair[side]));
  const ratio = (worst('ours') / worst('floor')).toFixed(2);
  return {
    what: `key press to painted mark, synced, ${count} items in one group, processor ${slower}x slower; worst ${worst('ours').toFixed(0)} ms`,
    floor: `the same key and command on 194 bare rows, painted by hand; worst ${worst('floor').toFixed(0)} ms, worst to worst ${ratio}`,
    figures: figures(pairs),
  };
}

async function createRun(page: Page, items: number): Promise<string> {
  const lines = Array.from({ length: items }, (_, index) => `- [ ] Item ${index + 1} of the list\n`).join('');
  const { type: _, ...input } = createRunCommand({
    markdown: `# Plain\n\n## Prepare\n\n${lines}`,
    details: { release: `List of ${items}` },
  });
  const made = await page.evaluate((run) => window.desktop.createRun(run), input);
  if (!made.ok) throw new Error('The run was not made');
  return made.value.runId;
}

/** Marks one after the other, each from key press to paint in milliseconds; the first one after opening warms up. */
async function marksOf(
  page: Page,
  devtools: CDPSession,
  open: () => Promise<void>,
): Promise<readonly number[]> {
  await open();
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });
  const took: number[] = [];
  for (let mark = 0; mark <= marksPerRound; mark += 1) {
    await page.waitForTimeout(settleMs);
    await page.evaluate(nextPaintedMark);
    await page.keyboard.press('x');
    took.push(await page.evaluate(() => window.paintedMark ?? Number.NaN));
  }
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  return took.slice(1);
}

async function openRun(page: Page, runId: string): Promise<void> {
  await page.reload();
  await page.getByRole('heading', { name: 'Runs' }).waitFor();
  await page.locator(`a[href="#${runId}"]`).press('Enter');
  await page.locator('[role=row][aria-current=true]').focus();
}

async function openBare(page: Page, runId: string, round: number): Promise<void> {
  await page.reload();
  await page.getByRole('heading', { name: 'Runs' }).waitFor();
  await page.evaluate(layBareRows, { runId, rows: 194, from: round * (marksPerRound + 1) });
}
