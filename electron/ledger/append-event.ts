/**
 * One run's ledger file, open for appending. What `append` returned from is on disk; when it throws, nothing of it
 * counts: the file is cut back to what was safe, at once or before the next write.
 */
import { dirname } from 'node:path';
import type { FileLayer } from './file-layer.ts';
import { probeWriting } from './probe-writing.ts';
import { syncFolder } from './sync-folder.ts';
import { writeAtomically } from './write-atomically.ts';
import { writeFully } from './write-fully.ts';

export type LedgerFile = {
  /** Appends lines (without line feeds) with one write and one sync. Throws the system's error. */
  readonly append: (lines: readonly string[]) => void;
  /** After a failed append: finds out whether writing works again, leaving the ledger as it was. Throws when not. */
  readonly tryAgain: () => void;
  /** Length of what was acknowledged. */
  readonly bytes: () => number;
  readonly close: () => void;
};

type State = {
  /** Null until the first write, and after a failure: then the file is opened and measured anew. */
  handle: number | null;
  /** Bytes known to be on disk; anything behind them is no part of the ledger. */
  length: number;
};

/** `lines` is what the file holds now; it is kept so that a ledger deleted while in use can be written again. */
export function openLedger(files: FileLayer, path: string, lines: readonly string[]): LedgerFile {
  const kept = [...lines];
  const state: State = { handle: null, length: byteLength(kept) };

  function append(added: readonly string[]): void {
    const bytes = Buffer.from(added.map((line) => `${line}\n`).join(''), 'utf8');
    const handle = ready();
    try {
      writeFully(files, handle, bytes, state.length);
      files.syncData(handle);
    } catch (cause) {
      cutBack(handle);
      throw cause;
    }
    state.length += bytes.byteLength;
    kept.push(...added);
  }

  /** The open file, holding exactly the bytes that are safe. */
  function ready(): number {
    if (state.handle !== null && files.describe(state.handle).names === 0) letGo();
    state.handle ??= reopen();
    return state.handle;
  }

  function reopen(): number {
    const size = files.sizeOf(path);
    if (size === null || size < state.length) restoreFile();
    const handle = files.open(path, 'change');
    try {
      // Whatever a failed write left behind the known end goes before anything else is written.
      if (files.describe(handle).size > state.length) files.truncate(handle, state.length);
    } catch (cause) {
      files.close(handle);
      throw cause;
    }
    return handle;
  }

  /** New, deleted, or shorter than what was acknowledged: written from what is in memory, its name made durable. */
  function restoreFile(): void {
    files.makeFolder(dirname(path));
    writeAtomically(files, path, kept.map((line) => `${line}\n`).join(''));
    // The folder of this run and the folder of all runs may be as new as the file.
    const runs = dirname(dirname(path));
    syncFolder(files, runs);
    syncFolder(files, dirname(runs));
  }

  function cutBack(handle: number): void {
    try {
      files.truncate(handle, state.length);
      files.syncData(handle);
    } catch {
      // The next `ready` opens the file anew and cuts before it writes.
      return;
    } finally {
      letGo();
    }
  }

  function letGo(): void {
    const handle = state.handle;
    state.handle = null;
    if (handle === null) return;
    try {
      files.close(handle);
    } catch {
      // A handle the system refuses to close is lost either way; the file is opened anew.
      return;
    }
  }

  function tryAgain(): void {
    ready();
    probeWriting(files, dirname(path));
  }

  return { append, tryAgain, bytes: () => state.length, close: letGo };
}

function byteLength(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
}
