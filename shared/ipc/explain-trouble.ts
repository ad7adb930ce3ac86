/** The sentences for trouble outside the rules: what happened, what is safe, what to do. */
import { formatTimeOfDay } from '#shared/time/instant.ts';
import type { ReadOnlyReason, Trouble } from './desktop-contract.ts';

type WriteCause = Extract<Trouble, { code: 'NotSaved' }>['cause'];
type ReadCause = Extract<Trouble, { code: 'FileUnreadable' }>['cause'];

/** Times are given `offsetMinutes` east of UTC. */
export function explainTrouble(trouble: Trouble, offsetMinutes: number): string {
  switch (trouble.code) {
    case 'NotSaved':
      return notSaved(trouble, offsetMinutes);
    case 'FileUnreadable':
      return `${trouble.name} ${unreadable[trouble.cause]}${sizeOf(trouble.size, trouble.cause)}`;
    case 'FileNotWritten':
      return `The file was not written: ${writing[trouble.cause]} (${trouble.place}). Everything recorded is safe on this laptop. Choose another folder or try again.`;
    case 'RunUnreadable':
      return trouble.firstBadLine === null
        ? 'This run cannot be read. Its file was changed outside Runsheet. Your other runs are safe. Restore it from a backup.'
        : `The history of this run was changed outside Runsheet: entry ${trouble.firstBadLine} does not fit the one before. Everything before is intact. Restore a backup to go on.`;
    case 'RunReadOnly':
      return readOnly[trouble.because];
    case 'SheetNotMade':
      return `The sheet was not made (${trouble.detail}). The record is safe on this laptop. Try again.`;
    case 'NoSuchRun':
      return 'This run is not on this laptop. Go back to Runs and choose another.';
    case 'Cancelled':
      return 'Nothing was changed.';
    case 'BadRequest':
      return `Runsheet did not understand its own window (${trouble.channel}). Nothing was changed. Reload the window and try again.`;
  }
}

function notSaved(trouble: Extract<Trouble, { code: 'NotSaved' }>, offsetMinutes: number): string {
  const { cause, place, safeUpTo } = trouble;
  const safe =
    safeUpTo === null
      ? 'Nothing was recorded yet.'
      : `Everything up to ${formatTimeOfDay(safeUpTo, offsetMinutes)} is safe; what came after was not taken.`;
  return `Not saved: ${writing[cause]} (${place}). ${safe} ${remedy[cause]} Runsheet tries again every 2 s.`;
}

const writing: Readonly<Record<WriteCause, string>> = {
  full: 'the disk is full',
  'read-only': 'the disk can only be read',
  permission: 'this account may not write there',
  gone: 'the folder cannot be reached',
  other: 'the system refused to write',
};

const remedy: Readonly<Record<WriteCause, string>> = {
  full: 'Free some space.',
  'read-only': 'Make the disk writable.',
  permission: 'Allow this account to write there.',
  gone: 'Bring the folder back.',
  other: 'Look at the disk.',
};

const unreadable: Readonly<Record<ReadCause, string>> = {
  gone: 'is no longer there. It may have been moved since it was chosen.',
  permission: 'may not be read by this account. Choose another file or change its permissions.',
  empty: 'is empty. Choose another file.',
  'too-large': 'is too large. Choose a smaller file, or add a link to it.',
  other: 'cannot be read. Choose another file or try again.',
};

const readOnly: Readonly<Record<ReadOnlyReason, string>> = {
  'newer-version':
    'This run was worked with a newer Runsheet. Here it can only be read. Update Runsheet to go on.',
  damaged: 'The file of this run is damaged. What is intact is shown, and nothing can be recorded.',
  'other-window': 'This run is open in another Runsheet window. Go to that window.',
  sealed: 'This run is sealed. Nothing in it can change.',
};

function sizeOf(size: number | null, cause: ReadCause): string {
  return size === null || cause !== 'too-large' ? '' : ` It has ${Math.ceil(size / 1e6)} MB.`;
}
