/** Takes a run's files off the disk. Only after its note is there: a removal that was interrupted is ended at the next start. */
import { join } from 'node:path';
import type { DataFolder } from '../data-folder.ts';
import type { FileLayer } from '../ledger/file-layer.ts';
import { syncFolder } from '../ledger/sync-folder.ts';
import type { RemovedRuns } from './removed-runs.ts';

/** Ledger, evidence, sheets, what was kept beside them: everything below its folder. Throws the system's error. */
export function deleteRun(files: FileLayer, folder: DataFolder, runId: string): void {
  if (files.sizeOf(folder.pendingRepair(runId)) !== null) files.remove(folder.pendingRepair(runId));
  if (!files.list(folder.runs).includes(runId)) return;
  emptyFolder(files, folder.run(runId));
  files.removeFolder(folder.run(runId));
  syncFolder(files, folder.runs);
}

function emptyFolder(files: FileLayer, path: string): void {
  for (const name of files.list(path)) {
    const inside = join(path, name);
    if (files.sizeOf(inside) !== null) files.remove(inside);
    else {
      emptyFolder(files, inside);
      files.removeFolder(inside);
    }
  }
}

/** What could not be ended is told, one sentence each; it is tried again at the next start. */
export function endRemovals(files: FileLayer, folder: DataFolder, removed: RemovedRuns): readonly string[] {
  return removed.all().flatMap(({ runId, runNumber }) => {
    try {
      deleteRun(files, folder, runId);
      return [];
    } catch {
      return [
        `Run ${runNumber} was removed, and some of its files could not be deleted: ${folder.run(runId)}. The next start tries again.`,
      ];
    }
  });
}
