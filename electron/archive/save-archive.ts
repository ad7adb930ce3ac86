import { dirname } from 'node:path';
import { refused, type Result } from '#shared/result.ts';
import type { FileLayer } from '../ledger/file-layer.ts';
import { makeFolder } from '../ledger/make-folder.ts';
import { writeCause } from '../ledger/trouble-cause.ts';
import { isLeftover } from '../ledger/write-atomically.ts';
import { collectContents, type ArchiveTask } from './collect-contents.ts';
import { writeArchive, type ArchiveWriteFailure, type WrittenArchive } from './write-archive.ts';

export type SavedArchive = Result<WrittenArchive, ArchiveWriteFailure>;
export type SaveArchive = (task: ArchiveTask, path: string) => Promise<SavedArchive>;

/** Collects and writes one archive, its folder included. Never throws. */
export async function saveArchive(files: FileLayer, task: ArchiveTask, path: string): Promise<SavedArchive> {
  try {
    makeFolder(files, dirname(path));
    removeLeftovers(files, dirname(path));
    return await writeArchive(files, path, collectContents(files, task));
  } catch (cause) {
    return refused({ code: 'NotWritten', cause: writeCause(cause) });
  }
}

/** Halves that an interrupted backup left in this folder. */
function removeLeftovers(files: FileLayer, folder: string): void {
  for (const name of files.list(folder)) {
    if (isLeftover(name) && name.includes('.runsheet')) files.remove(`${folder}/${name}`);
  }
}
