/**
 * A repair made at start is recorded as an event only after the window's copy was compared: that copy may hold the
 * very lines that were lost, and an event appended before would fork the chain. Until then this note stands in for it.
 */
import { z } from 'zod';
import type { DataFolder } from '../data-folder.ts';
import type { FileLayer } from './file-layer.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';

const pendingRepairSchema = z.object({
  /** What was found, one sentence. */
  finding: z.string(),
  /** Where the part that did not hold is kept. */
  keptAs: z.string(),
  /** False when only the rest of an interrupted write was cut off, which nobody was told is saved. */
  isDamage: z.boolean(),
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
  writeJsonFile(files, folder.pendingRepair(runId), repair);
}

export function clearPendingRepair(files: FileLayer, folder: DataFolder, runId: string): void {
  files.remove(folder.pendingRepair(runId));
}
