/**
 * The register over 5,000 runs of 1,000 events, against the same over 50. `RUNSHEET_BENCH_RUNS` takes fewer;
 * `RUNSHEET_BENCH_LIBRARY` names a folder in which both libraries are kept for the next time.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { dataFolder } from '#electron/data-folder.ts';
import { buildIfStale } from '../../build/fresh-build.ts';
import type { BenchLine } from './bench.ts';
import { launchApp } from './launch-app.ts';
import { median, type Figures } from './measure.ts';
import {
  filterTimes,
  heightOf,
  indexKeyTimes,
  insightTimes,
  keyTimes,
  messageTimes,
  startTimes,
  typedTimes,
  windowMemory,
  type StartTimes,
  type WindowMemory,
} from './register-window.ts';
import { makeRunLibrary } from './run-library.ts';
import { fillWindowCopy } from './window-copy.ts';

const root = path.resolve(import.meta.dirname, '../..');
const many = Number(process.env['RUNSHEET_BENCH_RUNS'] ?? 5000);
const few = 50;
const rounds = 5;
/** By then the window's copy has been compared, and what goes on beside it goes on. */
const settledMs = 5000;
const kept = process.env['RUNSHEET_BENCH_LIBRARY'];

type Measured = {
  readonly starts: readonly StartTimes[];
  readonly keys: readonly number[];
  readonly messages: readonly number[];
  readonly indexKeys: readonly number[];
  readonly typed: readonly number[];
  readonly filters: readonly number[];
  readonly insights: readonly number[];
  readonly memory: WindowMemory;
};

export async function benchRegister(): Promise<readonly BenchLine[]> {
  await buildIfStale();
  const small = await measureLibrary(few);
  const large = await measureLibrary(many);
  const line = (what: string, at: (measured: Measured) => number) => ({
    what: `${many} runs: ${what}`,
    floor: `the same with ${few} runs`,
    figures: figuresOf(at(small), at(large)),
  });
  return [
    line('first list painted, after the window was shown (aim 150 ms)', ({ starts }) =>
      median(starts.map(({ afterWindow }) => afterWindow)),
    ),
    line('first list painted, after the page began to load (aim: ratio 1.5)', ({ starts }) =>
      median(starts.map(({ afterPage }) => afterPage)),
    ),
    line('one key of a search, asked and answered, 95th percentile (aim 10 ms, ratio 1.5)', ({ keys }) =>
      late(keys),
    ),
    line('one key of a search, asked and answered, median', ({ keys }) => median(keys)),
    line('of it the index alone, 95th percentile (aim 10 ms)', ({ indexKeys }) => late(indexKeys)),
    line('of it a message to main and back that asks nothing, 95th percentile', ({ messages }) =>
      late(messages),
    ),
    line('one key typed into the box until its rows are painted, median', ({ typed }) => median(typed)),
    line('a filter or another order, 95th percentile', ({ filters }) => late(filters)),
    line('insights, asked and answered (aim 300 ms)', ({ insights }) => median(insights)),
    line('memory of the window alone, in MB (aim 300)', ({ memory }) => memory.own),
    line('of it kept by the page’s scripts, in MB', ({ memory }) => memory.heap),
  ];
}

async function measureLibrary(runs: number): Promise<Measured> {
  const folder =
    kept === undefined ? mkdtempSync(path.join(tmpdir(), 'runsheet-bench-')) : path.join(kept, String(runs));
  try {
    await makeOnce(folder, runs);
    const starts: StartTimes[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const { app, page } = await launchApp(root, folder);
      starts.push(await startTimes(app, page));
      await app.close();
    }
    return { starts, ...(await measureWork(folder)) };
  } finally {
    if (kept === undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** The ledgers, heads and index, then the window's copy, which the app itself has to have begun. */
async function makeOnce(folder: string, runs: number): Promise<void> {
  const isMade = path.join(folder, 'bench-library.json');
  if (existsSync(isMade)) return void process.stdout.write(readFileSync(isMade, 'utf8'));
  mkdirSync(folder, { recursive: true });
  const library = await makeRunLibrary(folder, { seed: 7, runs, events: 1000, days: runs });
  const started = performance.now();
  const { app, page } = await launchApp(root, folder);
  await fillWindowCopy(page, library.summaries);
  await app.close();
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
  const made = `${runs} runs: ${megabytes(library.ledgerBytes)} of ledgers written in ${seconds(library.generatedMs)}; index of ${megabytes(library.indexBytes)} in ${seconds(library.indexedMs)}; the window's copy in ${seconds(performance.now() - started)}\n`;
  writeFileSync(isMade, made);
  process.stdout.write(made);
}

/** Of several starts, each with keys while its code is cold and while it is warm: of one round three keys would decide. */
async function keysOfStarts(folder: string): Promise<readonly number[]> {
  const times: number[] = [];
  for (let start = 0; start < rounds; start += 1) {
    const { app, page } = await launchApp(root, folder);
    await page.waitForTimeout(settledMs);
    for (const _ of ['cold', 'warmer', 'warm']) times.push(...(await keyTimes(page)));
    await app.close();
  }
  return times;
}

async function measureWork(folder: string): Promise<Omit<Measured, 'starts'>> {
  const keys = await keysOfStarts(folder);
  const { app, page } = await launchApp(root, folder);
  await page.waitForTimeout(settledMs);
  const messages = await messageTimes(page);
  const filters = await filterTimes(page);
  const typed = await typedTimes(page);
  const insights = await insightTimes(page, rounds);
  await page.keyboard.press('Control+2');
  await page.waitForTimeout(2000);
  await page.keyboard.press('Control+1');
  await page.waitForTimeout(2000);
  const memory = await windowMemory(app, page);
  const height = await heightOf(page);
  await app.close();
  const indexKeys = await indexKeyTimes(dataFolder(folder), height);
  return { keys, messages, indexKeys, filters, typed, insights, memory };
}

function late(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? Number.NaN;
}

function figuresOf(floorMs: number, oursMs: number): Figures {
  const ratio = oursMs === floorMs ? 1 : oursMs / floorMs;
  return { floorMs, oursMs, ratio, spread: [ratio, ratio] };
}
