/**
 * Writes one archive: a temporary file beside its place, entry by entry, then synced, read back and checked, and only
 * then given its name. Whoever is told that it was written may rely on what was read back.
 */
import { createHash, randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { manifestName, type ArchiveManifest } from '#shared/archive/archive-manifest.ts';
import type { ArchiveProblem } from '#shared/archive/archive-problem.ts';
import { ok, refused, type Result } from '#shared/result.ts';
import type { FileLayer } from '../ledger/file-layer.ts';
import { syncFolder } from '../ledger/sync-folder.ts';
import { writeCause, type WriteCause } from '../ledger/trouble-cause.ts';
import { temporaryName } from '../ledger/write-atomically.ts';
import { writeFully } from '../ledger/write-fully.ts';
import { readArchive } from './read-archive.ts';

/** One file of an archive: bytes at hand, or a file on disk that is read in parts. */
export type ArchiveEntry =
  | { readonly name: string; readonly bytes: Uint8Array }
  | { readonly name: string; readonly path: string };

export type ArchiveContents = {
  readonly manifest: Omit<ArchiveManifest, 'files'>;
  readonly entries: readonly ArchiveEntry[];
};

export type WrittenArchive = { readonly path: string; readonly bytes: number; readonly runs: number };

export type ArchiveWriteFailure =
  | { readonly code: 'NotWritten'; readonly cause: WriteCause }
  /** It was written, but what was read back is not what was meant; nothing was left at its place. */
  | { readonly code: 'NotVerified'; readonly problem: ArchiveProblem };

const partBytes = 1024 * 1024;
/** Longer ledgers are stored as they are, so that no honest archive looks like one made to burst. */
const compressUpTo = 16 * 1024 * 1024;

/** A file that stood at `path` stays until the new one is whole; on a failure it stays for good. Never throws. */
export async function writeArchive(
  files: FileLayer,
  path: string,
  contents: ArchiveContents,
): Promise<Result<WrittenArchive, ArchiveWriteFailure>> {
  const temporary = join(dirname(path), temporaryName(basename(path), randomBytes(6).toString('hex')));
  try {
    const bytes = await writeZip(files, temporary, contents);
    const read = await readArchive(files, temporary);
    if (!read.ok || read.value.manifest.runs.length !== contents.manifest.runs.length) {
      removeQuietly(files, temporary);
      return refused({
        code: 'NotVerified',
        problem: read.ok ? { code: 'Altered', entry: manifestName } : read.error,
      });
    }
    files.rename(temporary, path);
    syncFolder(files, dirname(path));
    return ok({ path, bytes, runs: contents.manifest.runs.length });
  } catch (cause) {
    removeQuietly(files, temporary);
    return refused({ code: 'NotWritten', cause: writeCause(cause) });
  }
}

/** Streams the zip into the file and syncs it; gives its length. */
async function writeZip(files: FileLayer, path: string, contents: ArchiveContents): Promise<number> {
  const file = files.open(path, 'make');
  try {
    const zip = new ZipFile();
    const problem = new Promise<never>((_resolve, reject) => {
      zip.on('error', (thrown: unknown) =>
        reject(thrown instanceof Error ? thrown : new Error(String(thrown))),
      );
    });
    // It rejects only where the race below hears it.
    problem.catch(() => undefined);
    addEntries(zip, files, contents);
    const length = await Promise.race([drain(files, file, zip.outputStream), problem]);
    files.sync(file);
    return length;
  } finally {
    files.close(file);
  }
}

function addEntries(zip: ZipFile, files: FileLayer, { manifest, entries }: ArchiveContents): void {
  const listed: { name: string; size: number; sha256: string }[] = [];
  const mtime = new Date(manifest.madeAt);
  for (const entry of entries) {
    const compress = 'bytes' in entry && entry.bytes.byteLength <= compressUpTo;
    zip.addReadStreamLazy(entry.name, { mtime, mode: 0o100600, compress }, (give) => {
      const stream = Readable.from(measured(entry.name, partsOf(files, entry), listed), {
        objectMode: false,
      });
      stream.on('error', (thrown) => zip.emit('error', thrown));
      give(null, stream);
    });
  }
  // Entries are pumped one after the other, so by then all of them were measured.
  zip.addReadStreamLazy(manifestName, { mtime, mode: 0o100600, compress: true }, (give) => {
    const text = `${JSON.stringify({ ...manifest, files: listed }, null, 1)}\n`;
    give(null, Readable.from([Buffer.from(text, 'utf8')], { objectMode: false }));
  });
  zip.end();
}

function* partsOf(files: FileLayer, entry: ArchiveEntry): Generator<Uint8Array> {
  if ('bytes' in entry) {
    yield entry.bytes;
    return;
  }
  const file = files.open(entry.path, 'read');
  try {
    for (let position = 0; ;) {
      const part = files.readAt(file, position, partBytes);
      if (part.byteLength === 0) return;
      yield part;
      position += part.byteLength;
    }
  } finally {
    files.close(file);
  }
}

/** Passes the parts on and lists the entry with its length and hash once all went through. */
function* measured(
  name: string,
  parts: Iterable<Uint8Array>,
  listed: { name: string; size: number; sha256: string }[],
): Generator<Uint8Array> {
  const hash = createHash('sha256');
  let size = 0;
  for (const part of parts) {
    hash.update(part);
    size += part.byteLength;
    // An empty part would end the stream.
    if (part.byteLength > 0) yield part;
  }
  listed.push({ name, size, sha256: hash.digest('hex') });
}

async function drain(files: FileLayer, file: number, stream: NodeJS.ReadableStream): Promise<number> {
  let position = 0;
  for await (const part of stream) {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'utf8') : part;
    writeFully(files, file, bytes, position);
    position += bytes.byteLength;
  }
  return position;
}

function removeQuietly(files: FileLayer, path: string): void {
  try {
    files.remove(path);
  } catch {
    // A leftover is known by its name; the next backup into this folder removes it.
    return;
  }
}
