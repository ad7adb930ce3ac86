/** Evidence is hashed when it is captured and kept under its hash, beside the ledger of its run. */
import type { Trouble } from '#shared/ipc/trouble.ts';
import { ok, refused, type Result } from '#shared/result.ts';
import type { Evidence } from '#shared/run/run-events.ts';
import type { KeptEvidence, StartedRun } from '#shared/run/run-state.ts';
import type { DataFolder } from '../data-folder.ts';
import type { FileLayer } from '../ledger/file-layer.ts';
import { hashBytes } from '../ledger/hash-text.ts';
import { makeFolder } from '../ledger/make-folder.ts';
import { errorCode, writeCause } from '../ledger/trouble-cause.ts';
import { writeAtomically } from '../ledger/write-atomically.ts';
import { baseName } from './base-name.ts';
import { mimeOf } from './mime-of.ts';

export const maxEvidenceBytes = 100 * 1024 * 1024;

export type EvidenceStore = {
  /** Keeps bytes; what comes back is on disk, was read back and has this hash. */
  readonly keep: (
    runId: string,
    given: Omit<Evidence, 'id' | 'size' | 'sha256' | 'text'> & { readonly bytes: Uint8Array },
  ) => Result<Evidence, Trouble>;
  /** Reads a file the person chose. */
  readonly keepFile: (runId: string, path: string) => Result<Evidence, Trouble>;
  readonly describeText: (given: Pick<Evidence, 'kind' | 'name'> & { readonly text: string }) => Evidence;
  /** `intact` is false when the bytes are no longer those that were captured. */
  readonly read: (
    run: StartedRun,
    id: string,
  ) => Result<{ readonly bytes: Uint8Array; readonly intact: boolean }, Trouble>;
  /** Everything of a run that can still be read as it was captured, by evidence id. */
  readonly readAll: (run: StartedRun) => ReadonlyMap<string, Uint8Array>;
};

export function openEvidence(files: FileLayer, folder: DataFolder, makeId: () => string): EvidenceStore {
  const keep: EvidenceStore['keep'] = (runId, { bytes, ...given }) => {
    const size = bytes.byteLength;
    const name = given.name;
    if (size === 0) return refused({ code: 'FileUnreadable', name, cause: 'empty', size });
    if (size > maxEvidenceBytes) return refused({ code: 'FileUnreadable', name, cause: 'too-large', size });
    const sha256 = hashBytes(bytes);
    const path = folder.evidence(runId, sha256);
    try {
      if (files.sizeOf(path) !== size) {
        makeFolder(files, folder.evidenceFolder(runId));
        writeAtomically(files, path, bytes);
      }
      if (hashBytes(files.read(path)) !== sha256) throw new Error('Read back differently');
    } catch (cause) {
      return refused({ code: 'FileNotWritten', place: path, cause: writeCause(cause) });
    }
    return ok({ ...given, id: makeId(), size, sha256, text: null });
  };

  const read: EvidenceStore['read'] = (run, id) => {
    const evidence = findEvidence(run, id)?.evidence;
    if (evidence === undefined)
      return refused({ code: 'FileUnreadable', name: id, cause: 'gone', size: null });
    if (evidence.text !== null) return ok({ bytes: Buffer.from(evidence.text, 'utf8'), intact: true });
    try {
      const bytes = new Uint8Array(files.read(folder.evidence(run.runId, evidence.sha256)));
      return ok({ bytes, intact: hashBytes(bytes) === evidence.sha256 });
    } catch (cause) {
      return refused({ code: 'FileUnreadable', name: evidence.name, cause: readCause(cause), size: null });
    }
  };

  return {
    keep,
    keepFile: (runId, path) => {
      const name = baseName(path);
      const size = sizeOf(files, path);
      if (size === null) return refused({ code: 'FileUnreadable', name, cause: 'gone', size });
      // Looked at before it is read: half a gigabyte must not be loaded only to be refused.
      if (size > maxEvidenceBytes) return refused({ code: 'FileUnreadable', name, cause: 'too-large', size });
      try {
        const mime = mimeOf(name);
        const kind = mime.startsWith('image/') ? 'image' : 'file';
        return keep(runId, { kind, name, mime, bytes: files.read(path) });
      } catch (cause) {
        return refused({ code: 'FileUnreadable', name, cause: readCause(cause), size });
      }
    },
    describeText: ({ kind, name, text }) => {
      const bytes = Buffer.from(text.toWellFormed(), 'utf8');
      const mime = kind === 'link' ? 'text/uri-list' : 'text/plain';
      const size = bytes.byteLength;
      return { id: makeId(), kind, name, mime, size, sha256: hashBytes(bytes), text: text.toWellFormed() };
    },
    read,
    readAll: (run) =>
      new Map(
        allKept(run).flatMap(({ evidence }): (readonly [string, Uint8Array])[] => {
          const found = read(run, evidence.id);
          return found.ok && found.value.intact ? [[evidence.id, found.value.bytes]] : [];
        }),
      ),
  };
}

function findEvidence(run: StartedRun, id: string): KeptEvidence | undefined {
  return allKept(run).find(({ evidence }) => evidence.id === id);
}

function allKept(run: StartedRun): readonly KeptEvidence[] {
  return [...run.evidence, ...Object.values(run.items).flatMap((record) => record.evidence)];
}

function sizeOf(files: FileLayer, path: string): number | null {
  try {
    return files.sizeOf(path);
  } catch {
    // A folder on the way that may not be entered: for the person the file is as good as gone.
    return null;
  }
}

function readCause(cause: unknown): 'gone' | 'permission' | 'other' {
  const code = errorCode(cause);
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'gone';
  return code === 'EACCES' || code === 'EPERM' ? 'permission' : 'other';
}
