/** The one way whole files are replaced: a reader, or a start after a crash, sees the old file or the new, never a half. */
import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import type { FileLayer } from './file-layer.ts';
import { syncFolder } from './sync-folder.ts';
import { writeFully } from './write-fully.ts';

const temporaryMark = '.runsheet-part-';

/** Temporary file, sync, rename, sync of the folder. Throws the system's error; then the old file stands unchanged. */
export function writeAtomically(files: FileLayer, path: string, content: string | Uint8Array): void {
  const folder = dirname(path);
  const temporary = join(folder, temporaryName(basename(path), randomBytes(6).toString('hex')));
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  try {
    const file = files.open(temporary, 'make');
    try {
      writeFully(files, file, bytes, 0);
      files.sync(file);
    } finally {
      files.close(file);
    }
    files.rename(temporary, path);
  } catch (cause) {
    removeQuietly(files, temporary);
    throw cause;
  }
  syncFolder(files, folder);
}

/** How a file is named until it is whole; `unique` keeps two writers apart. */
export function temporaryName(name: string, unique: string): string {
  return `.${name}${temporaryMark}${unique}`;
}

/** What an interrupted write left behind; start-up removes it. */
export function isLeftover(name: string): boolean {
  return name.includes(temporaryMark);
}

function removeQuietly(files: FileLayer, path: string): void {
  try {
    files.remove(path);
  } catch {
    // The disk that refused the write may refuse this too; start-up removes leftovers by their name.
    return;
  }
}
