import type { Trouble } from '#shared/ipc/trouble.ts';
import type { ArchiveWriteFailure } from './write-archive.ts';

/** Why an archive was not written, as the windows are told. */
export function archiveTrouble(
  failure: ArchiveWriteFailure,
  { place, name }: { readonly place: string; readonly name: string },
): Trouble {
  return failure.code === 'NotWritten'
    ? { code: 'FileNotWritten', place, cause: failure.cause }
    : { code: 'ArchiveNotVerified', place, name };
}
