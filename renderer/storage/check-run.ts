/**
 * Whether the copy's rows of a run are what was sealed. The database opens fine with a row that was altered, doubled or
 * lost, and a summary says nothing of it: each row is hashed again.
 */
import { Dexie } from 'dexie';
import type { z } from 'zod';
import type { DesktopApi } from '#shared/ipc/desktop-contract.ts';
import { noPrevious, unsealedLine } from '#shared/ledger/ledger-line.ts';
import { replayRun } from '#shared/run/replay-run.ts';
import { runSummarySchema } from '#shared/run/run-summary-schema.ts';
import { summariseRun, type RunSummary } from '#shared/run/summarise-run.ts';
import { afterPaint } from './after-paint.ts';
import type { EventRow, RunDatabase } from './database.ts';
import { feedRun, restoreRuns, type StoreDesktop } from './reconcile.ts';
import { removeRun, rowsOf } from './run-log.ts';

/** So many rows are hashed between two frames. */
const rowsAtOnce = 50;

/** Every run of which the copy has anything, by its events too: a summary may be what is missing. */
export async function knownRuns(database: RunDatabase): Promise<ReadonlySet<string>> {
  const known = new Set<string>(await database.runs.toCollection().primaryKeys());
  let row = await database.events.toCollection().first();
  while (row !== undefined) {
    known.add(row.runId);
    // oxlint-disable-next-line no-await-in-loop -- each look begins where the last one ended
    row = await database.events.where('[runId+position]').above([row.runId, Dexie.maxKey]).first();
  }
  return new Set([...known].filter((runId) => typeof runId === 'string'));
}

/** Has a run that does not hold written anew from its ledger, and returns what is to be told of it. */
export async function checkRun(
  database: RunDatabase,
  desktop: StoreDesktop,
  runId: string,
): Promise<readonly string[]> {
  const stored: unknown = await database.runs.get(runId);
  const rows = await rowsOf(database, runId);
  const summary = (await holds(runId, rows)) ? summaryOf(rows) : null;
  if (summary !== null && isSummaryOf(stored, summary)) {
    // One of another version tells less or more of the same run.
    if (!runSummarySchema.safeParse(stored).success) await database.runs.put(summary);
    return [];
  }
  const opened = await desktop.openRun({ runId });
  if (!opened.ok) return await dropOrRestore(database, desktop, { runId, code: opened.error.code });
  // A head that no ledger has: everything comes anew, and main says so.
  return await feedRun(database, desktop, { runId, position: Math.max(1, rows.length), head: '' });
}

type NotOpened = Extract<Awaited<ReturnType<DesktopApi['openRun']>>, { ok: false }>['error']['code'];

async function dropOrRestore(
  database: RunDatabase,
  desktop: StoreDesktop,
  { runId, code }: { readonly runId: string; readonly code: NotOpened },
): Promise<readonly string[]> {
  if (code === 'RunRemoved') await removeRun(database, runId);
  // Its ledger is gone, and the copy's summary with it, so that the start did not see that the copy has it.
  return code === 'NoSuchRun' ? await restoreRuns(database, desktop, [runId]) : [];
}

/** Each row is at its place, links to the one before, and has the hash it was sealed with. */
async function holds(runId: string, rows: readonly EventRow[]): Promise<boolean> {
  let previous = noPrevious;
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    const part = rows.slice(start, start + rowsAtOnce);
    // oxlint-disable-next-line no-await-in-loop -- frames and keys come in between
    const seals = await Promise.all(part.map((row) => sealOf(runId, row)));
    for (const [index, row] of part.entries()) {
      const seal = seals[index];
      const position = start + index + 1;
      if (seal === null || seal !== row.recorded.seal || row.recorded.previous !== previous) return false;
      if (row.position !== position || row.recorded.position !== position) return false;
      previous = seal;
    }
    // oxlint-disable-next-line no-await-in-loop -- the same
    await afterPaint();
  }
  return rows.length > 0;
}

/** Null for a row that is no event at all. */
async function sealOf(runId: string, row: EventRow): Promise<string | null> {
  try {
    const bytes = new TextEncoder().encode(unsealedLine(runId, row.recorded));
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
  } catch {
    return null;
  }
}

function summaryOf(rows: readonly EventRow[]): RunSummary | null {
  const run = replayRun(rows.map(({ recorded }) => recorded));
  return run.status === 'none' ? null : summariseRun(run, rows.at(-1)?.recorded.at ?? 0);
}

/** The same run in what neither time nor rules change; each field that today's summary has too is of its type. */
function isSummaryOf(stored: unknown, summary: RunSummary): boolean {
  if (typeof stored !== 'object' || stored === null) return false;
  const fields = new Map<string, unknown>(Object.entries(stored));
  const isMistyped = ([name, schema]: [string, z.ZodType]) =>
    fields.has(name) && !schema.safeParse(fields.get(name)).success;
  if (Object.entries(runSummarySchema.shape).some(isMistyped)) return false;
  const { runNumber, product, release, environment, ticket, createdAt, position, head } = summary;
  const lasting = { runNumber, product, release, environment, ticket, createdAt, position, head };
  return Object.entries(lasting).every(([name, value]) => fields.get(name) === value);
}
