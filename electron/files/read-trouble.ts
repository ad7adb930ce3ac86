import type { Trouble } from '#shared/ipc/trouble.ts';
import { errorCode } from '../ledger/trouble-cause.ts';

/** Why a file a person chose cannot be read, from the system's error. */
export function readTrouble(thrown: unknown, name: string): Trouble {
  const code = errorCode(thrown);
  const cause =
    code === 'ENOENT' || code === 'ENOTDIR'
      ? 'gone'
      : code === 'EACCES' || code === 'EPERM'
        ? 'permission'
        : 'other';
  return { code: 'FileUnreadable', name, cause, size: null };
}
