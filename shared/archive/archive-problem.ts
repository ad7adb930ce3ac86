/** Why a file is no archive that can be used: codes with data, and the only place that turns them into sentences. */

export type ArchiveProblem =
  | { readonly code: 'NotAnArchive' }
  /** The file ends before what it should hold. */
  | { readonly code: 'CutOff' }
  | { readonly code: 'NewerArchive'; readonly version: number }
  /** A name that leads elsewhere, or that no archive has. */
  | { readonly code: 'ForeignEntry'; readonly entry: string }
  /** It would unpack to far more than such a file can honestly hold. */
  | { readonly code: 'TooLarge' }
  /** What is inside is not what was written. */
  | { readonly code: 'Altered'; readonly entry: string }
  /** The history of a run in it does not hold. */
  | { readonly code: 'HistoryBroken'; readonly runNumber: string; readonly line: number };

export function explainArchiveProblem(problem: ArchiveProblem): {
  readonly happened: string;
  readonly whatToDo: string;
} {
  switch (problem.code) {
    case 'NotAnArchive':
      return {
        happened: 'This file was not made by Runsheet.',
        whatToDo: 'Choose a backup or a hand-over file; its name ends in .runsheet.',
      };
    case 'CutOff':
      return {
        happened: 'This file is not complete: its end is missing.',
        whatToDo: 'Copy it again from where it was made, or choose an older backup.',
      };
    case 'NewerArchive':
      return {
        happened: `This file was made by a newer version of Runsheet (format ${problem.version}).`,
        whatToDo: 'Install the newer version to open it.',
      };
    case 'ForeignEntry':
      return {
        happened: `This file holds something that no backup holds: “${shortName(problem.entry)}”.`,
        whatToDo: 'Do not use it. Choose another backup.',
      };
    case 'TooLarge':
      return {
        happened: 'This file would unpack to far more than a backup holds.',
        whatToDo: 'Do not use it. Choose another backup.',
      };
    case 'Altered':
      return {
        happened: `This file was changed after it was written: “${shortName(problem.entry)}” does not fit.`,
        whatToDo: 'Choose another backup.',
      };
    case 'HistoryBroken':
      return {
        happened: `The history of run ${shortName(problem.runNumber)} in this file does not hold from entry ${problem.line} on.`,
        whatToDo: 'Choose another backup.',
      };
  }
}

/** A name from a foreign file, made harmless for a sentence. */
function shortName(name: string): string {
  const printable = name.replaceAll(/[^\p{L}\p{N}\p{P} ]/gu, '?');
  return printable.length <= 60 ? printable : `${printable.slice(0, 59)}…`;
}
