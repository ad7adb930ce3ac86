import type { Trouble } from '#shared/ipc/trouble.ts';
import { ok, refused, type Result } from '#shared/result.ts';
import type { FileLayer } from '../ledger/file-layer.ts';
import { errorCode } from '../ledger/trouble-cause.ts';
import { baseName } from './base-name.ts';

/** Reads a file the person chose, once its size is known to be at most `largest` bytes and not 0. */
export function readChosenFile(
  files: FileLayer,
  path: string,
  largest: number,
): Result<{ readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }, Trouble> {
  const name = baseName(path);
  try {
    const size = files.sizeOf(path);
    if (size === null) return refused({ code: 'FileUnreadable', name, cause: 'gone', size });
    if (size === 0) return refused({ code: 'FileUnreadable', name, cause: 'empty', size });
    if (size > largest) return refused({ code: 'FileUnreadable', name, cause: 'too-large', size });
    return ok({ name, bytes: new Uint8Array(files.read(path)) });
  } catch (cause) {
    const isDenied = ['EACCES', 'EPERM'].includes(errorCode(cause));
    return refused({
      code: 'FileUnreadable',
      name,
      cause: isDenied ? 'permission' : 'other',
      size: null,
    });
  }
}
