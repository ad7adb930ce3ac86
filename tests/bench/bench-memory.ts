import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CDPSession, Page } from '@playwright/test';
import type {} from '#renderer/desktop.ts';
import { buildIfStale } from '../../build/fresh-build.ts';
import { createRunCommand } from '../support/run-player.ts';
import type { BenchLine } from './bench.ts';
import { launchApp } from './launch-app.ts';

const root = path.resolve(import.meta.dirname, '../..');
const cycles = 10;

type Held = { readonly heap: number; readonly nodes: number; readonly listeners: number };

/** What the window holds after a run was opened and closed ten times more, against what it held before. */
export async function benchMemory(): Promise<readonly BenchLine[]> {
  await buildIfStale();
  const folder = mkdtempSync(path.join(tmpdir(), 'runsheet-bench-'));
  const { app, page } = await launchApp(root, path.join(folder, 'data'));
  await page.getByLabel('Your name').fill('Mei Lindqvist');
  await page.keyboard.press('Enter');
  const { type: _, ...input } = createRunCommand();
  await page.evaluate((run) => window.desktop.createRun(run), input);
  await page.reload();
  await page.getByRole('heading', { name: 'Runs' }).waitFor();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  // The first ones fill what is kept on purpose, such as the checklist once it is read.
  for (let cycle = 0; cycle < 3; cycle += 1) await openAndClose(page);
  const before = await held(devtools);
  for (let cycle = 0; cycle < cycles; cycle += 1) await openAndClose(page);
  const after = await held(devtools);
  await app.close();
  rmSync(folder, { recursive: true, force: true });
  return [
    {
      what: `after ${cycles} more times opened and closed`,
      found: (['heap', 'nodes', 'listeners'] as const)
        .map((kind) => `${kind} ${format(before[kind])} to ${format(after[kind])}`)
        .join(', '),
    },
  ];
}

async function openAndClose(page: Page): Promise<void> {
  await page
    .getByRole('link', { name: /XianFeast/u })
    .first()
    .press('Enter');
  await page.getByRole('treegrid').waitFor();
  await page.keyboard.press('Control+1');
  await page.getByRole('heading', { name: 'Runs' }).waitFor();
}

async function held(devtools: CDPSession): Promise<Held> {
  for (let times = 0; times < 3; times += 1) await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return { heap: value('JSHeapUsedSize'), nodes: value('Nodes'), listeners: value('JSEventListeners') };
}

function format(value: number): string {
  return value > 1_000_000 ? `${(value / 1_000_000).toFixed(2)} MB` : String(value);
}
