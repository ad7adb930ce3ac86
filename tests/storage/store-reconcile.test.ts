import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Dexie } from 'dexie';
import { beforeAll, describe, expect, it } from 'vitest';
import { RunDatabase } from '#renderer/storage/database.ts';
import { findDataLoss } from '#renderer/storage/data-loss.ts';
import { rotateLog } from '#renderer/storage/rotate-log.ts';
import { feedRun } from '#renderer/storage/reconcile.ts';
import { appendEvents, readHeads } from '#renderer/storage/run-log.ts';
import { createStorage } from '#renderer/storage/storage-port.ts';
import { dataFolder } from '#electron/data-folder.ts';
import type { DesktopApi } from '#shared/ipc/desktop-contract.ts';
import { replayRun } from '#shared/run/replay-run.ts';
import { summariseRun } from '#shared/run/summarise-run.ts';
import { ledgerText, sealedNotes, testRunId } from '../support/ledgers.ts';
import { createRun, startTestApp, temporaryFolder } from '../support/test-app.ts';
import { done } from '../support/run-commands.ts';
import { openWindow } from '../unit/renderer/stores/window-of.ts';

beforeAll(() => {
  Dexie.dependencies.IDBKeyRange = IDBKeyRange;
});

/** A run of three events, marked in a window, and both of its copies. */
async function workedNight() {
  const root = temporaryFolder();
  const app = startTestApp({ root });
  const runId = createRun(app);
  const window = openWindow({ app });
  await window.store.getState().start();
  await window.store.getState().openRun(runId);
  await window.store.getState().dispatch(done('1.1.1'));
  await window.store.getState().dispatch(done('1.1.2'));
  const copy = new RunDatabase({ indexedDB: window.factory });
  await expect.poll(() => copy.events.count()).toBe(3);
  app.watch.end();
  return { root, runId, ledger: app.folder.run(runId), factory: window.factory };
}

async function nextStart({ root, factory }: { readonly root: string; readonly factory: IDBFactory }) {
  const app = startTestApp({ root });
  const window = openWindow({ app, factory });
  await window.store.getState().start();
  return { app, store: window.store, copy: new RunDatabase({ indexedDB: factory }) };
}

describe('the two copies of a run', () => {
  it('rebuild IndexedDB from the ledger when it is gone, and say so', async () => {
    const night = await workedNight();
    await new RunDatabase({ indexedDB: night.factory }).delete();
    const { store, copy } = await nextStart(night);
    expect(await copy.events.count()).toBe(3);
    expect(store.getState().findings.join(' ')).toContain('Nothing is missing');
  });

  it('feed what IndexedDB missed while a write failed', async () => {
    const night = await workedNight();
    const before = new RunDatabase({ indexedDB: night.factory });
    await before.events.delete([night.runId, 3]);
    await before.runs.update(night.runId, { position: 2 });
    before.close();
    const { copy } = await nextStart(night);
    expect(await copy.events.count()).toBe(3);
  });

  it.each([
    ['ends in the middle of it', 1, 3],
    ['lives to its end', Infinity, 151],
  ])('stay whole while one is written anew, whether the window %s', async (_, answers, rows) => {
    const root = temporaryFolder();
    const ledger = dataFolder(root).ledger(testRunId);
    mkdirSync(dirname(ledger), { recursive: true });
    writeFileSync(ledger, ledgerText(sealedNotes(151)));
    const { desktop } = openWindow({ app: startTestApp({ root }) });
    const copy = new RunDatabase({ indexedDB: new IDBFactory() });
    const old = sealedNotes(3).map(({ recorded }) => recorded);
    const run = replayRun(old);
    if (run.status === 'none') throw new Error('no run');
    await appendEvents(copy, { runId: testRunId, events: old, summary: summariseRun(run, 0) });
    let asked = 0;
    const feedStore: DesktopApi['feedStore'] = (given) =>
      ++asked > answers ? Promise.reject(new Error('the window ended')) : desktop.feedStore(given);
    const feeding = feedRun(copy, { ...desktop, feedStore }, { runId: testRunId, position: 1, head: '' });
    await feeding.catch(() => undefined);
    expect((await readHeads(copy)).map(({ position }) => position)).toEqual([rows]);
    expect(await copy.events.count()).toBe(rows);
    expect(asked).toBe(2);
  });

  it('restore a lost ledger from IndexedDB', async () => {
    const night = await workedNight();
    rmSync(night.ledger, { recursive: true });
    const { app, store } = await nextStart(night);
    expect(app.shelf.get(night.runId)?.events.length).toBeGreaterThanOrEqual(3);
    expect(store.getState().summaries.map(({ runId }) => runId)).toEqual([night.runId]);
    expect(await store.getState().openRun(night.runId)).toBe(true);
  });

  it('let main go on when IndexedDB cannot be opened at all', async () => {
    const app = startTestApp();
    createRun(app);
    const broken = new IDBFactory();
    broken.open = () => {
      throw new Error('Internal error opening backing store');
    };
    const storage = createStorage(broken);
    const window = openWindow({ app, storage });
    await window.store.getState().start();
    expect(window.store.getState().summaries).toHaveLength(1);
    const [summary] = window.store.getState().summaries;
    if (summary === undefined) throw new Error('no run is listed');
    const { runId } = summary;
    const events = app.shelf.get(runId)?.events ?? [];
    expect(await storage.append({ runId, events, summary })).toBe(false);
  });
});

describe('opening IndexedDB', () => {
  it('leaves no throwaway database behind', async () => {
    const factory = new IDBFactory();
    await rotateLog(factory);
    expect(await factory.databases()).toEqual([]);
  });

  it('tells a new database from one that is there, and makes none', async () => {
    const factory = new IDBFactory();
    expect(await findDataLoss(factory, 'runsheet')).toEqual({ isNew: true, dataLoss: null });
    expect(await factory.databases()).toEqual([]);
    const database = new RunDatabase({ indexedDB: factory });
    await database.open();
    database.close();
    expect(await findDataLoss(factory, 'runsheet')).toEqual({ isNew: false, dataLoss: null });
  });
});
