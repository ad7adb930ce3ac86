/**
 * Keeps the index saying what the ledgers say. It looks at sizes and times of files first and reads only what changed,
 * a run at a time, so that whoever asks in between waits for one run at most.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { removedRunSchema, type RemovedRun } from '#shared/retention/removed-run.ts';
import { dataFolder, isRunId } from '../data-folder.ts';
import { nodeFiles } from '../ledger/file-layer.ts';
import { readJsonFile } from '../ledger/json-file.ts';
import { makeIndexWriter, type FileState } from './index-writer.ts';
import { readRunForIndex } from './read-run.ts';

export type IndexKeeper = {
  /** Reads everything that is not in the index as it is on disk; newest runs first. */
  readonly refresh: () => Promise<void>;
  /** Reads these runs now, if their files changed. */
  readonly readNow: (runIds: readonly string[]) => void;
  readonly progress: () => { readonly done: number; readonly of: number };
};

/** As many runs as are put in at once: fewer writes, and still little to do again after a crash. */
const runsAtOnce = 40;

export function makeIndexKeeper(database: DatabaseSync, runsFolder: string): IndexKeeper {
  const writer = makeIndexWriter(database);
  let known = new Map(writer.known());
  let of = known.size;

  function readRun(runId: string): void {
    const file = fileState(runsFolder, runId);
    const before = known.get(runId);
    if (file === null) {
      readRemoved(runId);
      return;
    }
    if (before !== undefined && before.bytes === file.bytes && before.changed === file.changed) return;
    const indexed = readRunForIndex(readFileSync(ledgerOf(runsFolder, runId), 'utf8'));
    if (indexed === null) writer.remove(runId);
    else writer.put(runId, file, indexed);
    known.set(runId, file);
  }

  /** A run without a ledger is gone, and was removed where a note says so. */
  function readRemoved(runId: string): void {
    const note = readNote(runsFolder, runId);
    if (note === null) {
      writer.remove(runId);
      known.delete(runId);
      return;
    }
    if (isSame(known.get(runId), note.file)) return;
    writer.putRemoved(note.file, note.removed);
    known.set(runId, note.file);
  }

  async function readAll(runIds: readonly string[]): Promise<void> {
    for (let start = 0; start < runIds.length; start += runsAtOnce) {
      database.exec('BEGIN');
      try {
        for (const runId of runIds.slice(start, start + runsAtOnce)) {
          readRun(runId);
          // oxlint-disable-next-line no-await-in-loop -- one run after the other, and questions in between
          await nextTurn();
        }
      } finally {
        database.exec('COMMIT');
      }
    }
  }

  return {
    refresh: async () => {
      known = new Map(writer.known());
      const present = [...listRuns(runsFolder), ...listRemoved(runsFolder)];
      of = present.length;
      const gone = [...known.keys()].filter((runId) => !present.some((run) => run.runId === runId));
      const changed = present.filter(({ runId, file }) => !isSame(known.get(runId), file));
      for (const runId of gone) readRun(runId);
      await readAll(changed.toSorted((a, b) => b.file.changed - a.file.changed).map(({ runId }) => runId));
    },
    readNow: (runIds) => {
      for (const runId of runIds) readRun(runId);
      of = Math.max(of, known.size);
    },
    progress: () => ({ done: known.size, of: Math.max(of, known.size) }),
  };
}

function isSame(one: FileState | undefined, other: FileState): boolean {
  return one !== undefined && one.bytes === other.bytes && one.changed === other.changed;
}

type PresentRun = { readonly runId: string; readonly file: FileState };

function listRuns(runsFolder: string): readonly PresentRun[] {
  return namesIn(runsFolder)
    .filter(isRunId)
    .flatMap((runId) => {
      const file = fileState(runsFolder, runId);
      return file === null ? [] : [{ runId, file }];
    });
}

/** Runs that have a note and no ledger. */
function listRemoved(runsFolder: string): readonly PresentRun[] {
  return namesIn(removedFolder(runsFolder)).flatMap((name) => {
    const runId = name.replace(/\.json$/, '');
    if (!isRunId(runId) || fileState(runsFolder, runId) !== null) return [];
    const note = readNote(runsFolder, runId);
    return note === null ? [] : [{ runId, file: note.file }];
  });
}

/** Beside the folder of runs. */
function removedFolder(runsFolder: string): string {
  return dataFolder(dirname(runsFolder)).removed;
}

type Note = { readonly file: FileState; readonly removed: RemovedRun };

function readNote(runsFolder: string, runId: string): Note | null {
  const path = join(removedFolder(runsFolder), `${runId}.json`);
  const found = statSync(path, { throwIfNoEntry: false });
  const removed = readJsonFile(nodeFiles, path, removedRunSchema);
  if (found === undefined || removed === null || removed.restored !== null) return null;
  return { file: { bytes: found.size, changed: found.mtimeMs }, removed };
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // No folder, no runs.
    return [];
  }
}

function fileState(runsFolder: string, runId: string): FileState | null {
  const found = statSync(ledgerOf(runsFolder, runId), { throwIfNoEntry: false });
  return found === undefined || found.size === 0 ? null : { bytes: found.size, changed: found.mtimeMs };
}

function ledgerOf(runsFolder: string, runId: string): string {
  return join(runsFolder, runId, 'ledger.jsonl');
}
