import type { DesktopApi } from '#shared/ipc/desktop-contract.ts';
import type { Reconciled, StoragePort } from '../stores/ports.ts';
import { afterPaint } from '../ui/after-paint.ts';
import { RunDatabase } from './database.ts';
import { checkRun, knownRuns } from './check-run.ts';
import { reconcile, restoreRuns } from './reconcile.ts';
import { appendEvents, removeRun } from './run-log.ts';
import { whenQuiet } from './when-quiet.ts';

/**
 * IndexedDB behind the store's port. A write that fails loses nothing: the ledger has it, the failed run is
 * compared again at the next start, and until then the lists come from main.
 */
export function createStorage(factory: IDBFactory): StoragePort {
  const database = new RunDatabase({ indexedDB: factory });
  // One after the other: a summary must not be overtaken by an older one.
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>, otherwise: T): Promise<T> => {
    // Not an answer to anyone: what is missing here is found by its head at the next start and fed again.
    const turn = queue.then(work).catch(() => otherwise);
    queue = turn;
    return turn;
  };
  return {
    reconcile: (desktop) => inTurn(() => reconcileOrSkip(database, factory, desktop), notRead),
    checkAll: async (desktop) => {
      const findings: string[] = [];
      for (const runId of await inTurn(() => knownRuns(database), noRuns)) {
        // Thousands of runs may be read, or written anew, here: never between two keys of a search.
        await whenQuiet();
        findings.push(...(await inTurn(() => checkRun(database, desktop, runId), [])));
      }
      return findings;
    },
    restore: (desktop, runIds) => inTurn(() => restoreRuns(database, desktop, runIds), []),
    remove: (runId) => inTurn(() => removeRun(database, runId), undefined),
    append: (recorded) =>
      inTurn(async () => {
        await afterPaint();
        return await appendEvents(database, recorded);
      }, false),
  };
}

const noRuns: ReadonlySet<string> = new Set();
const notRead: Reconciled = { summaries: null, findings: [] };

/** Main waits for the comparison before it records anything by itself, so it is answered in any case. */
async function reconcileOrSkip(
  database: RunDatabase,
  factory: IDBFactory,
  desktop: DesktopApi,
): Promise<Reconciled> {
  try {
    return await reconcile(database, factory, desktop);
  } catch (trouble) {
    const dataLoss = trouble instanceof Error ? trouble.message : String(trouble);
    const { findings } = await desktop.reconcileStore({ heads: [], dataLoss, isNew: false });
    return { summaries: null, findings };
  }
}
