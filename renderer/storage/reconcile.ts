import type { DesktopApi, StorePlan } from '#shared/ipc/desktop-contract.ts';
import type { Reconciled } from '../stores/ports.ts';
import { databaseName, type RunDatabase } from './database.ts';
import { findDataLoss } from './data-loss.ts';
import { rotateLog } from './rotate-log.ts';
import { feedEvents, readHeads, readLines, readSummaries, removeRun } from './run-log.ts';

/**
 * Makes IndexedDB say what the ledgers say: new log file, look for loss, compare heads with main, feed what is
 * missing here, hand over what is missing there. Main decides; this carries it out.
 */
export async function reconcile(
  database: RunDatabase,
  factory: IDBFactory,
  desktop: Pick<DesktopApi, 'reconcileStore' | 'restoreLedger' | 'openRun'>,
): Promise<Reconciled> {
  await rotateLog(factory);
  const found = await findDataLoss(factory, databaseName);
  const heads = await readHeads(database);
  const plan = await desktop.reconcileStore({ heads: [...heads], ...found });
  await carryOut(database, plan);
  const restored = await restoreWanted(database, desktop, plan.wanted);
  return { summaries: await readSummaries(database), findings: [...plan.findings, ...restored] };
}

async function carryOut(database: RunDatabase, plan: StorePlan): Promise<void> {
  for (const runId of plan.remove) await removeRun(database, runId);
  for (const feed of plan.feed) await feedEvents(database, feed);
}

async function restoreWanted(
  database: RunDatabase,
  desktop: Pick<DesktopApi, 'restoreLedger' | 'openRun'>,
  wanted: readonly string[],
): Promise<readonly string[]> {
  const findings: string[] = [];
  for (const runId of wanted) {
    const lines = await readLines(database, runId);
    const restored = await desktop.restoreLedger({ runId, lines: [...lines] });
    const opened = await desktop.openRun({ runId });
    if (opened.ok) findings.push(...opened.value.findings);
    if (!restored.ok) {
      findings.push(`The file of a run was missing, and its copy could not be put back (${runId}).`);
      continue;
    }
    const { events, summary } = restored.value;
    await feedEvents(database, { runId, from: events[0]?.position ?? summary.position + 1, events, summary });
  }
  return findings;
}
