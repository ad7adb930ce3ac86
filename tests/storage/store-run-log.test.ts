import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeAll, describe, expect, it } from 'vitest';
import { Dexie } from 'dexie';
import { RunDatabase } from '#renderer/storage/database.ts';
import { appendEvents, feedEvents, readHeads, readLines, readSummaries } from '#renderer/storage/run-log.ts';
import { summariseRun } from '#shared/run/summarise-run.ts';
import { replayRun } from '#shared/run/replay-run.ts';
import type { RunSummary } from '#shared/run/summarise-run.ts';
import { sealedNotes, testRunId } from '../support/ledgers.ts';

beforeAll(() => {
  Dexie.dependencies.IDBKeyRange = IDBKeyRange;
});

const chain = sealedNotes(5);
const events = chain.map(({ recorded }) => recorded);

function summaryAt(position: number): RunSummary {
  const run = replayRun(events.slice(0, position));
  if (run.status === 'none') throw new Error('nothing to summarise');
  return summariseRun(run, 0);
}

function database(factory = new IDBFactory()): RunDatabase {
  return new RunDatabase({ indexedDB: factory });
}

describe('the window’s copy of a ledger', () => {
  it('gives back the very lines of the ledger', async () => {
    const copy = database();
    await appendEvents(copy, { runId: testRunId, events, summary: summaryAt(5) });
    expect(await readLines(copy, testRunId)).toEqual(chain.map(({ line }) => line));
  });

  it('takes the same events twice without a second row', async () => {
    const copy = database();
    await appendEvents(copy, { runId: testRunId, events, summary: summaryAt(5) });
    await appendEvents(copy, { runId: testRunId, events: events.slice(3), summary: summaryAt(5) });
    expect(await copy.events.count()).toBe(5);
  });

  it('keeps the newer summary when an older write comes late', async () => {
    const copy = database();
    await appendEvents(copy, { runId: testRunId, events, summary: summaryAt(5) });
    await appendEvents(copy, { runId: testRunId, events: events.slice(0, 2), summary: summaryAt(2) });
    expect((await readSummaries(copy))[0]?.position).toBe(5);
  });

  it('keeps nothing of a write that fails half-way', async () => {
    const copy = database();
    const broken = { ...summaryAt(5), deployedBy: () => 'a function cannot be stored' };
    await expect(
      // `as`: a summary that IndexedDB refuses, to make the second half of the write fail.
      appendEvents(copy, { runId: testRunId, events, summary: broken as unknown as RunSummary }),
    ).rejects.toThrow(/clone/);
    expect(await copy.events.count()).toBe(0);
  });

  it('reports the newest event of each run, and position 0 where one is missing', async () => {
    const copy = database();
    await appendEvents(copy, { runId: testRunId, events, summary: summaryAt(5) });
    expect(await readHeads(copy)).toEqual([{ runId: testRunId, position: 5, head: events[4]?.seal }]);
    await copy.events.delete([testRunId, 3]);
    expect(await readHeads(copy)).toEqual([{ runId: testRunId, position: 0, head: '' }]);
  });

  it('replaces what follows a position with what main feeds', async () => {
    const copy = database();
    await appendEvents(copy, { runId: testRunId, events, summary: summaryAt(5) });
    await feedEvents(copy, { runId: testRunId, from: 2, events: events.slice(1, 3), summary: summaryAt(3) });
    expect((await readHeads(copy))[0]?.position).toBe(3);
    expect(await copy.events.count()).toBe(3);
  });
});
