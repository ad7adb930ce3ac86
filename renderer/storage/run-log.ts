import { Dexie, type Collection } from 'dexie';
import type { Recorded, StoreFeed, StoreHead } from '#shared/ipc/desktop-contract.ts';
import { ledgerLine } from '#shared/ledger/ledger-line.ts';
import type { RecordedEvent } from '#shared/ledger/recorded-event.ts';
import { runSummarySchema } from '#shared/run/run-summary-schema.ts';
import type { RunSummary } from '#shared/run/summarise-run.ts';
import type { EventRow, RunDatabase } from './database.ts';

/** So many rows are read or written between two turns of the window: a long run at once holds it up for a tenth of a second. */
const rowsAtOnce = 50;

/**
 * Writes events and the summary in one transaction: all of it or none. The ledger is right, so an event that is
 * there already is written over. False, and nothing written, where events before these are missing: the next start
 * feeds them all.
 */
export async function appendEvents(
  database: RunDatabase,
  { runId, events, summary }: Recorded & { readonly runId: string },
): Promise<boolean> {
  // A run that main has only just listed: its events come with the next comparison.
  if (events.length === 0) return true;
  return await database.transaction('rw', database.events, database.runs, async () => {
    const known = await database.runs.get(runId);
    if ((events[0]?.position ?? 0) > (known?.position ?? 0) + 1) return false;
    await database.events.bulkPut(events.map((recorded) => rowOf(runId, recorded)));
    if (known === undefined || known.position <= summary.position) await database.runs.put(summary);
    return true;
  });
}

/**
 * Replaces everything from position `from` on with what main has. The summary comes with the last part, so that a run
 * is never listed with more than it has.
 */
export async function feedEvents(
  database: RunDatabase,
  { runId, from, events, summary, more }: Omit<StoreFeed, 'finding'> & { readonly runId: string },
): Promise<void> {
  await database.transaction('rw', database.events, database.runs, async () => {
    // Written anew from the first one on, nothing stays that has a place where no event can be.
    await eventsFrom(database, runId, from === 1 ? Dexie.minKey : from).delete();
    for (let start = 0; start < events.length; start += rowsAtOnce) {
      const part = events.slice(start, start + rowsAtOnce);
      // oxlint-disable-next-line no-await-in-loop -- keys come in between
      await database.events.bulkPut(part.map((recorded) => rowOf(runId, recorded)));
    }
    if (!more) await database.runs.put(summary);
    else if (from === 1) await database.runs.delete(runId);
  });
}

/**
 * The newest position and seal of each run, as its summary has them: quick enough for every start. A summary that has
 * none is as good as missing: main feeds that run from its beginning.
 */
export async function readHeads(database: RunDatabase): Promise<readonly StoreHead[]> {
  const runs: readonly Partial<Record<keyof StoreHead, unknown>>[] = await database.runs.toArray();
  return runs.flatMap(({ runId, position, head }) =>
    typeof runId === 'string' && isPosition(position) && typeof head === 'string'
      ? [{ runId, position, head }]
      : [],
  );
}

function isPosition(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

export async function removeRun(database: RunDatabase, runId: string): Promise<void> {
  await database.transaction('rw', database.events, database.runs, async () => {
    await eventsFrom(database, runId, Dexie.minKey).delete();
    await database.runs.delete(runId);
  });
}

/** All runs whose summary is one, newest first. */
export async function readSummaries(database: RunDatabase): Promise<readonly RunSummary[]> {
  const runs = await database.runs.toArray();
  return runs
    .filter((summary) => runSummarySchema.safeParse(summary).success)
    .toSorted((one, other) => other.lastAt - one.lastAt);
}

/**
 * The run's ledger as text lines, in the bytes its seals were made over; main checks every one before it takes them. A
 * row that is no event gives no line.
 */
export async function readLines(database: RunDatabase, runId: string): Promise<readonly string[]> {
  const rows = await eventsFrom(database, runId, Dexie.minKey).toArray();
  return rows.flatMap((row) => lineOf(runId, row));
}

/** Everything the copy has of a run, whatever it is, in its order and a few rows at a time. */
export async function* partsOf(
  database: RunDatabase,
  runId: string,
): AsyncGenerator<readonly EventRow[], void> {
  let rows = await eventsFrom(database, runId, Dexie.minKey).limit(rowsAtOnce).toArray();
  for (let last = rows.at(-1); last !== undefined; last = rows.at(-1)) {
    yield rows;
    if (rows.length < rowsAtOnce) return;
    // oxlint-disable-next-line no-await-in-loop -- each part begins where the last one ended
    rows = await eventsFrom(database, runId, last.position, 'behind').limit(rowsAtOnce).toArray();
  }
}

function lineOf(runId: string, row: EventRow): readonly string[] {
  try {
    return [ledgerLine(runId, row.recorded)];
  } catch {
    return [];
  }
}

function eventsFrom(
  database: RunDatabase,
  runId: string,
  from: number,
  begins: 'at' | 'behind' = 'at',
): Collection<EventRow, readonly [string, number]> {
  const isIncluded = begins === 'at';
  return database.events
    .where('[runId+position]')
    .between([runId, from], [runId, Dexie.maxKey], isIncluded, isIncluded);
}

function rowOf(runId: string, recorded: RecordedEvent): EventRow {
  return { runId, position: recorded.position, recorded };
}
