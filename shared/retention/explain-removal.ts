/** The only place that turns a refused removal into a sentence: what happened, then what to do. */
import { formatDate } from '../time/instant.ts';
import { explainSignerRefusal } from '../signing/explain-signer-refusal.ts';
import type { RemovedRun } from './removed-run.ts';
import type { RemovalRefusal } from './retention.ts';

export function explainRemoval(
  refusal: RemovalRefusal,
  offsetMinutes: number,
): { readonly happened: string; readonly whatToDo: string } {
  switch (refusal.code) {
    case 'NotSealed':
      return {
        happened: 'This run is not sealed.',
        whatToDo: 'Only sealed runs can be removed. Seal it first.',
      };
    case 'KeptForEver':
      return {
        happened: 'Runs are kept for ever.',
        whatToDo: 'Choose in Settings, Folders and backup, how many years they are kept.',
      };
    case 'Held':
      return {
        happened: 'This run is kept for ever, whatever the years say.',
        whatToDo: 'Lift that in its record first.',
      };
    case 'StillKept':
      return {
        happened: `This run is kept until ${formatDate(refusal.until, offsetMinutes)}.`,
        whatToDo: 'It can be removed after that day.',
      };
    case 'OperatorUnknown':
      return { happened: 'Nobody is at the keyboard.', whatToDo: 'Say who you are first.' };
    case 'SecondNameNeeded':
      return {
        happened: 'A run is removed by two people.',
        whatToDo: 'Give the name of the one who agrees with you.',
      };
    case 'SameName':
      return {
        happened: `${refusal.name} is at the keyboard already.`,
        whatToDo: 'Give the name of somebody else who agrees.',
      };
    case 'PassphraseNeeded':
      return {
        happened: `${refusal.name} has a key on this laptop.`,
        whatToDo: 'Let them type their passphrase: it signs the removal.',
      };
    case 'NotAgreed':
      return { happened: 'Nothing was removed.', whatToDo: explainSignerRefusal(refusal.refusal) };
    case 'ReasonTooShort':
      return {
        happened: 'The reason is too short.',
        whatToDo: `Say in ${refusal.minimum} letters or more why this run is removed. It stays in the register.`,
      };
  }
}

/** "Removed 2 Jan 2034 by Mei Lindqvist and Ravi Menon (name stated, not signed)" */
export function removedBy({ removedAt, offsetMinutes, operator, second, agreed }: RemovedRun): string {
  const how = agreed === null ? 'name stated, not signed' : 'signed';
  return `Removed ${formatDate(removedAt, offsetMinutes)} by ${operator} and ${second} (${how})`;
}
