/**
 * The signed sheets of the runs on disk. The ledger names each file by the hash its newest signature left; bytes that no
 * event names, as a crash between file and event leaves them, do not count and are cut off.
 */
import type { Trouble } from '#shared/ipc/trouble.ts';
import { ok, refused, type Result } from '#shared/result.ts';
import { newestHash, type SheetName, type SignedSheet } from '#shared/sign-off/signed-sheets.ts';
import type { DataFolder } from './data-folder.ts';
import type { FileLayer } from './ledger/file-layer.ts';
import { hashBytes } from './ledger/hash-text.ts';
import { makeFolder } from './ledger/make-folder.ts';
import { writeCause } from './ledger/trouble-cause.ts';
import { writeAtomically } from './ledger/write-atomically.ts';

export type SheetFiles = {
  /** The file exactly as its newest recorded signature left it. */
  readonly read: (runId: string, sheet: SignedSheet) => Result<Uint8Array, Trouble>;
  /** Safe on disk and read back when it answers; the file before it stands until then. */
  readonly write: (runId: string, sheet: SheetName, bytes: Uint8Array) => Result<null, Trouble>;
};

export function openSheetFiles(files: FileLayer, folder: DataFolder): SheetFiles {
  return {
    read: (runId, sheet) => {
      const name = fileNameOf(sheet);
      const kept = readOrNull(files, folder.sheet(runId, name));
      const bytes = kept === null ? null : stateWithHash(kept, newestHash(sheet));
      return bytes === null
        ? refused({ code: 'FileUnreadable', name, cause: kept === null ? 'gone' : 'other', size: null })
        : ok(bytes);
    },
    write: (runId, sheet, bytes) => {
      const path = folder.sheet(runId, fileNameOf(sheet));
      try {
        makeFolder(files, folder.sheetFolder(runId));
        writeAtomically(files, path, bytes);
        if (hashBytes(files.read(path)) !== hashBytes(bytes)) throw new Error('Read back differently');
      } catch (cause) {
        return refused({
          code: 'FileNotWritten',
          place: folder.sheetFolder(runId),
          cause: writeCause(cause),
        });
      }
      return ok(null);
    },
  };
}

function fileNameOf({ kind, number }: SheetName): string {
  return `${kind}-${number}.pdf`;
}

function readOrNull(files: FileLayer, path: string): Uint8Array | null {
  try {
    return files.sizeOf(path) === null ? null : files.read(path);
  } catch {
    // Whatever keeps it from being read, the sheet is not there for whoever asks.
    return null;
  }
}

const endMark = Buffer.from('%%EOF', 'latin1');

/** Signatures are only ever appended, so an earlier state is the file up to one of its end marks. */
function stateWithHash(file: Uint8Array, sha256: string): Uint8Array | null {
  if (hashBytes(file) === sha256) return file;
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  for (let at = bytes.lastIndexOf(endMark); at > 0; at = bytes.lastIndexOf(endMark, at - 1)) {
    // Programs end a file with the mark alone, or with one or two characters of line end behind it.
    for (let end = at + endMark.length; end <= at + endMark.length + 2; end += 1) {
      const state = bytes.subarray(0, end);
      if (hashBytes(state) === sha256) return new Uint8Array(state);
    }
  }
  return null;
}
