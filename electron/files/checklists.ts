/** The checklist versions of this laptop, each under the hash of its bytes. The one that ships is always there. */
import { z } from 'zod';
import { limits } from '#shared/checklist/checklist-limits.ts';
import { decodeChecklist } from '#shared/checklist/decode-checklist.ts';
import type { ChecklistProblem } from '#shared/checklist/checklist-problem.ts';
import { parseChecklist } from '#shared/checklist/parse-checklist.ts';
import type { ChecklistVersion, ReadChecklist, Trouble } from '#shared/ipc/desktop-contract.ts';
import { ok, refused, type Result } from '#shared/result.ts';
import type { DataFolder } from '../data-folder.ts';
import type { FileLayer } from '../ledger/file-layer.ts';
import { hashBytes, hashText } from '../ledger/hash-text.ts';
import { readJsonFile, writeJsonFile } from '../ledger/json-file.ts';
import { errorCode, writeCause } from '../ledger/trouble-cause.ts';
import { writeAtomically } from '../ledger/write-atomically.ts';
import { baseName } from './base-name.ts';

export type Checklists = {
  /** Newest import first, the shipped one last. */
  readonly all: () => readonly ChecklistVersion[];
  /** Reads and checks a file's bytes, keeps nothing. */
  readonly read: (name: string, bytes: Uint8Array) => Result<ReadChecklist, ChecklistProblem>;
  readonly readFile: (path: string) => Result<ReadChecklist, ChecklistProblem | Trouble>;
  /** Keeping the same bytes twice keeps one version. */
  readonly keep: (
    name: string,
    markdown: string,
    /** When and by whom it was imported where it comes from; absent for now and here. */
    imported?: { readonly importedAt: number; readonly importedBy: string },
  ) => Result<ChecklistVersion, Trouble>;
};

const indexSchema = z.object({
  versions: z.array(
    z.object({
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      name: z.string(),
      importedAt: z.number(),
      importedBy: z.string(),
    }),
  ),
});

export type ChecklistPorts = {
  readonly files: FileLayer;
  readonly folder: DataFolder;
  /** The shipped checklist's bytes. */
  readonly shipped: Uint8Array;
  readonly now: () => number;
  readonly operator: () => string;
};

export function openChecklists(ports: ChecklistPorts): Checklists {
  const { files, folder } = ports;
  const shipped: ChecklistVersion = {
    name: 'xianfeast-production.md',
    sha256: hashBytes(ports.shipped),
    markdown: Buffer.from(ports.shipped).toString('utf8'),
    importedAt: 0,
    importedBy: 'Runsheet',
    shipped: true,
  };
  let kept = readImported(files, folder);

  function read(name: string, bytes: Uint8Array): Result<ReadChecklist, ChecklistProblem> {
    const markdown = decodeChecklist(bytes);
    if (!markdown.ok) return markdown;
    const checklist = parseChecklist(markdown.value);
    if (!checklist.ok) return checklist;
    return ok({ name, markdown: markdown.value, sha256: hashBytes(bytes) });
  }

  return {
    all: () => [...kept.toSorted((one, other) => other.importedAt - one.importedAt), shipped],
    read,
    readFile: (path) => {
      const name = baseName(path);
      try {
        const size = files.sizeOf(path);
        if (size === null) return refused({ code: 'FileUnreadable', name, cause: 'gone', size });
        if (size > limits.bytes) {
          return refused({ code: 'TooLarge', bytes: size, limitBytes: limits.bytes });
        }
        return read(name, new Uint8Array(files.read(path)));
      } catch (cause) {
        const isDenied = errorCode(cause) === 'EACCES' || errorCode(cause) === 'EPERM';
        return refused({
          code: 'FileUnreadable',
          name,
          cause: isDenied ? 'permission' : 'other',
          size: null,
        });
      }
    },
    keep: (name, markdown, given) => {
      const sha256 = hashText(markdown);
      const known = [...kept, shipped].find((version) => version.sha256 === sha256);
      if (known !== undefined) return ok(known);
      const { operator, now } = ports;
      const imported = {
        importedAt: given?.importedAt ?? now(),
        importedBy: given?.importedBy ?? operator(),
      };
      const added = { name, sha256, markdown, ...imported, shipped: false };
      try {
        files.makeFolder(folder.checklists);
        writeAtomically(files, folder.checklist(sha256), markdown);
        const versions = [...kept, added].map(({ markdown: _text, shipped: _no, ...entry }) => entry);
        writeJsonFile(files, folder.checklistIndex, { versions });
      } catch (cause) {
        return refused({ code: 'FileNotWritten', place: folder.checklists, cause: writeCause(cause) });
      }
      kept = [...kept, added];
      return ok(added);
    },
  };
}

/** A version whose file is gone or no longer has its hash is left out; runs keep their checklist themselves. */
function readImported(files: FileLayer, folder: DataFolder): readonly ChecklistVersion[] {
  const index = readJsonFile(files, folder.checklistIndex, indexSchema);
  return (index?.versions ?? []).flatMap((entry) => {
    try {
      const bytes = files.read(folder.checklist(entry.sha256));
      if (hashBytes(bytes) !== entry.sha256) return [];
      return [{ ...entry, markdown: Buffer.from(bytes).toString('utf8'), shipped: false }];
    } catch {
      return [];
    }
  });
}
