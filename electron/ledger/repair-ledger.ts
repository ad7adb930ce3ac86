/**
 * Brings a ledger file back to the longest prefix that holds. Whatever is cut off is kept beside it under a new
 * name; nothing is deleted. Run at start-up, before the ledger is opened for writing.
 */
import { basename, dirname, join } from 'node:path';
import type { ReadLedger } from '#shared/ledger/verify-chain.ts';
import type { FileLayer } from './file-layer.ts';
import { readLedgerBytes } from './read-ledger-bytes.ts';
import { syncFolder } from './sync-folder.ts';
import { writeAtomically } from './write-atomically.ts';

export type LedgerState =
  | { readonly kind: 'whole'; readonly read: ReadLedger }
  /** The rest of an interrupted write was cut off and kept in `keptAs`. */
  | { readonly kind: 'torn'; readonly read: ReadLedger; readonly keptAs: string }
  /** Line `firstBadLine` does not hold: the file was set aside as `keptAs`, its valid part stands. */
  | {
      readonly kind: 'damaged';
      readonly read: ReadLedger;
      readonly firstBadLine: number;
      readonly keptAs: string;
    }
  /** There is no ledger, or an empty one. */
  | { readonly kind: 'missing' };

type Repaired = Extract<LedgerState, { kind: 'torn' | 'damaged' }>;

/**
 * `note` is called once what is cut off is safe and before anything is cut: whoever kills the app between the two finds
 * the same at the next start. Throws the system's error when the file cannot be read or the repair cannot be written.
 */
export function repairLedger(files: FileLayer, path: string, note: (state: Repaired) => void): LedgerState {
  const size = files.sizeOf(path);
  if (size === null || size === 0) return { kind: 'missing' };
  const bytes = files.read(path);
  const read = readLedgerBytes(bytes);
  const state = keepWhatFails(files, path, { bytes, read });
  if (state.kind === 'torn' || state.kind === 'damaged') {
    note(state);
    writeAtomically(files, path, prefixText(read));
  }
  return state;
}

function keepWhatFails(
  files: FileLayer,
  path: string,
  { bytes, read }: { readonly bytes: Uint8Array; readonly read: ReadLedger },
): LedgerState {
  if (read.torn !== null) {
    // The bytes, not the text: what is not UTF-8 is kept as it was.
    const keptAs = keepAside(files, path, { mark: 'torn', bytes: bytes.subarray(prefixLength(read)) });
    return { kind: 'torn', read, keptAs };
  }
  if (read.firstBadLine !== null) {
    const keptAs = keepAside(files, path, { mark: 'damaged', bytes });
    return { kind: 'damaged', read, firstBadLine: read.firstBadLine, keptAs };
  }
  return { kind: 'whole', read };
}

/** Replaces a ledger by other lines, keeping what was there as `…set-aside-N`. */
export function replaceLedger(files: FileLayer, path: string, lines: readonly string[]): void {
  files.makeFolder(dirname(path));
  const size = files.sizeOf(path);
  if (size !== null && size > 0) keepAside(files, path, { mark: 'set-aside', bytes: files.read(path) });
  writeAtomically(files, path, lines.map((line) => `${line}\n`).join(''));
  syncFolder(files, dirname(dirname(path)));
}

function prefixText(read: ReadLedger): string {
  return read.lines.map((line) => `${line}\n`).join('');
}

function prefixLength(read: ReadLedger): number {
  return Buffer.byteLength(prefixText(read));
}

/** Writes bytes beside a ledger under a name of their own; a repair that was interrupted finds the file it made. */
function keepAside(
  files: FileLayer,
  path: string,
  { mark, bytes }: { readonly mark: string; readonly bytes: Uint8Array },
): string {
  const name = `${basename(path)}.${mark}-`;
  const taken = files.list(dirname(path)).filter((other) => other.startsWith(name));
  const same = taken.map((other) => join(dirname(path), other)).find((other) => holds(files, other, bytes));
  if (same !== undefined) return same;
  let number = 1;
  while (taken.includes(`${name}${number}`)) number += 1;
  const keptAs = join(dirname(path), `${name}${number}`);
  writeAtomically(files, keptAs, bytes);
  return keptAs;
}

function holds(files: FileLayer, path: string, bytes: Uint8Array): boolean {
  return files.sizeOf(path) === bytes.byteLength && Buffer.compare(files.read(path), bytes) === 0;
}
