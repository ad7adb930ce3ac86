/** What goes into an archive: runs as they stand on disk now, with everything that belongs to them. */
import { z } from 'zod';
import {
  archiveVersion,
  readEntryName,
  type ArchivedRun,
  type ArchiveManifest,
  type ArchivePurpose,
} from '#shared/archive/archive-manifest.ts';
import type { ReadLedger } from '#shared/ledger/verify-chain.ts';
import { dataFolder, isRunId, type DataFolder } from '../data-folder.ts';
import { checklistEntrySchema } from '../files/checklist-entry.ts';
import { readCorrections } from '../files/read-corrections.ts';
import type { FileLayer } from '../ledger/file-layer.ts';
import { readJsonFile } from '../ledger/json-file.ts';
import { readLedgerBytes } from '../ledger/read-ledger-bytes.ts';
import { signerFileSchema } from '../signers/signer-file.ts';
import type { ArchiveContents, ArchiveEntry } from './write-archive.ts';

/** What the writer of an archive says of itself. */
export type ArchiveStamp = Pick<
  ArchiveManifest,
  'madeAt' | 'offsetMinutes' | 'madeBy' | 'app' | 'installation'
>;

export type ArchiveTask = {
  /** The data folder. */
  readonly root: string;
  readonly purpose: ArchivePurpose;
  /** Null for every run. */
  readonly runId: string | null;
  readonly stamp: ArchiveStamp;
  readonly withKeys: boolean;
  readonly handOverId: string | null;
};

/** Throws the system's error when something that is there cannot be read. */
export function collectContents(files: FileLayer, task: ArchiveTask): ArchiveContents {
  const folder = dataFolder(task.root);
  const runs = runIdsOf(files, folder, task.runId).flatMap((runId) => {
    const read = wholePart(files, folder.ledger(runId));
    return read === null || read.runId !== runId ? [] : [{ runId, read }];
  });
  const wanted = task.runId === null ? null : new Set(runs.flatMap(({ read }) => checklistOf(read)));
  const checklists = keptChecklists(files, folder).filter(({ sha256 }) => wanted?.has(sha256) ?? true);
  return {
    manifest: {
      format: 'runsheet-archive',
      version: archiveVersion,
      purpose: task.purpose,
      ...task.stamp,
      withKeys: task.withKeys,
      handOverId: task.handOverId,
      runs: runs.map(({ runId, read }) => describeRun(runId, read)),
      checklists,
    },
    entries: [
      ...runs.flatMap(({ runId, read }) => entriesOfRun(files, folder, { runId, read })),
      ...checklists.map(({ sha256 }) => ({
        name: `checklists/${sha256}.md`,
        path: folder.checklist(sha256),
      })),
      ...(task.runId === null ? removedEntries(files, folder) : []),
      ...signerEntries(files, folder, task.withKeys),
    ],
  };
}

/** The runs of a data folder that have a ledger. */
export function runIdsOf(files: FileLayer, folder: DataFolder, only: string | null): readonly string[] {
  const runs = files.list(folder.runs).filter(isRunId);
  return runs.filter(
    (runId) => (only === null || only === runId) && files.sizeOf(folder.ledger(runId)) !== null,
  );
}

/** A ledger on disk up to its last entry that holds; null when none does. */
export function wholePart(files: FileLayer, path: string): ReadLedger | null {
  if ((files.sizeOf(path) ?? 0) === 0) return null;
  const read = readLedgerBytes(files.read(path));
  return read.lines.length === 0 ? null : read;
}

function entriesOfRun(
  files: FileLayer,
  folder: DataFolder,
  { runId, read }: { readonly runId: string; readonly read: ReadLedger },
): readonly ArchiveEntry[] {
  const ledger = Buffer.from(read.lines.map((line) => `${line}\n`).join(''), 'utf8');
  const evidence = files.list(folder.evidenceFolder(runId)).filter((name) => /^[0-9a-f]{64}$/.test(name));
  const sheets = files
    .list(folder.sheetFolder(runId))
    .filter((name) => readEntryName(`runs/${runId}/sheets/${name}`) !== null);
  return [
    ...evidence.map((sha256) => ({
      name: `runs/${runId}/evidence/${sha256}`,
      path: folder.evidence(runId, sha256),
    })),
    ...sheets.map((name) => ({ name: `runs/${runId}/sheets/${name}`, path: folder.sheet(runId, name) })),
    { name: `runs/${runId}/ledger.jsonl`, bytes: ledger },
  ];
}

function describeRun(runId: string, read: ReadLedger): ArchivedRun {
  const events = read.events.map(({ event }) => event);
  const created = events.find((event) => event.type === 'RunCreated');
  const changed = events.findLast((event) => event.type === 'DetailsChanged');
  const details = changed?.details ?? created?.details;
  return {
    runId,
    runNumber: created?.runNumber ?? '',
    product: details?.product ?? '',
    release: details?.release ?? '',
    environment: details?.environment ?? '',
    events: read.lines.length,
    head: read.head,
    lastAt: read.events.at(-1)?.at ?? 0,
  };
}

function checklistOf(read: ReadLedger): readonly string[] {
  return read.events.flatMap(({ event }) =>
    event.type === 'RunCreated' || event.type === 'ChecklistUpdated' ? [event.checklist.sha256] : [],
  );
}

const checklistIndexSchema = z.object({ versions: z.array(checklistEntrySchema) });

function keptChecklists(files: FileLayer, folder: DataFolder): ArchiveManifest['checklists'] {
  const index = readJsonFile(files, folder.checklistIndex, checklistIndexSchema);
  return (index?.versions ?? [])
    .filter(({ sha256 }) => files.sizeOf(folder.checklist(sha256)) !== null)
    .map((version) => ({ ...version, corrections: [...readCorrections(files, folder, version.sha256)] }));
}

/** So that the register has its lines wherever everything is restored. */
function removedEntries(files: FileLayer, folder: DataFolder): readonly ArchiveEntry[] {
  return files
    .list(folder.removed)
    .filter((name) => readEntryName(`removed/${name}`) !== null)
    .map((name) => ({ name: `removed/${name}`, path: `${folder.removed}/${name}` }));
}

/** Certificates always; the keys, sealed as they lie here, only where somebody asked for them. */
function signerEntries(files: FileLayer, folder: DataFolder, withKeys: boolean): readonly ArchiveEntry[] {
  return files.list(folder.signers).flatMap((name): readonly ArchiveEntry[] => {
    const id = /^([a-z0-9-]{8,64})\.json$/.exec(name)?.[1];
    const signer = readJsonFile(files, `${folder.signers}/${name}`, signerFileSchema);
    if (id === undefined || signer === null) return [];
    const kept = withKeys ? signer : { ...signer, key: null };
    return [{ name: `signers/${id}.json`, bytes: Buffer.from(`${JSON.stringify(kept, null, 2)}\n`, 'utf8') }];
  });
}
