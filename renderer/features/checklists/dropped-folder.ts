/** A folder that was dropped on the window, as far as the browser shows it: names and files, no paths of this laptop. */
import { limits } from '#shared/checklist/checklist-limits.ts';
import { findInFolder, type FolderEntry, type ListFolder } from '#shared/checklist/folder/find-in-folder.ts';
import { describeFile, type FolderFile, type ReadFolder } from '#shared/checklist/folder/folder-file.ts';
import type { DesktopOutput } from '#shared/ipc/desktop-contract.ts';
import { refused } from '#shared/result.ts';
import { desktop } from '../../desktop.ts';

type ReadAnswer = DesktopOutput<'importChecklist'>;

export type DroppedFolder = {
  readonly folder: ReadFolder;
  readonly read: (path: string) => Promise<ReadAnswer>;
};

/** Null when the folder cannot be read; `cancelled` when the person stopped it. */
export async function readDropped(
  root: FileSystemDirectoryEntry,
  isStopped: () => boolean,
): Promise<DroppedFolder | 'cancelled' | null> {
  const found = await findInFolder<FileSystemEntry>(root, listDropped, isStopped);
  if (isStopped()) return 'cancelled';
  if (found === null) return null;
  const files: FolderFile[] = [];
  for (const { path, at } of found.files) {
    const read = isStopped() ? refused({ code: 'Cancelled' } as const) : await readEntry(at);
    if (!read.ok && read.error.code === 'Cancelled') return 'cancelled';
    files.push(describeFile(path, read));
  }
  const entries = new Map(found.files.map(({ path, at }) => [path, at]));
  return {
    folder: { name: root.name, files, leftOut: found.leftOut },
    read: (path) => readEntry(entries.get(path)),
  };
}

/** Chromium leaves links out by itself. */
const listDropped: ListFolder<FileSystemEntry> = async (folder, most) => {
  if (!isFolder(folder)) return null;
  const reader = folder.createReader();
  const entries: FolderEntry<FileSystemEntry>[] = [];
  try {
    // Each call gives some of the entries, the last one none.
    for (let batch = await nextBatch(reader); batch.length > 0; batch = await nextBatch(reader)) {
      entries.push(
        ...batch.map((at): FolderEntry<FileSystemEntry> => ({
          name: at.name,
          kind: at.isDirectory ? 'folder' : 'file',
          at,
        })),
      );
      if (entries.length >= most) return entries.slice(0, most);
    }
    return entries;
  } catch {
    // The browser gives no reason beyond that it may not be read.
    return null;
  }
};

function nextBatch(reader: FileSystemDirectoryReader): Promise<readonly FileSystemEntry[]> {
  return new Promise((resolve, reject) => {
    reader.readEntries(resolve, reject);
  });
}

async function readEntry(entry: FileSystemEntry | undefined): Promise<ReadAnswer> {
  const name = entry?.name ?? '';
  try {
    if (entry === undefined || !isFile(entry)) throw new Error('not a file');
    const file = await new Promise<File>((resolve, reject) => {
      entry.file(resolve, reject);
    });
    if (file.size > limits.bytes) {
      return refused({ code: 'TooLarge', bytes: file.size, limitBytes: limits.bytes });
    }
    return await desktop.importChecklist({ name, bytes: new Uint8Array(await file.arrayBuffer()) });
  } catch {
    // It vanished since the folder was dropped, or may not be read; the browser does not tell which.
    return refused({ code: 'FileUnreadable', name, cause: 'other', size: null });
  }
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}
