/** A file that is made piece by piece, so that a large one never stands in memory whole. */
import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import type { FileLayer } from '../ledger/file-layer.ts';
import { syncFolder } from '../ledger/sync-folder.ts';
import { writeFully } from '../ledger/write-fully.ts';

/**
 * Temporary file, sync, rename, sync of the folder: a reader sees the old file or the new, never a half. Throws what
 * the pieces or the system throw; then nothing of it is left and the old file stands.
 */
export async function streamToFile(
  files: FileLayer,
  path: string,
  pieces: AsyncIterable<Uint8Array>,
): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.part-${randomBytes(6).toString('hex')}`);
  try {
    const file = files.open(temporary, 'make');
    try {
      let length = 0;
      for await (const piece of pieces) {
        writeFully(files, file, piece, length);
        length += piece.byteLength;
      }
      files.sync(file);
    } finally {
      files.close(file);
    }
    files.rename(temporary, path);
  } catch (cause) {
    removeQuietly(files, temporary);
    throw cause;
  }
  syncFolder(files, dirname(path));
}

function removeQuietly(files: FileLayer, path: string): void {
  try {
    files.remove(path);
  } catch {
    // The disk that refused the write may refuse this too; the name says what the file is.
    return;
  }
}
