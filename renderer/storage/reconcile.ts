import type { DesktopApi, StoreFeed, StoreHead } from '#shared/ipc/desktop-contract.ts';
import type { Reconciled } from '../stores/ports.ts';
import { databaseName, type RunDatabase } from './database.ts';
import { findDataLoss, type Found } from './data-loss.ts';
import { rotateLog } from './rotate-log.ts';
import { feedEvents, readHeads, readLines, readSummaries, removeRun } from './run-log.ts';

export type StoreDesktop = Pick<DesktopApi, 'reconcileStore' | 'feedStore' | 'restoreLedger' | 'openRun'>;

/**
 * Makes IndexedDB say what the ledgers say: new log file, look for loss, compare heads with main, feed what is
 * missing here, hand over what is missing there. Main decides; this carries it out.
 */
export async function reconcile(
  database: RunDatabase,
  factory: IDBFactory,
  desktop: StoreDesktop,
): Promise<Reconciled> {
  await rotateLog(factory);
  const found = await findDataLoss(factory, databaseName);
  const first = await compare(database, desktop, found);
  // What was healed is compared once more: main keeps how much this copy has now, to tell later if it lost any of it.
  const second = await compare(database, desktop, { isNew: false, dataLoss: null });
  return { summaries: await readSummaries(database), findings: [...first, ...second] };
}

async function compare(
  database: RunDatabase,
  desktop: StoreDesktop,
  found: Found,
): Promise<readonly string[]> {
  const plan = await desktop.reconcileStore({ heads: [...(await readHeads(database))], ...found });
  for (const runId of plan.remove) await removeRun(database, runId);
  const fed: string[] = [];
  for (const head of plan.feed) fed.push(...((await feedRun(database, desktop, head)) ?? []));
  const restored = await restoreRuns(database, desktop, plan.wanted);
  return [...plan.findings, ...fed, ...restored];
}

/** So many events are written in one go: the run of a night is replaced as a whole or not at all, whenever the window ends. */
const writtenAtOnce = 2000;

/**
 * Asks main for everything after a head, part by part, and returns what it found. Null where main has nothing to give:
 * what it cannot read it has told, and this copy stays as it is.
 */
export async function feedRun(
  database: RunDatabase,
  desktop: StoreDesktop,
  { runId, ...head }: StoreHead,
): Promise<readonly string[] | null> {
  const findings: string[] = [];
  let held: StoreFeed | null = null;
  for (let after: Omit<StoreHead, 'runId'> | null = head; after !== null;) {
    const answer = await desktop.feedStore({ after: { runId, ...after } });
    if (!answer.ok) return findings.length > 0 ? findings : null;
    const feed = answer.value;
    if (feed.finding !== null) findings.push(feed.finding);
    held = joined(held, feed);
    if (!held.more || held.events.length >= writtenAtOnce) {
      await feedEvents(database, { runId, ...held });
      held = null;
    }
    const last = feed.events.at(-1);
    after = feed.more && last !== undefined ? { position: last.position, head: last.seal } : null;
  }
  return findings;
}

/** What goes on where the other ends; what begins elsewhere takes its place. */
function joined(held: StoreFeed | null, next: StoreFeed): StoreFeed {
  if (held === null || held.from + held.events.length !== next.from) return next;
  return { ...next, from: held.from, events: [...held.events, ...next.events] };
}

/** Hands over the copy's lines of runs whose ledger is missing, shorter or damaged, and returns what came of it. */
export async function restoreRuns(
  database: RunDatabase,
  desktop: StoreDesktop,
  wanted: readonly string[],
): Promise<readonly string[]> {
  const findings: string[] = [];
  for (const runId of wanted) {
    const lines = await readLines(database, runId);
    const restored = await desktop.restoreLedger({ runId, lines: [...lines] });
    const opened = await desktop.openRun({ runId });
    if (opened.ok) findings.push(...opened.value.findings);
    if (restored.ok)
      findings.push(...((await feedRun(database, desktop, { runId, position: 0, head: '' })) ?? []));
    else if (lines.length > 0)
      findings.push(`The file of a run was missing, and its copy could not be put back (${runId}).`);
  }
  return findings;
}
