/** A file layer in which any call can be made to fail. */
import type { FileLayer } from '#electron/ledger/file-layer.ts';
import { quickFiles } from './quick-files.ts';

export type Fault = 'ENOSPC' | 'EROFS' | 'EIO' | 'EACCES' | 'short' | 'none-taken';
/** Asked before each call that changes or opens something; null lets it pass. */
export type FaultPlan = (call: { readonly index: number; readonly name: keyof FileLayer }) => Fault | null;

export type FaultyFiles = FileLayer & { readonly calls: () => readonly (keyof FileLayer)[] };

/** Faults hit real files: what is left behind is what a real failure leaves. */
export function faultyFiles(plan: FaultPlan, inner: FileLayer = quickFiles): FaultyFiles {
  const calls: (keyof FileLayer)[] = [];
  const ask = (name: keyof FileLayer): Fault | null => {
    calls.push(name);
    const fault = plan({ index: calls.length - 1, name });
    if (fault === null || fault === 'short' || fault === 'none-taken') return fault;
    throw failure(fault);
  };
  return {
    ...inner,
    calls: () => calls,
    open: (path, how) => {
      ask('open');
      return inner.open(path, how);
    },
    write: (file, bytes, position) => {
      const fault = ask('write');
      if (fault === 'none-taken') return 0;
      if (fault === 'short')
        return inner.write(file, bytes.subarray(0, Math.ceil(bytes.byteLength / 2)), position);
      return inner.write(file, bytes, position);
    },
    readAt: (file, position, length) => {
      ask('readAt');
      return inner.readAt(file, position, length);
    },
    syncData: (file) => {
      ask('syncData');
      inner.syncData(file);
    },
    sync: (file) => {
      ask('sync');
      inner.sync(file);
    },
    truncate: (file, length) => {
      ask('truncate');
      inner.truncate(file, length);
    },
    close: (file) => {
      const fault = faultOf(() => ask('close'));
      inner.close(file);
      if (fault !== null) throw fault;
    },
    rename: (from, to) => {
      ask('rename');
      inner.rename(from, to);
    },
    remove: (path) => {
      ask('remove');
      inner.remove(path);
    },
    removeFolder: (path) => {
      ask('removeFolder');
      inner.removeFolder(path);
    },
    makeFolder: (path) => {
      ask('makeFolder');
      inner.makeFolder(path);
    },
    describe: (file) => {
      ask('describe');
      return inner.describe(file);
    },
  };
}

export function failure(code: string): Error {
  return Object.assign(new Error(`${code}: made to fail`), { code });
}

/** The descriptor is closed in any case, as the system does, so that a test leaks none. */
function faultOf(act: () => unknown): Error | null {
  try {
    act();
    return null;
  } catch (thrown) {
    return thrown instanceof Error ? thrown : new Error(String(thrown));
  }
}
