/**
 * Brings one run's second copy up to what is acknowledged here. The history there only ever grows: one that is longer,
 * or not the beginning of ours, is left as it is.
 */
import { join } from 'node:path';
import { dataFolder, type DataFolder } from '../data-folder.ts';
import type { FileLayer } from '../ledger/file-layer.ts';
import { makeFolder } from '../ledger/make-folder.ts';
import { writeCause, type WriteCause } from '../ledger/trouble-cause.ts';
import { writeAtomically } from '../ledger/write-atomically.ts';
import { deleteRun } from '../retention/delete-run.ts';
import { writeFully } from '../ledger/write-fully.ts';

export type MirrorTask = {
  /** The data folder. */
  readonly root: string;
  /** The folder a person chose. */
  readonly mirror: string;
  readonly installation: string;
  readonly runId: string;
  /**
   * How many entries are acknowledged: what lies behind them in the file may be cut off again. None for a run that was
   * removed here: there it goes as well, and its note stays.
   */
  readonly position: number;
};

export type MirrorAnswer =
  | { readonly kind: 'whole' }
  | { readonly kind: 'differs' }
  | { readonly kind: 'away'; readonly cause: WriteCause };
export type MirrorWork = (task: MirrorTask) => Promise<MirrorAnswer>;

const markName = '.runsheet-second-place';

/** Marks a folder as the second place, so that an empty mount point is never taken for it. Throws the system's error. */
export function markMirror(files: FileLayer, mirror: string, installation: string): void {
  writeAtomically(files, join(mirror, markName), `${installation}\n`);
}

/** Where a laptop's runs lie in a second place. */
export function mirrorOf(mirror: string, installation: string): DataFolder {
  return dataFolder(join(mirror, `Runsheet ${installation}`));
}

/** Never throws. */
export function mirrorRun(files: FileLayer, task: MirrorTask): MirrorAnswer {
  try {
    if (files.sizeOf(join(task.mirror, markName)) === null) return { kind: 'away', cause: 'gone' };
    return copyRun(files, task);
  } catch (cause) {
    return { kind: 'away', cause: writeCause(cause) };
  }
}

function copyRun(files: FileLayer, task: MirrorTask): MirrorAnswer {
  const { runId } = task;
  const from = dataFolder(task.root);
  const to = mirrorOf(task.mirror, task.installation);
  if (task.position === 0) return removeCopy(files, { from, to, runId });
  copyMissing(files, from.evidenceFolder(runId), to.evidenceFolder(runId));
  copyMissing(files, from.sheetFolder(runId), to.sheetFolder(runId));
  return growLedger(files, acknowledged(files.read(from.ledger(runId)), task.position), to.ledger(runId));
}

function removeCopy(
  files: FileLayer,
  { from, to, runId }: { readonly from: DataFolder; readonly to: DataFolder; readonly runId: string },
): MirrorAnswer {
  const note = from.removedRun(runId);
  // Without the note nothing goes.
  if (files.sizeOf(note) === null || files.list(to.root).length === 0) return { kind: 'whole' };
  makeFolder(files, to.removed);
  writeAtomically(files, to.removedRun(runId), files.read(note));
  deleteRun(files, to, runId);
  return { kind: 'whole' };
}

function growLedger(files: FileLayer, ours: Uint8Array, path: string): MirrorAnswer {
  const size = files.sizeOf(path);
  if (size === null) {
    makeFolder(files, join(path, '..'));
    writeAtomically(files, path, ours);
    return { kind: 'whole' };
  }
  const there = files.read(path);
  const isBeginning =
    Buffer.compare(Buffer.from(there), Buffer.from(ours.subarray(0, there.byteLength))) === 0;
  if (there.byteLength > ours.byteLength || !isBeginning) return { kind: 'differs' };
  if (there.byteLength === ours.byteLength) return { kind: 'whole' };
  const file = files.open(path, 'change');
  try {
    writeFully(files, file, ours.subarray(there.byteLength), there.byteLength);
    files.syncData(file);
  } finally {
    files.close(file);
  }
  return { kind: 'whole' };
}

/** The bytes of the first entries; all of them when there are fewer. */
function acknowledged(bytes: Uint8Array, position: number): Uint8Array {
  let end = 0;
  for (let line = 0; line < position; line += 1) {
    const feed = bytes.indexOf(10, end);
    if (feed === -1) return bytes.subarray(0, end);
    end = feed + 1;
  }
  return bytes.subarray(0, end);
}

/** Evidence never changes, and sheets only grow: another length is the only thing to look for. */
function copyMissing(files: FileLayer, from: string, to: string): void {
  const names = files.list(from).filter((name) => !name.startsWith('.'));
  const missing = names.filter((name) => files.sizeOf(join(from, name)) !== files.sizeOf(join(to, name)));
  if (missing.length === 0) return;
  makeFolder(files, to);
  for (const name of missing) writeAtomically(files, join(to, name), files.read(join(from, name)));
}
