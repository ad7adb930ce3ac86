/**
 * The file calls that durability rests on, as a port: tests make each of them fail in turn. All are synchronous, so
 * that nothing can come between a write and its acknowledgement.
 */
import {
  closeSync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmdirSync,
  rmSync,
  statfsSync,
  statSync,
  writeSync,
} from 'node:fs';

export type FileLayer = {
  /**
   * `make` fails when the file exists, `change` and `read` when it does not, `folder` opens a directory for its sync.
   */
  readonly open: (path: string, how: 'make' | 'change' | 'read' | 'folder') => number;
  /** Returns how many bytes were taken, which may be fewer than given. */
  readonly write: (file: number, bytes: Uint8Array, position: number) => number;
  readonly syncData: (file: number) => void;
  readonly sync: (file: number) => void;
  readonly truncate: (file: number, length: number) => void;
  readonly close: (file: number) => void;
  /** Names a file still has (0 once it was deleted behind our back) and its length. */
  readonly describe: (file: number) => { readonly names: number; readonly size: number };
  readonly rename: (from: string, to: string) => void;
  readonly remove: (path: string) => void;
  /** Only an empty one; one that is not there is no trouble. */
  readonly removeFolder: (path: string) => void;
  readonly makeFolder: (path: string) => void;
  readonly read: (path: string) => Uint8Array;
  /** A part of an open file; shorter than asked only at its end. */
  readonly readAt: (file: number, position: number, length: number) => Uint8Array;
  /** Size in bytes, or null when there is no such file. */
  readonly sizeOf: (path: string) => number | null;
  /** When a file was last written, in milliseconds since 1970; null when there is no such file. */
  readonly modified: (path: string) => number | null;
  /** Names in a folder; empty when there is no such folder. */
  readonly list: (path: string) => readonly string[];
  /** Free bytes for this person, or null when the system does not say. */
  readonly freeBytes: (path: string) => number | null;
};

// A file is made readable too, as whoever makes it may read it back.
const flags = { make: 'wx+', change: 'r+', read: 'r', folder: 'r' } as const;

export const nodeFiles: FileLayer = {
  open: (path, how) => openSync(path, flags[how], 0o600),
  write: (file, bytes, position) => writeSync(file, bytes, 0, bytes.byteLength, position),
  syncData: fdatasyncSync,
  sync: fsyncSync,
  truncate: ftruncateSync,
  close: closeSync,
  describe: (file) => {
    const { nlink, size } = fstatSync(file);
    return { names: nlink, size };
  },
  rename: renameSync,
  remove: (path) => rmSync(path, { force: true }),
  removeFolder: (path) => {
    if (statSync(path, { throwIfNoEntry: false }) !== undefined) rmdirSync(path);
  },
  makeFolder: (path) => void mkdirSync(path, { recursive: true, mode: 0o700 }),
  read: (path) => readFileSync(path),
  readAt: (file, position, length) => {
    const bytes = Buffer.alloc(length);
    let taken = 0;
    while (taken < length) {
      const more = readSync(file, bytes, taken, length - taken, position + taken);
      if (more === 0) break;
      taken += more;
    }
    return bytes.subarray(0, taken);
  },
  sizeOf: (path) => {
    const found = statSync(path, { throwIfNoEntry: false });
    return found?.isFile() === true ? found.size : null;
  },
  modified: (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? null,
  list: (path) => (statSync(path, { throwIfNoEntry: false }) ? readdirSync(path).toSorted() : []),
  freeBytes: (path) => {
    try {
      const { bavail, bsize } = statfsSync(path);
      return bavail * bsize;
    } catch {
      return null;
    }
  },
};
