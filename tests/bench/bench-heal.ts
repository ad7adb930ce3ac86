import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { dataFolder } from '#electron/data-folder.ts';
import { nodeFiles } from '#electron/ledger/file-layer.ts';
import { readLedgerBytes } from '#electron/ledger/read-ledger-bytes.ts';
import { openShelf } from '#electron/run-shelf.ts';
import { buildIfStale } from '../../build/fresh-build.ts';
import type { BenchLine } from './bench.ts';
import { launchApp } from './launch-app.ts';
import { writeLedgers } from './many-ledgers.ts';
import { figures, type Figures } from './measure.ts';
import { makeRunLibrary } from './run-library.ts';
import { fillWindowCopy } from './window-copy.ts';

const root = path.resolve(import.meta.dirname, '../..');
const runs = Number(process.env['RUNSHEET_BENCH_RUNS'] ?? '1000');
const eventsPerRun = 1000;
const dexie = readFileSync(path.join(root, 'node_modules/dexie/dist/dexie.min.js'), 'utf8');

/** Building anew everything that can be built again. */
export async function benchHeal(): Promise<readonly BenchLine[]> {
  return [benchLostIndex(), await benchLostCopy()];
}

/** A run opened, as far as its events are in hand and checked. */
export async function benchOpening(): Promise<readonly BenchLine[]> {
  await buildIfStale();
  const folder = mkdtempSync(path.join(tmpdir(), 'runsheet-bench-'));
  writeLedgers(folder, 1, eventsPerRun);
  const [runId = ''] = readdirSync(dataFolder(folder).runs);
  const { app, page } = await launchApp(root, folder);
  await filled(page, eventsPerRun);
  await page.evaluate(dexie);
  const pairs: Pair[] = [];
  for (let round = 0; round <= 20; round += 1) {
    const floor = await page.evaluate(readWithDexie, runId);
    const started = performance.now();
    const bytes = readFileSync(dataFolder(folder).ledger(runId));
    const read = readLedgerBytes(bytes);
    const ours = performance.now() - started;
    if (!read.valid || read.events.length !== eventsPerRun) throw new Error('The ledger does not hold');
    if (round > 0) pairs.push({ floor, ours });
  }
  await app.close();
  rmSync(folder, { recursive: true, force: true });
  return [
    {
      what: `a run of ${eventsPerRun} events read from its ledger, every seal and link checked`,
      floor: 'the same run read by Dexie, unchecked',
      figures: figures(pairs),
    },
  ];
}

/** Runs as a team has them that releases once a day: nearly all of them sealed. */
export async function benchStartWithMany(): Promise<readonly BenchLine[]> {
  await buildIfStale();
  const many = mkdtempSync(path.join(tmpdir(), 'runsheet-bench-'));
  const empty = mkdtempSync(path.join(tmpdir(), 'runsheet-bench-'));
  const { summaries } = await makeRunLibrary(many, { seed: 7, runs, events: 220, days: runs });
  const first = await launchApp(root, many);
  await fillWindowCopy(first.page, summaries);
  await first.app.close();
  const pairs: Pair[] = [];
  for (let round = 0; round <= 7; round += 1) {
    const floor = await startTime(empty);
    const ours = await startTime(many);
    if (round > 0) pairs.push({ floor, ours });
  }
  for (const folder of [many, empty]) rmSync(folder, { recursive: true, force: true });
  return [{ what: `a start with ${runs} runs`, floor: 'a start without any', figures: figures(pairs) }];
}

/** Read, checked and replayed, as after the index was deleted. */
function benchLostIndex(): BenchLine {
  const folder = mkdtempSync(path.join(tmpdir(), 'runsheet-bench-'));
  const bytes = writeLedgers(folder, runs, eventsPerRun);
  const place = { files: nodeFiles, folder: dataFolder(folder) };
  const started = performance.now();
  for (const runId of readdirSync(place.folder.runs)) readFileSync(place.folder.ledger(runId));
  const read = performance.now();
  const shelf = openShelf(place, () => Date.now(), Infinity);
  const done = performance.now();
  if (shelf.heads().length !== runs) throw new Error('Not every run was read');
  shelf.keepHeads();
  rmSync(folder, { recursive: true, force: true });
  return {
    what: `the index of ${runs} runs of ${eventsPerRun} events (${Math.round(bytes / 1e6)} MB) made anew, all checked and replayed`,
    floor: 'the same files read',
    figures: once(read - started, done - read),
  };
}

