import { join } from 'node:path';
import type { FileLayer } from './file-layer.ts';
import { writeAtomically } from './write-atomically.ts';

/** Writes, syncs and removes a file of one disk block, to find out whether the folder takes anything. Throws when not. */
export function probeWriting(files: FileLayer, folder: string): void {
  const probe = join(folder, '.runsheet-probe');
  writeAtomically(files, probe, new Uint8Array(4096));
  files.remove(probe);
}
