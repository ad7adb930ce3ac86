import { z } from 'zod';
import { correctionsSchema, type Correction } from '#shared/checklist/corrections/correction.ts';
import type { DataFolder } from '../data-folder.ts';
import type { FileLayer } from '../ledger/file-layer.ts';
import { readJsonFile } from '../ledger/json-file.ts';

const sidecarSchema = z.object({ sha256: z.string(), corrections: correctionsSchema });

/** Corrections hold for the bytes they were made for; a sidecar of other bytes, or a damaged one, corrects nothing. */
export function readCorrections(files: FileLayer, folder: DataFolder, sha256: string): readonly Correction[] {
  const sidecar = readJsonFile(files, folder.checklistCorrections(sha256), sidecarSchema);
  return sidecar?.sha256 === sha256 ? sidecar.corrections : [];
}
