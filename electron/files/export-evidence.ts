/** All evidence of a run as one zip with a manifest of hashes, which sha256sum checks as well. */
import { Readable } from 'node:stream';
import { dirname } from 'node:path';
import { ZipFile } from 'yazl';
import type { Trouble } from '#shared/ipc/trouble.ts';
import type { ClockReading } from '#shared/ledger/recorded-event.ts';
import { ok, refused, type Result } from '#shared/result.ts';
import type { KeptEvidence, StartedRun } from '#shared/run/run-state.ts';
import { formatIso } from '#shared/time/instant.ts';
import type { FileLayer } from '../ledger/file-layer.ts';
import { writeCause } from '../ledger/trouble-cause.ts';
import { hashBytes } from '../ledger/hash-text.ts';
import type { EvidenceStore } from './evidence.ts';
import { streamToFile } from './stream-to-file.ts';

export type EvidenceExport = {
  readonly run: StartedRun;
  readonly path: string;
  readonly files: FileLayer;
  readonly evidence: EvidenceStore;
  readonly at: ClockReading;
};

type Listed = {
  readonly kept: KeptEvidence;
  readonly name: string;
  /** False when its file is gone or no longer what was captured: named in the manifest, not packed. */
  readonly isIntact: boolean;
};

/**
 * Removed pieces are in it too, and said to be. Each file is read when its turn comes, so that only one stands in
 * memory. `files`: how many were packed.
 */
export async function exportEvidence(
  given: EvidenceExport,
): Promise<Result<{ readonly path: string; readonly files: number }, Trouble>> {
  const { run, path, files, evidence } = given;
  const listed = list(run, evidence);
  const packed = listed.filter(({ isIntact }) => isIntact);
  const zip = new ZipFile();
  const mtime = new Date(given.at.wall);
  zip.addBuffer(Buffer.from(manifest(given, listed)), 'manifest.json', { mtime });
  zip.addBuffer(Buffer.from(checksums(packed)), 'SHA256SUMS', { mtime });
  for (const { kept, name } of packed) {
    const size = kept.evidence.size;
    zip.addReadStreamLazy(name, { mtime: new Date(kept.stamp.at), size }, (give) => {
      const read = evidence.read(run, kept.evidence.id);
      const isSame = read.ok && hashBytes(read.value.bytes) === kept.evidence.sha256;
      if (read.ok && isSame) give(null, Readable.from([Buffer.from(read.value.bytes)]));
      else zip.emit('error', new Error(`${name} changed while it was packed`));
    });
  }
  zip.end();
  try {
    await streamToFile(files, path, piecesOf(zip));
  } catch (cause) {
    return refused({ code: 'FileNotWritten', place: dirname(path), cause: writeCause(cause) });
  }
  return ok({ path, files: packed.length });
}

/** The archive's bytes; an error of one file ends them. */
function piecesOf(zip: ZipFile): AsyncIterable<Uint8Array> {
  // `as`: yazl's stream is a Node stream of buffers.
  const stream = zip.outputStream as Readable;
  zip.on('error', (problem: Error) => stream.destroy(problem));
  return stream;
}

function list(run: StartedRun, evidence: EvidenceStore): readonly Listed[] {
  return run.evidence.map((kept, index) => {
    const read = evidence.read(run, kept.evidence.id);
    return {
      kept,
      name: `evidence/E${index + 1} ${safeName(kept)}`,
      isIntact: read.ok && read.value.intact,
    };
  });
}

/** Two spaces, as sha256sum writes and reads it. */
function checksums(packed: readonly Listed[]): string {
  return packed.map(({ kept, name }) => `${kept.evidence.sha256}  ${name}\n`).join('');
}

function manifest({ run, at }: EvidenceExport, listed: readonly Listed[]): string {
  const { product, release, environment, ticket } = run.details;
  const content = {
    format: 'runsheet-evidence',
    version: 1,
    run: { runId: run.runId, runNumber: run.runNumber, product, release, environment, ticket },
    head: run.head,
    exportedAt: formatIso(at.wall, at.offsetMinutes),
    evidence: listed.map(({ kept, name, isIntact }) => ({
      file: isIntact ? name : null,
      missing: isIntact ? null : 'Its file is gone or is no longer what was captured.',
      name: kept.evidence.name,
      kind: kept.evidence.kind,
      mime: kept.evidence.mime,
      size: kept.evidence.size,
      sha256: kept.evidence.sha256,
      item: kept.item,
      itemText: kept.item === null ? null : (run.places.get(kept.item)?.item.text ?? null),
      capturedAt: formatIso(kept.stamp.at, kept.stamp.offsetMinutes),
      capturedBy: kept.stamp.by,
      removed: kept.removed?.reason ?? null,
    })),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** Letters and digits of any script, dot, dash, underscore: harmless in any folder. Texts and links become .txt. */
function safeName({ evidence }: KeptEvidence): string {
  const cleaned = evidence.name
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
    .replaceAll(/^[.-]+/gu, '')
    .slice(-80);
  const name = cleaned === '' ? 'evidence' : cleaned;
  return evidence.text === null ? name : `${name.slice(0, 60)}.txt`;
}
