import type { FileLayer } from '#electron/ledger/file-layer.ts';
import type { MemoryDisk } from './memory-disk.ts';

/** What a call meets once the power is off or the app was killed: it never comes back. */
export class PowerCut extends Error {}

/** The disk's files until so many changes were asked of it; after that every call throws `PowerCut`. */
export function filesUntil(disk: MemoryDisk, changes: number): FileLayer {
  const guard = <A extends readonly unknown[], R>(call: (...args: A) => R) => {
    return (...args: A): R => {
      if (disk.changes() >= changes) throw new PowerCut();
      return call(...args);
    };
  };
  const { open, write, syncData, sync, truncate, rename, remove, removeFolder, makeFolder } = disk.files;
  return {
    ...disk.files,
    open: guard(open),
    write: guard(write),
    syncData: guard(syncData),
    sync: guard(sync),
    truncate: guard(truncate),
    rename: guard(rename),
    remove: guard(remove),
    removeFolder: guard(removeFolder),
    makeFolder: guard(makeFolder),
  };
}

/** Numbers from 0 up to, not including, 1: the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = Math.imul(seed + 1, 2_654_435_761);
  return () => {
    state = Math.imul(state ^ (state >>> 15), 2_246_822_519) ^ Math.imul(state, 3_266_489_917);
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
}

/** Puts a whole file on the disk, durable; null takes it away. */
export function putFile(disk: MemoryDisk, path: string, bytes: Uint8Array | null): void {
  const { files } = disk;
  files.remove(path);
  if (bytes !== null) {
    const file = files.open(path, 'make');
    files.write(file, bytes, 0);
    files.sync(file);
    files.close(file);
  }
  const folder = files.open(path.slice(0, path.lastIndexOf('/')), 'folder');
  files.sync(folder);
  files.close(folder);
}
