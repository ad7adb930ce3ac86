import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { buildIfStale } from '../../build/fresh-build.ts';
import { sitDown } from '../../build/demo/keyboard.ts';
import { playNight } from '../../build/demo/night.ts';
import type { BenchLine } from './bench.ts';
import { launchApp } from './launch-app.ts';

const root = path.resolve(import.meta.dirname, '../..');

declare global {
  interface Window {
    longTasks?: number[];
  }
}

/** Tasks of the window over 50 ms while a whole cutover is worked at the keyboard, and where they fell. */
export async function benchLongTasks(): Promise<readonly BenchLine[]> {
  await buildIfStale();
  const folder = mkdtempSync(path.join(tmpdir(), 'runsheet-bench-'));
  process.env['RUNSHEET_CLOCK'] = '2026-11-17T20:10:00+01:00';
  const { app, page } = await launchApp(root, path.join(folder, 'data'));
  delete process.env['RUNSHEET_CLOCK'];
  await page.evaluate(() => {
    const seen: number[] = [];
    window.longTasks = seen;
    new PerformanceObserver((list) =>
      seen.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({
      type: 'longtask',
    });
  });
  const found: { readonly until: string; readonly tasks: readonly number[] }[] = [];
  await playNight(sitDown(app, page, 12), {
    hand: 'typed',
    moment: async (until) => void found.push({ until, tasks: await takeLongTasks(page) }),
  });
  await app.close();
  rmSync(folder, { recursive: true, force: true });
  const all = found.flatMap(({ tasks }) => tasks);
  const where = found
    .filter(({ tasks }) => tasks.length > 0)
    .map(({ until, tasks }) => `until ${until} ${tasks.map((task) => task.toFixed(0)).join(', ')} ms`);
  return [{ what: 'tasks over 50 ms in a whole cutover', found: [`${all.length}`, ...where].join('; ') }];
}

function takeLongTasks(page: Page): Promise<readonly number[]> {
  return page.evaluate(() => window.longTasks?.splice(0) ?? []);
}
