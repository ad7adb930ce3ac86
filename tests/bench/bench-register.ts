/** The register over 5,000 runs of 1,000 events, against the same over 50. `RUNSHEET_BENCH_RUNS` takes fewer. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type {} from '#renderer/desktop.ts';
import { wholeRegister, type RegisterFilter } from '#shared/register/register-query.ts';
import type { RunSummary } from '#shared/run/summarise-run.ts';
import { buildIfStale } from '../../build/fresh-build.ts';
import type { BenchLine } from './bench.ts';
import { launchApp } from './launch-app.ts';
import { median, type Figures } from './measure.ts';
import { makeRunLibrary } from './run-library.ts';

const root = path.resolve(import.meta.dirname, '../..');
const many = Number(process.env['RUNSHEET_BENCH_RUNS'] ?? 5000);
const few = 50;
const rounds = 5;
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

declare global {
  interface Window {
    /** When the first row of closed runs was painted, milliseconds after the window opened. */
    listPainted?: Promise<number>;
  }
}

type Measured = {
  readonly list: readonly number[];
  readonly keys: readonly number[];
  readonly filters: readonly number[];
  readonly insights: readonly number[];
  /** Memory of the window's own process, megabytes. */
  readonly memory: number;
};

export async function benchRegister(): Promise<readonly BenchLine[]> {
  await buildIfStale();
  const small = await measureLibrary(few);
  const large = await measureLibrary(many);
  const against = `the same with ${few} runs`;
  const line = (
    what: string,
    pick: (measured: Measured) => readonly number[],
    at: (v: readonly number[]) => number,
  ) => ({
    what: `${many} runs: ${what}`,
    floor: against,
    figures: figuresOf(at(pick(small)), at(pick(large))),
  });
  return [
    line('first list painted after the window (aim 150 ms, ratio 1.5)', ({ list }) => list, median),
    line(
      'one key of a search, asked and answered, 95th percentile (aim 10 ms, ratio 1.5)',
      ({ keys }) => keys,
      late,
    ),
    line('one key of a search, median', ({ keys }) => keys, median),
    line('a filter or another order, 95th percentile', (measured) => measured.filters, late),
    line('insights, asked and answered (aim 300 ms)', ({ insights }) => insights, median),
    line('memory of the window, in MB (aim 300)', ({ memory }) => [memory], median),
  ];
}

async function measureLibrary(runs: number): Promise<Measured> {
  const folder = mkdtempSync(path.join(tmpdir(), 'runsheet-bench-'));
  try {
    const library = await makeRunLibrary(folder, { seed: 7, runs, events: 1000, days: runs });
    const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
    process.stdout.write(
      `${runs} runs: ${megabytes(library.ledgerBytes)} of ledgers written in ${(library.generatedMs / 1000).toFixed(1)} s; index of ${megabytes(library.indexBytes)} in ${(library.indexedMs / 1000).toFixed(1)} s\n`,
    );
    const { app, page } = await launchApp(root, folder);
    await copyLists(page, library.summaries);
    const measured = await measurePage(page, app.process().pid ?? 0);
    await app.close();
    return measured;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** The window's copy as it would be by then, but for the events: they lie on the disk until a run is opened. */
async function copyLists(page: Page, summaries: readonly RunSummary[]): Promise<void> {
  // Whoever opens it before the app does makes an empty one.
  await page.waitForFunction(async () =>
    (await indexedDB.databases()).some(({ name }) => name === 'runsheet'),
  );
  await page.evaluate(
    (rows) =>
      new Promise<void>((resolve, reject) => {
        const opened = indexedDB.open('runsheet');
        opened.onerror = () => reject(new Error('No database'));
        opened.onsuccess = () => {
          const writing = opened.result.transaction('runs', 'readwrite');
          for (const row of rows) writing.objectStore('runs').put(row);
          writing.oncomplete = () => resolve(opened.result.close());
          writing.onerror = () => reject(new Error('Not written'));
        };
      }),
    summaries,
  );
}

async function measurePage(page: Page, pid: number): Promise<Measured> {
  await page.addInitScript(() => {
    window.listPainted = new Promise((resolve) => {
      const look = (): void => {
        if (document.querySelector('tbody [data-row]') === null) requestAnimationFrame(look);
        else requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
      };
      requestAnimationFrame(look);
    });
  });
  const list: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    await page.reload({ waitUntil: 'commit' });
    const painted = await page.evaluate(() => window.listPainted ?? Number.NaN);
    if (round > 0) list.push(painted);
    await page.waitForTimeout(500);
  }
  const keys = await ask(page, keyQueries());
  const filtered = await ask(
    page,
    filters.flatMap((filter) => [filter, filter]),
  );
  const insights = await page.evaluate(async (count) => {
    const times: number[] = [];
    for (let round = 0; round < count; round += 1) {
      const started = performance.now();
      await window.desktop.readInsights({ kind: 'real', checklist: null, environment: null, since: null });
      times.push(performance.now() - started);
    }
    return times;
  }, rounds);
  await page.keyboard.press('Control+2');
  await page.waitForTimeout(2000);
  await page.keyboard.press('Control+1');
  return { list, keys, filters: filtered, insights, memory: rendererMemory(pid) };
}

function keyQueries(): readonly Partial<RegisterFilter>[] {
  return typed.flatMap((words) => Array.from(words, (_, index) => ({ search: words.slice(0, index + 1) })));
}

async function ask(page: Page, queries: readonly Partial<RegisterFilter>[]): Promise<readonly number[]> {
  return await page.evaluate(
    async (all) => {
      const times: number[] = [];
      for (const query of all) {
        const started = performance.now();
        const answer = await window.desktop.queryRegister(query);
        times.push(performance.now() - started);
        if (!answer.ok) throw new Error('The index does not answer');
      }
      return times;
    },
    queries.map((query) => ({ ...wholeRegister, ...query, offset: 0, limit: 50 })),
  );
}

/** Of the window's process: what it has for itself, and its share of what several have. */
function rendererMemory(pid: number): number {
  const renderers = descendants(pid).filter((one) =>
    read(`/proc/${one}/cmdline`).includes('--type=renderer'),
  );
  const shares = renderers.map((one) => {
    const found = /^Pss:\s+(\d+) kB/m.exec(read(`/proc/${one}/smaps_rollup`));
    return Number(found?.[1] ?? 0) / 1000;
  });
  return Math.max(0, ...shares);
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

function late(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? Number.NaN;
}

function figuresOf(floorMs: number, oursMs: number): Figures {
  return { floorMs, oursMs, ratio: oursMs / floorMs, spread: [oursMs / floorMs, oursMs / floorMs] };
}
