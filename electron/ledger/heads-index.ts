/**
 * The heads of all runs in one file, so that a start need not read every ledger. It can be deleted at any time.
 *
 * It is also a witness. A ledger that was cut off at the end of a line, or deleted, looks whole or never was; only a
 * count and head kept elsewhere tell. So a head is believed as long as the ledger has exactly its length and was not
 * written since; any other ledger is read, and one that then falls short of its head is damaged.
 *
 * Lines are appended without waiting for the disk, after the ledger was synced: the file may lag behind, never be ahead.
 */
import type { FileLayer } from './file-layer.ts';
import { hashText } from './hash-text.ts';
import { readHeadLine, writeHeadLine, type HeadNote, type RunHead } from './run-head.ts';
import { writeAtomically } from './write-atomically.ts';
import { writeFully } from './write-fully.ts';

export type HeadsIndex = {
  /** What the file says now, by run. */
  readonly heads: ReadonlyMap<string, RunHead>;
  /**
   * Never throws: what could not be kept is read from its ledger at the next start. `isDurable` waits for the disk: a
   * head of before a repair must not come back, or what was repaired would look damaged once more.
   */
  readonly keep: (notes: readonly HeadNote[], isDurable: boolean) => void;
  /** Without the lines that were overtaken: what they said of a run that was removed goes with them. Never throws. */
  readonly writeAnew: () => void;
};

/** Never throws: what cannot be read is not in it. */
export function openHeadsIndex(files: FileLayer, path: string): HeadsIndex {
  const heads = new Map<string, RunHead>();
  const text = readText(files, path);
  const lines = text.split('\n');
  // A last line without its end would swallow the next one, so then the file is written anew.
  const file = { bytes: Buffer.byteLength(text), lines: lines.length, isRagged: lines.pop() !== '' };
  for (const line of lines) {
    const note = readHeadLine(line, hashText);
    if (note !== null) take(heads, note);
  }

  function append(notes: readonly HeadNote[], isDurable: boolean): void {
    const bytes = Buffer.from(notes.map(lineOf).join(''), 'utf8');
    const handle = files.open(path, 'change');
    try {
      writeFully(files, handle, bytes, file.bytes);
      if (isDurable) files.syncData(handle);
    } finally {
      files.close(handle);
    }
    file.bytes += bytes.byteLength;
    file.lines += notes.length;
  }

  function writeAnew(): void {
    const all = [...heads.values()].map((head) => lineOf({ kind: 'head', head })).join('');
    writeAtomically(files, path, all);
    Object.assign(file, { bytes: Buffer.byteLength(all), lines: heads.size, isRagged: false });
  }

  return {
    heads,
    writeAnew: () => {
      try {
        writeAnew();
      } catch {
        file.isRagged = true;
      }
    },
    keep: (notes, isDurable) => {
      for (const note of notes) take(heads, note);
      try {
        if (file.isRagged || files.sizeOf(path) !== file.bytes || file.lines > 2 * heads.size + 200)
          writeAnew();
        else append(notes, isDurable);
      } catch {
        file.isRagged = true;
      }
    },
  };
}

function take(heads: Map<string, RunHead>, note: HeadNote): void {
  if (note.kind === 'head') heads.set(note.head.runId, note.head);
  else heads.delete(note.runId);
}

function lineOf(note: HeadNote): string {
  return `${writeHeadLine(note, hashText)}\n`;
}

function readText(files: FileLayer, path: string): string {
  try {
    return files.sizeOf(path) === null ? '' : Buffer.from(files.read(path)).toString('utf8');
  } catch {
    return '';
  }
}
