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

  it('reports the newest event of each run', async () => {
    const copy = database();
    await appendEvents(copy, { runId: testRunId, events, summary: summaryAt(5) });
    const head = { runId: testRunId, position: 5, head: events[4]?.seal ?? '' };
    expect(await readHeads(copy)).toEqual([head]);
  });

  it('takes no events behind a gap', async () => {
    const copy = database();
    await appendEvents(copy, { runId: testRunId, events: events.slice(0, 2), summary: summaryAt(2) });
    const late = { runId: testRunId, events: events.slice(3), summary: summaryAt(5) };
    expect(await appendEvents(copy, late)).toBe(false);
    expect((await readHeads(copy))[0]?.position).toBe(2);
    expect(await copy.events.count()).toBe(2);
  });

  it('lists a run that is fed in parts only once its last part is there', async () => {
    const copy = database();
    const part = { runId: testRunId, summary: summaryAt(5) };
    await feedEvents(copy, { ...part, from: 1, events: events.slice(0, 3), more: true });
    expect(await readHeads(copy)).toEqual([]);
    await feedEvents(copy, { ...part, from: 4, events: events.slice(3), more: false });
    expect((await readHeads(copy))[0]?.position).toBe(5);
    expect(await copy.events.count()).toBe(5);
  });

  it('replaces what follows a position with what main feeds', async () => {
    const copy = database();
    await appendEvents(copy, { runId: testRunId, events, summary: summaryAt(5) });
    await feedEvents(copy, {
      runId: testRunId,
      from: 2,
      events: events.slice(1, 3),
      summary: summaryAt(3),
      more: false,
    });
    expect((await readHeads(copy))[0]?.position).toBe(3);
    expect(await copy.events.count()).toBe(3);
  });
});

describe('a store of an earlier version', () => {
  const newest = new RunDatabase({ indexedDB: new IDBFactory() }).verno;

  it.each(Array.from({ length: newest }, (_, index) => index + 1))(
    'of version %d opens with every row it had',
    async (version) => {
      const factory = new IDBFactory();
      const old = new RunDatabase({ indexedDB: factory }, version);
      await old.events.bulkPut(
        events.map((recorded) => ({ runId: testRunId, position: recorded.position, recorded })),
      );
      await old.runs.put(summaryAt(5));
      expect(old.verno).toBe(version);
      old.close();
      const copy = database(factory);
      expect(await readLines(copy, testRunId)).toEqual(chain.map(({ line }) => line));
      expect(await readSummaries(copy)).toEqual([summaryAt(5)]);
      expect(copy.verno).toBe(newest);
    },
  );
});
