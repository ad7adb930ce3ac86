import { z } from 'zod';
import type { DataFolder } from './data-folder.ts';
import type { FileLayer } from './ledger/file-layer.ts';
import { readJsonFile } from './ledger/json-file.ts';
import { isLeftover } from './ledger/write-atomically.ts';

const endSchema = z.object({ ended: z.boolean() });

/**
 * Halves of interrupted writes go, in every folder this app writes to by itself. After an end that was wanted there are
 * none in the folders of runs, and there may be thousands of those, so they are looked through only after another.
 */
export function removeLeftovers(files: FileLayer, folder: DataFolder): void {
  const endedAsWanted = readJsonFile(files, folder.heartbeat, endSchema)?.ended === true;
  const runs = endedAsWanted ? [] : files.list(folder.runs);
  const folders = [
    folder.root,
    folder.pendingRepairs,
    folder.checklists,
    folder.signers,
    ...runs.flatMap((run) => [folder.run(run), folder.evidenceFolder(run), folder.sheetFolder(run)]),
  ];
  for (const path of folders) {
    try {
      for (const name of files.list(path).filter(isLeftover)) files.remove(`${path}/${name}`);
    } catch {
      // Not a folder, or not ours to clean: nothing depends on it.
      continue;
    }
  }
}
