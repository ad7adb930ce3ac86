/** The only place that turns trouble outside the rules into sentences: what happened, what is safe, what to do. */
import { explainArchiveProblem } from '../archive/archive-problem.ts';
import { explainRemoval, removedBy } from '../retention/explain-removal.ts';
import { formatTimeOfDay } from '../time/instant.ts';
import type { ReadOnlyReason, Trouble } from './trouble.ts';

export type ExplainedTrouble = {
  readonly happened: string;
  readonly safe: string;
  readonly whatToDo: string;
};

type Cause = Extract<Trouble, { code: 'NotSaved' }>['cause'];

/**
 * Three sentences for one notice; times are told where the offset of the laptop's zone is given. `item`: whose mark was
 * not taken, where that is known.
 */
export function explainTrouble(
  trouble: Trouble,
  offsetMinutes: number | null = null,
  item: string | null = null,
): ExplainedTrouble {
  if (isPlain(trouble)) return plainTroubles[trouble.code];
  switch (trouble.code) {
    case 'NotSaved':
      return notSaved(trouble, offsetMinutes, item);
    case 'FileUnreadable':
      return unreadable(trouble);
    case 'FileNotWritten':
      return {
        happened: `The file was not written. ${causeOf(trouble.cause, trouble.place)}`,
        safe: 'The record and all signatures are safe on this laptop.',
        whatToDo: `${remedyOf(trouble.cause)} Then try again.`,
      };
    case 'RunUnreadable':
      return {
        happened: `The history of this run cannot be read${atLine(trouble.firstBadLine)}.`,
        safe: 'Everything before is intact, and nothing was changed.',
        whatToDo: 'Restore a backup of this run to go on.',
      };
    case 'RunRemoved':
    case 'RunNotRemoved':
      return removal(trouble, offsetMinutes);
    case 'RunReadOnly':
      return readOnly(trouble.because);
    case 'SheetNotMade':
      return {
        happened: `The sheet was not made: ${trouble.detail}.`,
        safe: 'The record and all signatures are safe on this laptop.',
        whatToDo: 'Try again. If it happens again, export the record and report it.',
      };
    case 'ArchiveUnreadable':
    case 'ArchiveNotVerified':
      return archive(trouble);
  }
}

type TroubleOf<C extends Trouble['code']> = Extract<Trouble, { code: C }>;

function removal(
  trouble: TroubleOf<'RunRemoved' | 'RunNotRemoved'>,
  offsetMinutes: number | null,
): ExplainedTrouble {
  if (trouble.code === 'RunNotRemoved') {
    return { ...explainRemoval(trouble.because, offsetMinutes ?? 0), safe: 'Nothing was removed.' };
  }
  return {
    happened: `${removedBy(trouble.removed)}: ${trouble.removed.reason}`,
    safe: 'Its line in the register and its hashes are kept.',
    whatToDo: 'A backup made before may still hold it.',
  };
}

function archive(trouble: TroubleOf<'ArchiveUnreadable' | 'ArchiveNotVerified'>): ExplainedTrouble {
  if (trouble.code === 'ArchiveUnreadable') {
    const { happened, whatToDo } = explainArchiveProblem(trouble.problem);
    return { happened: `${trouble.name}: ${happened}`, safe: 'Nothing was changed.', whatToDo };
  }
  return {
    happened: `${trouble.name} was written to ${trouble.place} but did not read back as it was written.`,
    safe: 'It was removed again. The record is safe on this laptop.',
    whatToDo: 'Check that disk, or choose another folder.',
  };
}

type PlainTrouble = TroubleOf<
  | 'NoSuchRun'
  | 'IndexUnavailable'
  | 'ReadingStopped'
  | 'ReadingSlow'
  | 'ReadingFailed'
  | 'Cancelled'
  | 'BadRequest'
>;

/** Those that say the same whatever their data. */
const plainTroubles: Readonly<Record<PlainTrouble['code'], ExplainedTrouble>> = {
  NoSuchRun: {
    happened: 'This run is not on this laptop.',
    safe: 'Nothing was changed.',
    whatToDo: 'Open another run from the list.',
  },
  IndexUnavailable: {
    happened: 'The index of all runs does not answer.',
    safe: 'The runs themselves are safe; the index is made from them.',
    whatToDo: 'Try again. If it happens again, restart Runsheet: the index is then made anew.',
  },
  ReadingStopped: {
    happened: 'The checklist is large, and reading it was stopped.',
    safe: 'Nothing was changed.',
    whatToDo: 'Try again when there is time for it.',
  },
  ReadingSlow: {
    happened: 'The checklist is so large that reading it took longer than a minute and was ended.',
    safe: 'Nothing was changed.',
    whatToDo: 'Try again while this laptop has less to do.',
  },
  ReadingFailed: {
    happened: 'The checklist could not be read.',
    safe: 'Nothing was changed.',
    whatToDo: 'Try again. If it happens again, restart Runsheet.',
  },
  Cancelled: {
    happened: 'Nothing was chosen.',
    safe: 'Nothing was changed.',
    whatToDo: 'Choose again when you are ready.',
  },
  BadRequest: {
    happened: 'Runsheet did not understand what was asked.',
    safe: 'Nothing was changed.',
    whatToDo: 'Try again. If it happens again, restart Runsheet.',
  },
};

