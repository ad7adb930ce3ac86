/** What the window of the register takes: its start, keys of a search, filters, insights, and its memory. */
import { readdirSync, readFileSync } from 'node:fs';
import type { ElectronApplication, Page } from '@playwright/test';
import type {} from '#renderer/desktop.ts';
import type { DataFolder } from '#electron/data-folder.ts';
import { rowsThatFill } from '#renderer/features/home/rows-that-fill.ts';
import { makeRunIndexer } from '#electron/run-index/run-indexer.ts';
import { wholeRegister, type RegisterFilter } from '#shared/register/register-query.ts';

const typed = [
  'replica caught',
  'certificate',
  'chg-404',
  'xianfeast 1.2',
  '李伟',
  'migration scripts',
  'zzz',
];
const filters: readonly Partial<RegisterFilter>[] = [
  { outcome: 'rolled-back' },
  { environment: 'Staging', kind: 'real' },
  { signatures: 'none' },
  { sort: 'duration', descending: true },
  { search: 'replica', outcome: 'deployed', sort: 'late' },
];

export type StartTimes = {
  /** From the moment the window was shown until the first row of the register was painted; none when it came with it. */
  readonly afterWindow: number;
  /** From the page's own beginning, before any of its script was read. */
  readonly afterPage: number;
};

/** Chromium's own notes of when a row was painted, against main's of when the window was shown. */
export async function startTimes(app: ElectronApplication, page: Page): Promise<StartTimes> {
  const painted = await page.evaluate(
    () =>
      new Promise<{ readonly at: number; readonly origin: number }>((resolve) => {
        new PerformanceObserver((list) => {
          const [first] = list.getEntries();
          // `as`: the DOM types do not know this kind of entry.
          const at = (first as PerformanceEntry & { readonly renderTime: number }).renderTime;
          resolve({ at, origin: performance.timeOrigin });
        }).observe({ type: 'element', buffered: true });
      }),
  );
  const shown = await app.evaluate(async () => {
    for (;;) {
      const [mark] = performance.getEntriesByName('window shown');
      if (mark !== undefined) return performance.timeOrigin + mark.startTime;
      // A quick list is painted before the window is told to show itself.
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });
  return { afterWindow: Math.max(0, painted.origin + painted.at - shown), afterPage: painted.at };
}

/** One question for each key of a search, asked and answered. */
export async function keyTimes(page: Page): Promise<readonly number[]> {
  return ask(page, keyQueries());
}

/** What lies under every question: a message to main and back that asks nothing of the index. */
export async function messageTimes(page: Page): Promise<readonly number[]> {
  return await page.evaluate(async () => {
    const times: number[] = [];
    for (let count = 0; count < 60; count += 1) {
      const started = performance.now();
      await window.desktop.readClock(null);
      times.push(performance.now() - started);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return times;
  });
}

/** The same keys asked of the index in this process, without a window. */
export async function indexKeyTimes(folder: DataFolder, windowHeight: number): Promise<readonly number[]> {
  const indexer = makeRunIndexer({ path: folder.runIndex, runsFolder: folder.runs });
  await indexer.work({ kind: 'complete' });
  const times: number[] = [];
  for (const round of [1, 2]) {
    for (const query of keyQueries()) {
      const started = performance.now();
      // oxlint-disable-next-line no-await-in-loop -- one key after the other
      await indexer.work({
        kind: 'page',
        query: { ...wholeRegister, ...query, offset: 0, limit: rowsThatFill(windowHeight) },
      });
      if (round === 2) times.push(performance.now() - started);
    }
  }
  indexer.close();
  return times;
}

function keyQueries(): readonly Partial<RegisterFilter>[] {
  return typed.flatMap((words) => Array.from(words, (_, index) => ({ search: words.slice(0, index + 1) })));
}

export async function filterTimes(page: Page): Promise<readonly number[]> {
  return ask(
    page,
    filters.flatMap((filter) => [filter, filter]),
  );
}

async function ask(page: Page, queries: readonly Partial<RegisterFilter>[]): Promise<readonly number[]> {
  const limit = rowsThatFill(await heightOf(page));
  return await page.evaluate(
    async (all) => {
      const times: number[] = [];
      for (const query of all) {
        // What the window does in pauses waits while keys come.
        document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift' }));
        const started = performance.now();
        const answer = await window.desktop.queryRegister(query);
        times.push(performance.now() - started);
        if (!answer.ok) throw new Error('The index does not answer');
        // A person's next key comes later than this.
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return times;
    },
    queries.map((query) => ({ ...wholeRegister, ...query, offset: 0, limit })),
  );
}

export async function heightOf(page: Page): Promise<number> {
  return await page.evaluate(() => innerHeight);
}

/** Keys typed into the box itself, each until its rows are in the page and painted. */
export async function typedTimes(page: Page): Promise<readonly number[]> {
  const times: number[] = [];
  const box = page.getByLabel('Search runs');
  await box.focus();
  for (const words of ['replica', 'chg-404', 'xianfeast 1.2']) {
    for (const key of words) {
      await page.evaluate(watchRows);
      await page.keyboard.type(key);
      times.push(await page.evaluate(() => window.rowsPainted ?? Promise.resolve(Number.NaN)));
    }
    await page.keyboard.press('Escape');
    await page.waitForTimeout(200);
  }
  return times.filter((time) => !Number.isNaN(time));
}

declare global {
  interface Window {
    /** From the next key until the rows it asked for were painted. NaN when they are as they were. */
    rowsPainted?: Promise<number>;
  }
}

function watchRows(): void {
  window.rowsPainted = new Promise((resolve) => {
    let pressed = Number.NaN;
    const watch = new MutationObserver(() => {
      watch.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - pressed)));
    });
    document.addEventListener(
      'keydown',
      () => {
        pressed = performance.now();
        const table = document.querySelector('section:has(tbody)') ?? document.body;
        watch.observe(table, { subtree: true, childList: true, characterData: true });
        setTimeout(() => resolve(Number.NaN), 1000);
      },
      { once: true, capture: true },
    );
  });
}

