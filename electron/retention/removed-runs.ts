/** The notes of runs that were removed: one file each, written once, and never removed themselves. */
import { join } from 'node:path';
import { removedRunSchema, type RemovedRun } from '#shared/retention/removed-run.ts';
import type { DataFolder } from '../data-folder.ts';
import type { FileLayer } from '../ledger/file-layer.ts';
import { readJsonFile, writeJsonFile } from '../ledger/json-file.ts';
import { makeFolder } from '../ledger/make-folder.ts';

export type RemovedRuns = {
  /** Those that are gone; what was brought back from a backup is not among them. */
  readonly all: () => readonly RemovedRun[];
  /** Null for a run that was not removed, or that was brought back. */
  readonly find: (runId: string) => RemovedRun | null;
  /** Numbers of every run that was ever removed: none of them is given again. */
  readonly runNumbers: () => readonly string[];
  /** Notes came from a file. */
  readonly readAgain: () => void;
  /** On disk when it returns. Throws the system's error; then nothing was noted. */
  readonly note: (removed: RemovedRun) => void;
  /** The run is about to be there again. Throws the system's error. */
  readonly broughtBack: (runId: string, restored: { readonly at: number; readonly by: string }) => void;
};

export function openRemovedRuns(files: FileLayer, folder: DataFolder): RemovedRuns {
  const notes = new Map(readNotes(files, folder).map((removed) => [removed.runId, removed]));

  function keep(removed: RemovedRun): void {
    // The note is worth nothing while the folder it lies in may be lost with the power.
    makeFolder(files, folder.removed);
    writeJsonFile(files, folder.removedRun(removed.runId), removed);
    notes.set(removed.runId, removed);
  }

  const gone = (): readonly RemovedRun[] => [...notes.values()].filter(({ restored }) => restored === null);
  return {
    all: gone,
    find: (runId) => gone().find((removed) => removed.runId === runId) ?? null,
    runNumbers: () => [...notes.values()].map(({ runNumber }) => runNumber),
    readAgain: () => {
      for (const removed of readNotes(files, folder)) notes.set(removed.runId, removed);
    },
    note: keep,
    broughtBack: (runId, restored) => {
      const removed = gone().find((known) => known.runId === runId);
      if (removed !== undefined) keep({ ...removed, restored });
    },
  };
}

function readNotes(files: FileLayer, folder: DataFolder): readonly RemovedRun[] {
  return files.list(folder.removed).flatMap((name) => {
    const removed = readJsonFile(files, join(folder.removed, name), removedRunSchema);
    return removed === null || name !== `${removed.runId}.json` ? [] : [removed];
  });
}
