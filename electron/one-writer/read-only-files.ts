/** The disk for a copy of Runsheet that may not write: another one has the data folder. */
import type { FileLayer } from '../ledger/file-layer.ts';

/** Every write is refused as a read-only disk refuses it. */
export function readOnlyFiles(inner: FileLayer): FileLayer {
  return {
    ...inner,
    open: (path, how) => {
      if (how === 'make' || how === 'change') throw readOnly();
      return inner.open(path, how);
    },
    write: () => {
      throw readOnly();
    },
    truncate: () => {
      throw readOnly();
    },
    rename: () => {
      throw readOnly();
    },
    remove: () => {
      throw readOnly();
    },
    removeFolder: () => {
      throw readOnly();
    },
    // What is there need not be made.
    makeFolder: () => undefined,
  };
}

/**
 * Writes that never happen: a ledger that is being appended to looks torn for a moment, and the repair of what was read
 * must not reach the disk of the copy that writes. Nothing is recorded on it.
 */
export function forgetfulFiles(inner: FileLayer): FileLayer {
  const nowhere = -1;
  return {
    ...inner,
    open: (path, how) => (how === 'make' || how === 'change' ? nowhere : inner.open(path, how)),
    write: (_file, bytes) => bytes.byteLength,
    syncData: () => undefined,
    sync: () => undefined,
    truncate: () => undefined,
    close: (file) => {
      if (file !== nowhere) inner.close(file);
    },
    describe: (file) => (file === nowhere ? { names: 1, size: 0 } : inner.describe(file)),
    rename: () => undefined,
    remove: () => undefined,
    removeFolder: () => undefined,
    makeFolder: () => undefined,
  };
}

function readOnly(): Error {
  return Object.assign(new Error('Another copy of Runsheet has this data folder'), { code: 'EROFS' });
}