function isPlain(trouble: Trouble): trouble is PlainTrouble {
  return Object.hasOwn(plainTroubles, trouble.code);
}

function notSaved(
  { cause, place, safeUpTo }: Extract<Trouble, { code: 'NotSaved' }>,
  offsetMinutes: number | null,
  item: string | null,
): ExplainedTrouble {
  const lost = item === null ? 'the last action' : `the mark on ${item}`;
  const time = safeUpTo === null || offsetMinutes === null ? null : formatTimeOfDay(safeUpTo, offsetMinutes);
  return {
    happened: `Not saved${time === null ? '' : ` since ${time}`}. ${causeOf(cause, place)}`,
    safe: `${time === null ? 'Everything shown as marked' : `Everything up to ${time}`} is safe; ${lost} was not taken.`,
    whatToDo: `${cureOf(cause)} Runsheet tries again every 2 s.`,
  };
}

function unreadable(trouble: Extract<Trouble, { code: 'FileUnreadable' }>): ExplainedTrouble {
  const { name, cause, size } = trouble;
  const safe = 'Nothing was added, and your file was not changed.';
  switch (cause) {
    case 'gone':
      return { happened: `${name} is no longer there.`, safe, whatToDo: 'Choose the file again.' };
    case 'permission':
      return {
        happened: `${name} may not be read.`,
        safe,
        whatToDo: 'Allow reading it, or choose another file.',
      };
    case 'empty':
      return { happened: `${name} is empty.`, safe, whatToDo: 'Choose a file with content.' };
    case 'too-large':
      return {
        happened: `${name} is too large${size === null ? '' : `: ${megabytes(size)} MB`}.`,
        safe,
        whatToDo: 'Choose a smaller file, or add a link to it.',
      };
    case 'other':
      return { happened: `${name} cannot be read.`, safe, whatToDo: 'Choose another file.' };
  }
}

function readOnly(because: ReadOnlyReason): ExplainedTrouble {
  const safe = 'Everything in it is safe. Here it can only be read.';
  switch (because) {
    case 'newer-version':
      return {
        happened: 'This run was worked on with a newer version of Runsheet.',
        safe,
        whatToDo: 'Install the newer version to go on.',
      };
    case 'damaged':
      return {
        happened: 'The history of this run was changed outside Runsheet.',
        safe: 'Everything before the change is intact. The run is read only.',
        whatToDo: 'Restore a backup to go on.',
      };
    case 'other-window':
      return {
        happened: 'This run is open in another window.',
        safe,
        whatToDo: 'Go on in that window, or close it first.',
      };
    case 'elsewhere':
      return {
        happened: 'This run went on to another laptop.',
        safe: 'Here it can only be read.',
        whatToDo: 'Take it back, with a reason, if the other laptop does not go on.',
      };
    case 'other-copy':
      return {
        happened: 'Runsheet is open on this data from another place.',
        safe: 'Everything in it is safe. Here it can only be read, as it was at the start.',
        whatToDo: 'Go on there, or close it there and start again here.',
      };
    case 'sealed':
      return {
        happened: 'This run is sealed.',
        safe: 'Nothing in it can change.',
        whatToDo: 'Follow-ups are kept in the addendum.',
      };
  }
}

function causeOf(cause: Cause, place: string): string {
  switch (cause) {
    case 'full':
      return `The disk of ${place} is full.`;
    case 'read-only':
      return `${place} is read only.`;
    case 'permission':
      return `Writing to ${place} is not allowed.`;
    case 'gone':
      return `${place} cannot be reached.`;
    case 'other':
      return `${place} did not take it.`;
  }
}

/** For the data folder, which nobody can choose anew while a run goes on. */
function cureOf(cause: Cause): string {
  switch (cause) {
    case 'full':
      return 'Free space on it.';
    case 'read-only':
    case 'permission':
      return 'Allow writing there.';
    case 'gone':
      return 'Connect it again.';
    case 'other':
      return 'Check the disk.';
  }
}

function remedyOf(cause: Cause): string {
  switch (cause) {
    case 'full':
      return 'Free space or choose another folder.';
    case 'read-only':
    case 'permission':
      return 'Allow writing there or choose another folder.';
    case 'gone':
      return 'Connect it again or choose another folder.';
    case 'other':
      return 'Choose another folder.';
  }
}

function atLine(line: number | null): string {
  return line === null ? '' : `: entry ${line} does not fit what stands before it`;
}

function megabytes(size: number): string {
  return String(Math.round(size / 100_000) / 10);
}