export async function insightTimes(page: Page, rounds: number): Promise<readonly number[]> {
  return await page.evaluate(async (count) => {
    const times: number[] = [];
    for (let round = 0; round < count; round += 1) {
      const started = performance.now();
      await window.desktop.readInsights({ kind: 'real', checklist: null, environment: null, since: null });
      times.push(performance.now() - started);
    }
    return times;
  }, rounds);
}

export type WindowMemory = {
  /** What the page's scripts keep, once what nobody needs was let go; megabytes. */
  readonly heap: number;
  /** What the window's process has for itself alone, without what it shares with others; megabytes. */
  readonly own: number;
};

export async function windowMemory(app: ElectronApplication, page: Page): Promise<WindowMemory> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  const own = ownMemory(app.process().pid ?? 0);
  await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN;
  await devtools.detach();
  return { heap: heap / 1e6, own };
}

function ownMemory(pid: number): number {
  const renderers = descendants(pid).filter((one) =>
    read(`/proc/${one}/cmdline`).includes('--type=renderer'),
  );
  const own = renderers.map((one) => {
    const rollup = read(`/proc/${one}/smaps_rollup`);
    const of = (kind: string) => Number(new RegExp(`^${kind}:\\s+(\\d+) kB`, 'm').exec(rollup)?.[1] ?? 0);
    return (of('Private_Dirty') + of('Private_Clean')) / 1000;
  });
  return Math.max(0, ...own);
}

function descendants(pid: number): readonly number[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  const parentOf = new Map(
    all.map((one) => [one, Number(/^PPid:\s+(\d+)/m.exec(read(`/proc/${one}/status`))?.[1])]),
  );
  const isBelow = (one: number): boolean => {
    const parent = parentOf.get(one);
    return parent !== undefined && (parent === pid || (parent > 1 && isBelow(parent)));
  };
  return all.filter(isBelow);
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // It ended meanwhile.
    return '';
  }
}
