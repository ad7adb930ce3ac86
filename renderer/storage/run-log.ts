import type { Recorded, StoreHead } from '#shared/ipc/desktop-contract.ts';
import { ledgerLine } from '#shared/ledger/ledger-line.ts';
import type { RunSummary } from '#shared/run/summarise-run.ts';
import type { RunDatabase } from './database.ts';

/**
 * Writes events and the summary in one transaction: all of it or none. The ledger is right, so an event that is
 * there already is written over.
 */
export async function appendEvents(
  database: RunDatabase,
  { runId, events, summary }: Recorded & { readonly runId: string },
): Promise<void> {
  await database.transaction('rw', database.events, database.runs, async () => {
    await database.events.bulkPut(
      events.map((recorded) => ({ runId, position: recorded.position, recorded })),
    );
    const known = await database.runs.get(runId);
    if (known === undefined || known.position <= summary.position) await database.runs.put(summary);
  });
}

/** Replaces everything from position `from` on with what main has, and the summary with it. */
export async function feedEvents(
  database: RunDatabase,
  feed: Recorded & { readonly runId: string; readonly from: number },
): Promise<void> {
  const { runId, from, events, summary } = feed;
  await database.transaction('rw', database.events, database.runs, async () => {
    await database.events.where('[runId+position]').between([runId, from], [runId, Infinity]).delete();
    await database.events.bulkPut(
      events.map((recorded) => ({ runId, position: recorded.position, recorded })),
    );
    await database.runs.put(summary);
  });
}

/** The newest position and seal of each run whose events lie here without a gap; a run with a gap is at position 0. */
export async function readHeads(database: RunDatabase): Promise<readonly StoreHead[]> {
  const runs = await database.runs.toArray();
  return await Promise.all(
    runs.map(async ({ runId, position, head }) => {
      const count = await database.events.where('runId').equals(runId).count();
      return count === position ? { runId, position, head } : { runId, position: 0, head: '' };
    }),
  );
}

export async function removeRun(database: RunDatabase, runId: string): Promise<void> {
  await database.transaction('rw', database.events, database.runs, async () => {
    await database.events.where('runId').equals(runId).delete();
    await database.runs.delete(runId);
  });
}

/** All runs, newest first. */
export async function readSummaries(database: RunDatabase): Promise<readonly RunSummary[]> {
  return await database.runs.orderBy('lastAt').reverse().toArray();
}

/** The run's ledger as text lines, in the bytes its seals were made over; main checks every one before it takes them. */
export async function readLines(database: RunDatabase, runId: string): Promise<readonly string[]> {
  const rows = await database.events
    .where('[runId+position]')
    .between([runId, 0], [runId, Infinity])
    .toArray();
  return rows.map((row) => ledgerLine(runId, row.recorded));
}