/** A tenth of the runs: IndexedDB takes its time, in the background, and that is the floor's too. */
async function benchLostCopy(): Promise<BenchLine> {
  await buildIfStale();
  const folder = mkdtempSync(path.join(tmpdir(), 'runsheet-bench-'));
  const count = Math.max(1, Math.round(runs / 10));
  writeLedgers(folder, count, eventsPerRun);
  const { app, page } = await launchApp(root, folder);
  const started = performance.now();
  await filled(page, count * eventsPerRun);
  const ours = performance.now() - started;
  await page.evaluate(dexie);
  const floor = await page.evaluate(writeWithDexie, [count, eventsPerRun] as const);
  await app.close();
  rmSync(folder, { recursive: true, force: true });
  return {
    what: `the window’s copy of ${count} runs of ${eventsPerRun} events written anew`,
    floor: 'as many events written by Dexie from memory',
    figures: once(floor, ours),
  };
}

type Pair = { readonly floor: number; readonly ours: number };

function once(floor: number, ours: number): Figures {
  return figures([{ floor, ours }]);
}

async function startTime(userData: string): Promise<number> {
  const started = performance.now();
  const { app } = await launchApp(root, userData);
  const took = performance.now() - started;
  await app.close();
  return took;
}

/** Waits until the window's copy has so many events. */
async function filled(page: Page, events: number): Promise<void> {
  await page.waitForFunction(
    (wanted) =>
      new Promise<boolean>((resolve) => {
        const request = indexedDB.open('runsheet');
        request.addEventListener('upgradeneeded', () => request.transaction?.abort());
        request.addEventListener('error', () => resolve(false));
        request.addEventListener('success', () => {
          const database = request.result;
          const isMade = database.objectStoreNames.contains('events');
          if (!isMade) return resolve(false);
          const count = database.transaction('events').objectStore('events').count();
          count.addEventListener('success', () => {
            database.close();
            resolve(count.result === wanted);
          });
        });
      }),
    events,
    { polling: 500, timeout: 230_000 },
  );
}

/** What of Dexie runs in the page here. */
type DexieTable = {
  where: (key: string) => {
    between: (from: unknown, to: unknown) => { toArray: () => Promise<readonly unknown[]> };
  };
  bulkPut: (rows: readonly unknown[]) => Promise<unknown>;
};
type DexieDatabase = {
  open: () => Promise<DexieDatabase>;
  version: (number: number) => { stores: (schema: Readonly<Record<string, string>>) => unknown };
  table: (name: string) => DexieTable;
  close: () => void;
  delete: () => Promise<void>;
};
declare global {
  interface Window {
    /** Given to the page by a benchmark. */
    Dexie?: new (name: string) => DexieDatabase;
  }
}

async function readWithDexie(runId: string): Promise<number> {
  if (window.Dexie === undefined) throw new Error('Dexie is not in the page');
  const database = await new window.Dexie('runsheet').open();
  const started = performance.now();
  await database.table('events').where('[runId+position]').between([runId, 0], [runId, 1e9]).toArray();
  const took = performance.now() - started;
  database.close();
  return took;
}

async function writeWithDexie([count, events]: readonly [number, number]): Promise<number> {
  if (window.Dexie === undefined) throw new Error('Dexie is not in the page');
  const database = new window.Dexie('bench');
  database.version(1).stores({ events: '[runId+position]' });
  await database.open();
  const recorded = { at: 1, by: 'Mei Lindqvist', event: { type: 'NoteAdded', text: 'x'.repeat(150) } };
  const started = performance.now();
  for (let run = 0; run < count; run += 1) {
    const rows = Array.from({ length: events }, (_, at) => ({
      runId: `run ${run}`,
      position: at + 1,
      recorded,
    }));
    await database.table('events').bulkPut(rows);
  }
  const took = performance.now() - started;
  await database.delete();
  return took;
}
