/**
 * Whether the copy's rows of a run are what was sealed. The database opens fine with a row that was altered, doubled or
 * lost, and a summary says nothing of it: each row is hashed again.
 */
import { Dexie } from 'dexie';
import type { z } from 'zod';
import type { DesktopApi } from '#shared/ipc/desktop-contract.ts';
import { noPrevious, unsealedLine } from '#shared/ledger/ledger-line.ts';
import { evolveRun } from '#shared/run/evolve-run.ts';
import { noRun, type Run } from '#shared/run/run-state.ts';
import { runSummarySchema } from '#shared/run/run-summary-schema.ts';
import { summariseRun, type RunSummary } from '#shared/run/summarise-run.ts';
import { afterPaint } from '../ui/after-paint.ts';
import type { EventRow, RunDatabase } from './database.ts';
import { feedRun, restoreRuns, type StoreDesktop } from './reconcile.ts';
import { partsOf, removeRun } from './run-log.ts';

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
  const summary = await readSummary(database, runId);
  if (summary !== null && isSummaryOf(stored, summary)) {
    // One of another version tells less or more of the same run.
    if (!runSummarySchema.safeParse(stored).success) await database.runs.put(summary);
    return [];
  }
  // A head that no ledger has: everything comes anew, and main says so.
  const found = await feedRun(database, desktop, { runId, position: 1, head: '' });
  if (found !== null) return found;
  const opened = await desktop.openRun({ runId });
  return opened.ok ? [] : await dropOrRestore(database, desktop, { runId, code: opened.error.code });
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

/** What the rows tell of the run. Null unless each is at its place, links to the one before, and has its own hash. */
async function readSummary(database: RunDatabase, runId: string): Promise<RunSummary | null> {
  let run: Run = noRun;
  let previous = noPrevious;
  let lastAt = 0;
  let position = 0;
  for await (const part of partsOf(database, runId)) {
    const seals = await Promise.all(part.map((row) => sealOf(runId, row)));
    for (const [index, { recorded, position: at }] of part.entries()) {
      position += 1;
      const seal = seals[index];
      if (seal === null || seal !== recorded.seal || recorded.previous !== previous) return null;
      if (at !== position || recorded.position !== position) return null;
      previous = seal;
      lastAt = recorded.at;
      run = evolveRun(run, recorded);
    }
    await afterPaint();
  }
  return run.status === 'none' ? null : summariseRun(run, lastAt);
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
