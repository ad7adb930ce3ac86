/**
 * A repair made at start is recorded as an event only after the window's copy was compared: that copy may hold the
 * very lines that were lost, and an event appended before would fork the chain. Until then this note stands in for it.
 */
import { z } from 'zod';
import type { DataFolder } from '../data-folder.ts';
import type { FileLayer } from './file-layer.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';
import { makeFolder } from './make-folder.ts';
import { syncFolder } from './sync-folder.ts';

const pendingRepairSchema = z.object({
  /** What was found, one sentence. */
  finding: z.string(),
  /** Where the part that did not hold is kept; null where lines were only missing. */
  keptAs: z.string().nullable(),
  /** False when only the rest of an interrupted write was cut off, which nobody was told is saved. */
  isDamage: z.boolean(),
  /** Events that had been saved, where it is known that there were more than the ledger has. */
  saved: z.number().nullable(),
  /** What another copy gives, noted before it is written: it counts once the ledger has this head at this place. */
  restored: z
    .object({
      from: z.number(),
      position: z.number(),
      head: z.string(),
      /** Which copies that were. */
      copies: z.string().default('the window’s copy'),
    })
    .nullable(),
});
export type PendingRepair = z.infer<typeof pendingRepairSchema>;

export function readPendingRepair(files: FileLayer, folder: DataFolder, runId: string): PendingRepair | null {
  return readJsonFile(files, folder.pendingRepair(runId), pendingRepairSchema);
}

export function writePendingRepair(
  files: FileLayer,
  folder: DataFolder,
  runId: string,
  repair: PendingRepair,
): void {
  makeFolder(files, folder.pendingRepairs);
  writeJsonFile(files, folder.pendingRepair(runId), repair);
}

export function clearPendingRepair(files: FileLayer, folder: DataFolder, runId: string): void {
  files.remove(folder.pendingRepair(runId));
  // A note that came back after a power cut would have the same repair recorded twice.
  syncFolder(files, folder.pendingRepairs);
}
