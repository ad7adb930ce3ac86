/**
 * Brings a ledger file back to the longest prefix that holds. Whatever is cut off is kept beside it under a new
 * name; nothing is deleted. Run at start-up, before the ledger is opened for writing.
 */
import { dirname, join } from 'node:path';
import type { HashText } from '#shared/ledger/ledger-line.ts';
import { readLedger, type ReadLedger } from '#shared/ledger/verify-chain.ts';
import type { FileLayer } from './file-layer.ts';
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

/** Throws the system's error when the file cannot be read or the repair cannot be written. */
export function repairLedger(files: FileLayer, path: string, hash: HashText): LedgerState {
  const size = files.sizeOf(path);
  if (size === null || size === 0) return { kind: 'missing' };
  const bytes = files.read(path);
  const text = Buffer.from(bytes).toString('utf8');
  const read = readLedger(text, hash);
  if (read.torn !== null) {
    const keptAs = freeName(files, path, 'torn');
    // The bytes, not the text: what is not UTF-8 is kept as it was.
    writeAtomically(files, keptAs, bytes.subarray(prefixLength(read)));
    writeAtomically(files, path, prefixText(read));
    return { kind: 'torn', read, keptAs };
  }
  if (read.firstBadLine !== null) {
    const keptAs = freeName(files, path, 'damaged');
    writeAtomically(files, keptAs, bytes);
    writeAtomically(files, path, prefixText(read));
    return { kind: 'damaged', read, firstBadLine: read.firstBadLine, keptAs };
  }
  return { kind: 'whole', read };
}

/** Replaces a ledger by other lines, keeping what was there as `…set-aside-N`. */
export function replaceLedger(files: FileLayer, path: string, lines: readonly string[]): void {
  files.makeFolder(dirname(path));
  const size = files.sizeOf(path);
  if (size !== null && size > 0) writeAtomically(files, freeName(files, path, 'set-aside'), files.read(path));
  writeAtomically(files, path, lines.map((line) => `${line}\n`).join(''));
  syncFolder(files, dirname(dirname(path)));
}

function prefixText(read: ReadLedger): string {
  return read.lines.map((line) => `${line}\n`).join('');
}

function prefixLength(read: ReadLedger): number {
  return Buffer.byteLength(prefixText(read));
}

function freeName(files: FileLayer, path: string, mark: string): string {
  const taken = new Set(files.list(dirname(path)));
  const name = path.slice(dirname(path).length + 1);
  let number = 1;
  while (taken.has(`${name}.${mark}-${number}`)) number += 1;
  return join(dirname(path), `${name}.${mark}-${number}`);
}
