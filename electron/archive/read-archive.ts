/**
 * Opens an archive as the foreign file it is: every name is one of the few an archive has, every length is bounded and
 * is what the manifest says, every hash is checked, every ledger's chain holds. Nothing is written anywhere.
 */
import { basename } from 'node:path';
import {
  archiveManifestSchema,
  archiveVersion,
  manifestName,
  readEntryName,
  type ArchiveManifest,
} from '#shared/archive/archive-manifest.ts';
import type { ArchiveProblem } from '#shared/archive/archive-problem.ts';
import type { ReadLedger } from '#shared/ledger/verify-chain.ts';
import { ok, refused, type Result } from '#shared/result.ts';
import type { FileLayer } from '../ledger/file-layer.ts';
import { readLedgerBytes } from '../ledger/read-ledger-bytes.ts';
import { bytesOf, hashAndKeep, hashOnly, listEntries, type Entries } from './zip-entries.ts';

export type OpenArchive = {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly manifest: ArchiveManifest;
  /** Checked ledgers, by run id. */
  readonly ledgers: ReadonlyMap<string, ReadLedger>;
};

/** Any problem of a file is an answer; only a failing disk throws, with the system's error. */
export async function readArchive(
  files: FileLayer,
  path: string,
): Promise<Result<OpenArchive, ArchiveProblem>> {
  const file = files.open(path, 'read');
  try {
    const bytes = files.describe(file).size;
    const entries = await listEntries(files, file, bytes);
    if (!entries.ok) return entries;
    const manifest = await readManifest(entries.value);
    if (!manifest.ok) return manifest;
    const ledgers = await checkEntries(entries.value, manifest.value);
    if (!ledgers.ok) return ledgers;
    return ok({
      path,
      name: basename(path),
      bytes,
      manifest: manifest.value,
      ledgers: ledgers.value,
    });
  } finally {
    files.close(file);
  }
}

/**
 * Hands over the bytes of some entries, each checked against its hash once more. Throws when the file changed since it
 * was read, or the disk fails.
 */
export async function extractEntries(
  files: FileLayer,
  archive: Pick<OpenArchive, 'path' | 'manifest'>,
  names: readonly string[],
  take: (name: string, bytes: Uint8Array) => void,
): Promise<void> {
  const listed = new Map(archive.manifest.files.map(({ name, sha256 }) => [name, sha256]));
  const file = files.open(archive.path, 'read');
  try {
    const entries = await listEntries(files, file, files.describe(file).size);
    if (!entries.ok) throw new Error('The archive changed while it was read');
    const { zip, byName } = entries.value;
    for (const name of names) {
      const entry = byName.get(name);
      // One after the other: an archive can be larger than the memory.
      // oxlint-disable-next-line no-await-in-loop
      const hashed = entry === undefined ? null : await hashAndKeep(zip, entry);
      if (hashed?.bytes == null || hashed.sha256 !== listed.get(name)) {
        throw new Error(`The archive changed while it was read: ${name}`);
      }
      take(name, hashed.bytes);
    }
  } finally {
    files.close(file);
  }
}

async function readManifest({ zip, byName }: Entries): Promise<Result<ArchiveManifest, ArchiveProblem>> {
  const entry = byName.get(manifestName);
  if (entry === undefined) return refused({ code: 'NotAnArchive' });
  const bytes = await bytesOf(zip, entry);
  if (bytes === null) return refused({ code: 'Altered', entry: manifestName });
  const json = parseJson(bytes.toString('utf8'));
  const newer = newerVersion(json);
  if (newer !== null) return refused({ code: 'NewerArchive', version: newer });
  const read = archiveManifestSchema.safeParse(json);
  if (!read.success) return refused({ code: 'Altered', entry: manifestName });
  return ok(read.data);
}

/** Every entry is listed with its length and hash, nothing more and nothing less; every ledger holds. */
async function checkEntries(
  { zip, byName }: Entries,
  manifest: ArchiveManifest,
): Promise<Result<ReadonlyMap<string, ReadLedger>, ArchiveProblem>> {
  const listed = new Map(manifest.files.map((file) => [file.name, file]));
  const ledgers = new Map<string, ReadLedger>();
  for (const [name, entry] of byName) {
    if (name === manifestName) continue;
    const file = listed.get(name);
    if (file === undefined || file.size !== entry.uncompressedSize)
      return refused({ code: 'Altered', entry: name });
    const found = readEntryName(name);
    const isLedger = found?.kind === 'ledger';
    // One after the other: an archive can be larger than the memory.
    // oxlint-disable-next-line no-await-in-loop
    const hashed = isLedger ? await hashAndKeep(zip, entry) : await hashOnly(zip, entry);
    if (hashed === null || hashed.sha256 !== file.sha256) return refused({ code: 'Altered', entry: name });
    if (isLedger && hashed.bytes !== null) {
      ledgers.set(found.id, readLedgerBytes(hashed.bytes));
    }
  }
  const missing = manifest.files.find(({ name }) => !byName.has(name));
  if (missing !== undefined) return refused({ code: 'Altered', entry: missing.name });
  const broken = brokenHistory(manifest, ledgers);
  return broken === null ? ok(ledgers) : refused(broken);
}

function brokenHistory(
  { runs }: ArchiveManifest,
  ledgers: ReadonlyMap<string, ReadLedger>,
): ArchiveProblem | null {
  for (const { runId, runNumber, events, head } of runs) {
    const read = ledgers.get(runId);
    const isWhole = read?.valid === true && read.runId === runId;
    if (read === undefined || !isWhole || read.lines.length !== events || read.head !== head) {
      return { code: 'HistoryBroken', runNumber, line: read?.firstBadLine ?? (read?.lines.length ?? 0) + 1 };
    }
  }
  const known = new Set(runs.map(({ runId }) => runId));
  const stray = [...ledgers.keys()].find((runId) => !known.has(runId));
  return stray === undefined ? null : { code: 'ForeignEntry', entry: `runs/${stray}/ledger.jsonl` };
}

function newerVersion(json: unknown): number | null {
  if (typeof json !== 'object' || json === null || !('format' in json) || !('version' in json)) return null;
  const { format, version } = json;
  if (format !== 'runsheet-archive' || typeof version !== 'number') return null;
  return version > archiveVersion ? version : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
