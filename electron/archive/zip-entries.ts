/** A zip as the foreign file it is: what it lists is bounded, and each entry unpacks to exactly its length or not at all. */
import { createHash } from 'node:crypto';
import type { ZipFile } from 'yauzl';
import { fromRandomAccessReaderPromise, type Entry } from 'yauzl';
import { manifestName, readEntryName } from '#shared/archive/archive-manifest.ts';
import type { ArchiveProblem } from '#shared/archive/archive-problem.ts';
import { ok, refused, type Result } from '#shared/result.ts';
import type { FileLayer } from '../ledger/file-layer.ts';
import { archiveLimits } from './archive-limits.ts';
import { FileReader } from './file-reader.ts';

export type Entries = { readonly zip: ZipFile; readonly byName: ReadonlyMap<string, Entry> };

/** Every entry by its name; a name that no archive has, a length beyond the limits or a cut file is the answer. */
export async function listEntries(
  files: FileLayer,
  file: number,
  bytes: number,
): Promise<Result<Entries, ArchiveProblem>> {
  if (bytes < 22) return refused({ code: 'NotAnArchive' });
  const isZip = Buffer.from(files.readAt(file, 0, 4)).toString('latin1') === 'PK\u0003\u0004';
  if (!isZip) return refused({ code: 'NotAnArchive' });
  const reader = new FileReader(files, file);
  try {
    const zip = await fromRandomAccessReaderPromise(reader, bytes, {
      lazyEntries: true,
      autoClose: false,
      strictFileNames: true,
      validateEntrySizes: true,
    });
    return await collect(zip);
  } catch (thrown) {
    if (reader.failure !== null) throw reader.failure;
    return refused(problemOf(thrown));
  }
}

async function collect(zip: ZipFile): Promise<Result<Entries, ArchiveProblem>> {
  if (zip.entryCount > archiveLimits.entries) return refused({ code: 'TooLarge' });
  const byName = new Map<string, Entry>();
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    const { fileName, uncompressedSize, compressedSize } = entry;
    const kind = fileName === manifestName ? 'manifest' : (readEntryName(fileName)?.kind ?? null);
    if (kind === null || byName.has(fileName) || !entry.canDecodeFileData()) {
      return refused({ code: 'ForeignEntry', entry: fileName });
    }
    total += uncompressedSize;
    if (archiveLimits.isTooLarge({ kind, uncompressedSize, compressedSize, total })) {
      return refused({ code: 'TooLarge' });
    }
    byName.set(fileName, entry);
  }
  return ok({ zip, byName });
}

type Hashed = { readonly sha256: string; readonly bytes: Buffer | null };

/** Null, as below too, when the entry does not unpack to its length; a failing disk throws. */
export async function hashAndKeep(zip: ZipFile, entry: Entry): Promise<Hashed | null> {
  const bytes = await bytesOf(zip, entry);
  return bytes === null ? null : { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

export async function hashOnly(zip: ZipFile, entry: Entry): Promise<Hashed | null> {
  const hash = createHash('sha256');
  const isWhole = await eachPart(zip, entry, (part) => void hash.update(part));
  return isWhole ? { bytes: null, sha256: hash.digest('hex') } : null;
}

export async function bytesOf(zip: ZipFile, entry: Entry): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  const isWhole = await eachPart(zip, entry, (part) => void parts.push(part));
  return isWhole ? Buffer.concat(parts) : null;
}

/** False when the entry cannot be unpacked to exactly its length, as a cut or altered file cannot. */
async function eachPart(zip: ZipFile, entry: Entry, take: (part: Buffer) => void): Promise<boolean> {
  try {
    const stream = await zip.openReadStreamPromise(entry);
    // `as`: a zip's stream gives bytes.
    for await (const part of stream as AsyncIterable<Buffer>) take(part);
    return true;
  } catch (thrown) {
    const { failure } = zipReader(zip);
    if (failure !== null) throw failure;
    if (thrown instanceof RangeError) throw thrown;
    return false;
  }
}

/** The reader a zip was opened with, which knows whether the disk itself failed. */
function zipReader(zip: ZipFile): FileReader {
  const { reader } = zip as ZipFile & { readonly reader: FileReader };
  return reader;
}

/** A zip begins as one and has no end: it was cut off. Every other complaint of the reader is about its content. */
function problemOf(thrown: unknown): ArchiveProblem {
  const text = thrown instanceof Error ? thrown.message : '';
  if (/end of central directory|unexpected EOF|central directory/i.test(text)) return { code: 'CutOff' };
  const name = /(?:invalid relative path|absolute path|invalid characters in fileName): (.*)$/.exec(
    text,
  )?.[1];
  return name === undefined
    ? { code: 'Altered', entry: manifestName }
    : { code: 'ForeignEntry', entry: name };
}
