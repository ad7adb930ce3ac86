import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type {} from '#renderer/desktop.ts';
import { buildIfStale } from '../../build/fresh-build.ts';
import { createRunCommand } from '../support/run-player.ts';
import type { BenchLine } from './bench.ts';
import { launchApp } from './launch-app.ts';
import { figures } from './measure.ts';

const root = path.resolve(import.meta.dirname, '../..');
const marks = 18;
/** About as long as the ledger line of a mark. */
const lineBytes = Buffer.alloc(480, 'x');

/** As many items as the one that ships, none with questions of its own. */
const plainChecklist = `# Plain\n\n## Prepare\n\n${Array.from({ length: 194 }, (_, index) => `- [ ] Item ${index + 1}\n`).join('')}`;

declare global {
  interface Window {
    /** Time from the newest key press to the frame painted after its row had changed, milliseconds. */
    keyToPaint?: Promise<number>;
  }
}

/** Key press to the painted mark, which is on disk by then; against a bare write and sync and one painted frame. */
export async function benchMark(): Promise<readonly BenchLine[]> {
  await buildIfStale();
  const folder = mkdtempSync(path.join(tmpdir(), 'runsheet-bench-'));
  const { app, page } = await launchApp(root, path.join(folder, 'data'));
  await openNewRun(page);
  const file = openSync(path.join(folder, 'bare'), 'w');
  const pairs: { readonly floor: number; readonly ours: number }[] = [];
  for (let mark = 0; mark < marks; mark += 1) {
    const floor = writeAndSync(file) + (await keyToPaint(page, 'F9'));
    const ours = await keyToPaint(page, 'x');
    await page.waitForTimeout(300);
    if (mark > 1) pairs.push({ floor, ours });
  }
  closeSync(file);
  await app.close();
  rmSync(folder, { recursive: true, force: true });
  return [
    {
      what: 'key press to the painted mark, synced',
      floor: 'bare write and fdatasync, and a key that paints one frame',
      figures: figures(pairs),
    },
  ];
}

async function openNewRun(page: Page): Promise<void> {
  const { type: _, ...input } = createRunCommand({ markdown: plainChecklist });
  await page.getByLabel('Your name').fill('Mei Lindqvist');
  await page.keyboard.press('Enter');
  await page.evaluate((run) => window.desktop.createRun(run), input);
  await page.reload();
  await page
    .getByRole('link', { name: /XianFeast/u })
    .first()
    .press('Enter');
  await page.getByRole('row').first().click();
}

/** Presses the key and waits: for `x` until the current row changed, for another key only for the next frame. */
async function keyToPaint(page: Page, key: string): Promise<number> {
  await page.evaluate((pressed) => {
    const rowName = () =>
      document.querySelector('[role=row][aria-current=true]')?.getAttribute('aria-label') ?? '';
    window.keyToPaint = new Promise((resolve) => {
      const before = rowName();
      const painted = (from: number) =>
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - from)));
      const wait = (from: number) =>
        rowName() === before ? requestAnimationFrame(() => wait(from)) : painted(from);
      const onKey = (event: KeyboardEvent) => {
        if (event.key !== pressed) return;
        document.removeEventListener('keydown', onKey, true);
        if (pressed === 'x') wait(performance.now());
        else painted(performance.now());
      };
      document.addEventListener('keydown', onKey, true);
    });
  }, key);
  await page.keyboard.press(key);
  return page.evaluate(() => window.keyToPaint ?? Number.NaN);
}

function writeAndSync(file: number): number {
  const started = performance.now();
  writeSync(file, lineBytes);
  fdatasyncSync(file);
  return performance.now() - started;
}
