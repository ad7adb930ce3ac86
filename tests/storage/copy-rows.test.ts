import { IDBKeyRange, type IDBFactory } from 'fake-indexeddb';
import { rmSync } from 'node:fs';
import { Dexie } from 'dexie';
import { beforeAll, describe, expect, it } from 'vitest';
import { RunDatabase } from '#renderer/storage/database.ts';
import { readLines, readSummaries } from '#renderer/storage/run-log.ts';
import { done } from '../support/run-commands.ts';
import { createRun, startTestApp, temporaryFolder } from '../support/test-app.ts';
import { openWindow } from '../unit/renderer/stores/window-of.ts';

beforeAll(() => {
  Dexie.dependencies.IDBKeyRange = IDBKeyRange;
});

type AnyTable = Dexie.Table<Readonly<Record<string, unknown>>, unknown>;
type Tables = { readonly events: AnyTable; readonly runs: AnyTable };
type Night = { readonly root: string; readonly runId: string; readonly factory: IDBFactory };

/** A run of four events, marked in a window, and both of its copies. */
async function workedNight(): Promise<Night> {
  const root = temporaryFolder();
  const app = startTestApp({ root });
  const runId = createRun(app);
  const { store, factory } = openWindow({ app });
  await store.getState().start();
  await store.getState().openRun(runId);
  await store.getState().dispatch(done('1.1.1'));
  await store.getState().dispatch(done('1.1.2'));
  await store.getState().dispatch({ type: 'AddNote', item: null, text: 'all quiet' });
  const copy = new RunDatabase({ indexedDB: factory });
  await expect.poll(() => copy.events.count()).toBe(4);
  copy.close();
  app.watch.end();
  app.shelf.keepHeads();
  return { root, runId, factory };
}

/** A start, until every row was looked at; what the copy has then, and what was told. */
async function nextStart({ root, runId, factory }: Night) {
  const app = startTestApp({ root });
  const checked = Promise.withResolvers<undefined>();
  const { store } = openWindow({ app, factory, checked: () => checked.resolve(undefined) });
  await store.getState().start();
  await checked.promise;
  app.watch.end();
  const copy = new RunDatabase({ indexedDB: factory });
  const left = { lines: await readLines(copy, runId), summaries: await readSummaries(copy) };
  copy.close();
  return { ...left, app, findings: store.getState().findings };
}

const damages: Readonly<Record<string, (tables: Tables, runId: string) => Promise<unknown>>> = {
  'an event altered': ({ events }, runId) => events.update([runId, 2], { 'recorded.by': 'somebody else' }),
  'an event altered in its words alone': ({ events }, runId) =>
    events.update([runId, 3], { 'recorded.event.item': '1.1.1' }),
  'a seal altered': ({ events }, runId) => events.update([runId, 2], { 'recorded.seal': 'f'.repeat(64) }),
  'an event gone from the middle': ({ events }, runId) => events.delete([runId, 2]),
  'the first event gone': ({ events }, runId) => events.delete([runId, 1]),
  'an event twice': async ({ events }, runId) =>
    events.put({ ...(await events.get([runId, 2])), position: 5 }),
  'an event where none can be': async ({ events }, runId) =>
    events.put({ ...(await events.get([runId, 2])), position: 'second' }),
  'two events in each other’s place': async ({ events }, runId) => {
    const [second, third] = [await events.get([runId, 2]), await events.get([runId, 3])];
    await events.bulkPut([
      { ...second, position: 3 },
      { ...third, position: 2 },
    ]);
  },
  'a text in place of an event': ({ events }, runId) => events.put({ runId, position: 2, recorded: 'gone' }),
  'nothing in place of an event': ({ events }, runId) => events.put({ runId, position: 4 }),
  'a time that is none': ({ events }, runId) => events.update([runId, 2], { 'recorded.at': 'at night' }),
  'a summary gone': ({ runs }, runId) => runs.delete(runId),
  'a summary of another release': ({ runs }, runId) => runs.update(runId, { release: '9.9.9' }),
  'a summary with another head': ({ runs }, runId) => runs.update(runId, { head: 'e'.repeat(64) }),
  'a summary without a position': ({ runs }, runId) => runs.update(runId, { position: 'last' }),
  'a summary of wrong type': ({ runs }, runId) => runs.update(runId, { release: 7, lastAt: 'late' }),
};

describe('a row of the window’s copy that is damaged while the database opens fine', () => {
  it.each(Object.keys(damages))('%s: is found, written anew from the ledger and told once', async (kind) => {
    const night = await workedNight();
    const before = await nextStart(night);
    expect(before.findings).toEqual([]);
    const copy = new RunDatabase({ indexedDB: night.factory });
    // `as`: damage keeps to no type.
    await damages[kind]?.(copy as unknown as Tables, night.runId);
    copy.close();
    const healed = await nextStart(night);
    expect(healed.lines).toEqual(before.lines);
    expect(healed.summaries).toEqual(before.summaries);
    expect(healed.findings).toHaveLength(1);
    expect(healed.findings[0]).toMatch(/differed from its ledger|written back from the ledgers/);
    expect((await nextStart(night)).findings).toEqual([]);
  });

  it('a summary of another version is made anew without a word', async () => {
    const night = await workedNight();
    const before = await nextStart(night);
    const copy = new RunDatabase({ indexedDB: night.factory });
    const { slots: _, ...older } = (await copy.runs.get(night.runId)) ?? {};
    // `as`: what another version kept.
    await copy.runs.put({ ...older, dropped: 1 } as never);
    copy.close();
    const healed = await nextStart(night);
    expect(healed.summaries).toEqual(before.summaries);
    expect(healed.findings).toEqual([]);
  });

  it('events without a summary bring a lost ledger back', async () => {
    const night = await workedNight();
    const before = await nextStart(night);
    const copy = new RunDatabase({ indexedDB: night.factory });
    await copy.runs.delete(night.runId);
    copy.close();
    rmSync(before.app.folder.run(night.runId), { recursive: true });
    rmSync(before.app.folder.heads, { force: true });
    const healed = await nextStart(night);
    expect(healed.lines.slice(0, 4)).toEqual(before.lines);
    expect(healed.findings.join(' ')).toContain('written back from the window’s copy');
  });
});
