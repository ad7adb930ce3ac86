import { dirname } from 'node:path';
import type { Trouble } from '#shared/ipc/trouble.ts';
import { ok, refused, type Result } from '#shared/result.ts';
import type { FileLayer } from '../ledger/file-layer.ts';
import { hashBytes } from '../ledger/hash-text.ts';
import { writeCause } from '../ledger/trouble-cause.ts';
import { writeAtomically } from '../ledger/write-atomically.ts';

/**
 * Writes a file to the place a person chose, reads it back and compares hashes. Until all of that held, the file that
 * stood there before is untouched or, at worst, the new one is said to be not written.
 */
export function saveAs(
  files: FileLayer,
  path: string,
  content: string | Uint8Array,
): Result<{ readonly path: string }, Trouble> {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  try {
    writeAtomically(files, path, bytes);
    if (hashBytes(files.read(path)) !== hashBytes(bytes)) throw new Error('Read back differently');
  } catch (cause) {
    return refused({ code: 'FileNotWritten', place: dirname(path), cause: writeCause(cause) });
  }
  return ok({ path });
}

/** A file name from words of the run: nothing in it that some file system refuses. */
export function fileNameFrom(words: readonly string[], ending: string): string {
  const name = words
    .join(' ')
    .normalize('NFC')
    // oxlint-disable-next-line no-control-regex -- control characters are exactly what must not get into a name
    .replace(/[\u0000-\u001f\u007f<>:"/\\|?*]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 100)
    .replace(/[. ]+$/, '');
  return `${name === '' ? 'runsheet' : name}.${ending}`;
}
