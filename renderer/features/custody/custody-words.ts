/** What a file that carries runs means for the runs here, in words. */
import type { ArchivePreview, ComparedArchivedRun } from '#shared/ipc/custody-contract.ts';
import { formatDate, formatShortTime, formatTimeOfDay } from '#shared/time/instant.ts';
import { removedBy } from '#shared/retention/explain-removal.ts';
import { countOf } from '../run/labels.ts';

export type RunVerdict = {
  readonly word: string;
  readonly text: string;
  /** Taking it changes something here. */
  readonly isTaken: boolean;
  readonly isCaution: boolean;
};

export function entries(count: number): string {
  return count === 1 ? '1 entry' : `${count} entries`;
}

/** One word and one sentence for a run of the file. */
export function verdictOf(run: ComparedArchivedRun, offsetMinutes: number): RunVerdict {
  const { comparison } = run;
  const plain = { isTaken: false, isCaution: false };
  if (run.removed !== null) {
    return {
      ...plain,
      word: 'removed',
      text: `${removedBy(run.removed)}: ${run.removed.reason}`,
      isCaution: true,
    };
  }
  switch (comparison.kind) {
    case 'new':
      return { ...plain, word: 'new', text: `Not here yet. ${entries(run.events)}.`, isTaken: true };
    case 'longer':
      return {
        ...plain,
        word: 'goes on',
        text: `Adds ${entries(comparison.more)} to what is here.`,
        isTaken: true,
      };
    case 'same':
      return { ...plain, word: 'same', text: 'Here already, entry for entry.' };
    case 'shorter':
      return {
        ...plain,
        word: 'older',
        text: `The run here has ${entries(comparison.more)} more. It stays as it is.`,
      };
    case 'differs':
      return {
        word: 'differs',
        isTaken: true,
        isCaution: true,
        text: differs(run, comparison, offsetMinutes),
      };
  }
}

function differs(
  { hereLast, thereLast }: ComparedArchivedRun,
  { common, here, there }: { readonly common: number; readonly here: number; readonly there: number },
  offsetMinutes: number,
): string {
  const last = (at: ComparedArchivedRun['hereLast']): string =>
    at === null ? '' : `, the last ${formatTimeOfDay(at.at, offsetMinutes)} by ${at.by}`;
  return `Two laptops went on with this run after entry ${common}. Here: ${entries(here)}${last(hereLast)}. In the file: ${entries(there)}${last(thereLast)}. Nothing is merged; the other history is kept beside the one here.`;
}

/** "Backup of 18 Nov 2026, 02:44, by Mei Lindqvist on laptop K7Q2." */
export function archiveSentence({ manifest }: ArchivePreview): string {
  const { purpose, madeAt, offsetMinutes, madeBy, installation } = manifest;
  const what = purpose === 'everything' ? 'Backup' : purpose === 'run' ? 'Copy of a run' : 'Hand-over';
  const by = madeBy === '' ? '' : ` by ${madeBy}`;
  return `${what} of ${formatDate(madeAt, offsetMinutes)}, ${formatShortTime(madeAt, offsetMinutes)}${by}, laptop ${installation}. Every entry and file in it was checked.`;
}

export function besideRuns({ newChecklists, newSigners, manifest }: ArchivePreview): string | null {
  const parts = [
    ...(newChecklists > 0 ? [countOf(newChecklists, 'checklist version')] : []),
    ...(newSigners.length > 0
      ? [`${manifest.withKeys ? 'signing keys' : 'certificates, without keys,'} of ${newSigners.join(', ')}`]
      : []),
  ];
  return parts.length === 0 ? null : `Also new here: ${parts.join('; ')}.`;
}
