/**
 * Brings what an archive has into a data folder. Evidence and sheets come first, the ledger of a run last: until then
 * nothing of the run counts. A history here is replaced only by one that goes on where it ends.
 */
import { readEntryName } from '#shared/archive/archive-manifest.ts';
import { compareHistories, type HistoryComparison } from '#shared/archive/compare-histories.ts';
import { removedRunSchema } from '#shared/retention/removed-run.ts';
import type { ReadLedger } from '#shared/ledger/verify-chain.ts';
import type { DataFolder } from '../data-folder.ts';
import type { FileLayer } from '../ledger/file-layer.ts';
import { hashBytes } from '../ledger/hash-text.ts';
import { makeFolder } from '../ledger/make-folder.ts';
import { writeAtomically } from '../ledger/write-atomically.ts';
import { signerFileSchema } from '../signers/signer-file.ts';
import { wholePart } from './collect-contents.ts';
import { extractEntries, type OpenArchive } from './read-archive.ts';

export type ComparedRun = { readonly runId: string; readonly comparison: HistoryComparison };

/** The history of a run here, up to its last entry that holds; null when there is none. */
export function wholeLines(files: FileLayer, folder: DataFolder, runId: string): ReadLedger | null {
  return wholePart(files, folder.ledger(runId));
}

/** How each run of the archive stands to the one here. */
export function compareArchive(
  files: FileLayer,
  folder: DataFolder,
  archive: OpenArchive,
): readonly ComparedRun[] {
  return archive.manifest.runs.map(({ runId }) => {
    const theirs = archive.ledgers.get(runId)?.lines ?? [];
    const ours = wholeLines(files, folder, runId)?.lines ?? null;
    return { runId, comparison: compareHistories(theirs, ours) };
  });
}

/** `take`: the archive's files replace older ones of the run. `fill`: only what is missing here is written. */
export type HowRestored = 'take' | 'fill';

/**
 * Writes files of these runs, and certificates that are not here; no ledger and no checklist. Throws the system's
 * error; what was written until then harms nothing.
 */
export async function restoreFiles(
  files: FileLayer,
  folder: DataFolder,
  archive: OpenArchive,
  runs: ReadonlyMap<string, HowRestored>,
): Promise<void> {
  const places = archive.manifest.files.flatMap(({ name, sha256 }) => {
    const place = placeOf(folder, name, runs);
    return place === null || isThere(files, place, sha256) ? [] : [{ name, place }];
  });
  // A note of a run that is here would have it taken away at the next start.
  const here = new Set(files.list(folder.runs).map(folder.removedRun));
  const byName = new Map(
    places.filter(({ place }) => !here.has(place.path)).map(({ name, place }) => [name, place]),
  );
  await extractEntries(files, archive, [...byName.keys()], (name, bytes) => {
    const place = byName.get(name);
    if (place !== undefined) writePlace(files, folder, { ...place, bytes, madeAt: archive.manifest.madeAt });
  });
}

type Place = {
  readonly path: string;
  readonly folder: string;
  /** Only where there is none: what is here stays. */
  readonly isKept: boolean;
  readonly signerId: string | null;
};

function placeOf(folder: DataFolder, name: string, runs: ReadonlyMap<string, HowRestored>): Place | null {
  const entry = readEntryName(name);
  if (entry === null) return null;
  const { kind, id, part } = entry;
  if (kind === 'signer') {
    return { path: `${folder.signers}/${id}.json`, folder: folder.signers, isKept: true, signerId: id };
  }
  if (kind === 'removed') {
    return { path: folder.removedRun(id), folder: folder.removed, isKept: true, signerId: null };
  }
  const how = runs.get(id);
  if (how === undefined || (kind !== 'evidence' && kind !== 'sheet')) return null;
  const isKept = how === 'fill';
  return kind === 'evidence'
    ? { path: folder.evidence(id, part), folder: folder.evidenceFolder(id), isKept, signerId: null }
    : { path: folder.sheet(id, part), folder: folder.sheetFolder(id), isKept, signerId: null };
}

function isThere(files: FileLayer, { path, isKept }: Place, sha256: string): boolean {
  if (files.sizeOf(path) === null) return false;
  return isKept || hashBytes(files.read(path)) === sha256;
}

function writePlace(
  files: FileLayer,
  folder: DataFolder,
  place: Place & { readonly bytes: Uint8Array; readonly madeAt: number },
): void {
  const { signerId, madeAt } = place;
  const isNote = place.folder === folder.removed;
  const checked = isNote ? noteBytes(place) : place.bytes;
  const bytes = signerId === null ? checked : signerBytes(place.bytes, signerId, madeAt);
  if (bytes === null) return;
  makeFolder(files, place.folder);
  setAside(files, place.path, bytes);
  writeAtomically(files, place.path, bytes);
}

/** A sheet that was signed further goes on where the old one ends; any other file that stood there is kept beside it. */
function setAside(files: FileLayer, path: string, bytes: Uint8Array): void {
  if (files.sizeOf(path) === null) return;
  const old = files.read(path);
  const goesOn = Buffer.compare(Buffer.from(bytes.subarray(0, old.byteLength)), Buffer.from(old)) === 0;
  if (goesOn) return;
  let number = 1;
  while (files.sizeOf(`${path}.set-aside-${number}`) !== null) number += 1;
  writeAtomically(files, `${path}.set-aside-${number}`, old);
}

/** Without its key a signer cannot sign here, and is shown so. Null for a file that is not that signer. */
function signerBytes(bytes: Uint8Array, id: string, madeAt: number): Uint8Array | null {
  const read = signerFileSchema.safeParse(parseJson(Buffer.from(bytes).toString('utf8')));
  if (!read.success || read.data.id !== id) return null;
  const signer = read.data;
  const kept = signer.key === null ? { ...signer, removedAt: signer.removedAt ?? madeAt } : signer;
  return Buffer.from(`${JSON.stringify(kept, null, 2)}\n`, 'utf8');
}

/** Null for a file that is not the note of that run. */
function noteBytes({ bytes, path }: Pick<Place, 'path'> & { readonly bytes: Uint8Array }): Uint8Array | null {
  const note = removedRunSchema.safeParse(parseJson(Buffer.from(bytes).toString('utf8')));
  return note.success && path.endsWith(`${note.data.runId}.json`) ? bytes : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
