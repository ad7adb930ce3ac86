/** The checklist versions of this laptop, each under the hash of its bytes. The one that ships is always there. */
import { z } from 'zod';
import { limits } from '#shared/checklist/checklist-limits.ts';
import type { ChecklistProblem } from '#shared/checklist/checklist-problem.ts';
import type { Correction } from '#shared/checklist/corrections/correction.ts';
import { rememberReading } from '#shared/checklist/read-checklist-once.ts';
import type { ChecklistVersion, ReadChecklist } from '#shared/ipc/desktop-contract.ts';
import type { Trouble } from '#shared/ipc/trouble.ts';
import { ok, refused, type Result } from '#shared/result.ts';
import type { ChecklistReader } from '../reading/checklist-reader.ts';
import type { DataFolder } from '../data-folder.ts';
import type { FileLayer } from '../ledger/file-layer.ts';
import { hashBytes, hashText } from '../ledger/hash-text.ts';
import { readCorrections } from './read-corrections.ts';
import { readJsonFile, writeJsonFile } from '../ledger/json-file.ts';
import { writeCause } from '../ledger/trouble-cause.ts';
import { writeAtomically } from '../ledger/write-atomically.ts';
import { baseName } from './base-name.ts';
import { readTrouble } from './read-trouble.ts';
import { makeFolder } from '../ledger/make-folder.ts';

export type Checklists = {
  /** Newest import first, the shipped one last. */
  readonly all: () => readonly ChecklistVersion[];
  /** Reads and checks a file's bytes, keeps nothing. */
  readonly read: (
    name: string,
    bytes: Uint8Array,
  ) => Promise<Result<ReadChecklist, ChecklistProblem | Trouble>>;
  readonly readFile: (path: string) => Promise<Result<ReadChecklist, ChecklistProblem | Trouble>>;
  /** The same for a file among many, which is not remembered: what is in use stays in memory. */
  readonly glanceAt: (path: string) => Promise<Result<ReadChecklist, ChecklistProblem | Trouble>>;
  readonly cancel: () => void;
  /** Keeping the same bytes twice keeps one version; its corrections are those of the last time. */
  readonly keep: (given: {
    readonly name: string;
    readonly markdown: string;
    readonly corrections: readonly Correction[];
    /** When and by whom it was imported where it comes from; absent for now and here. */
    readonly imported?: { readonly importedAt: number; readonly importedBy: string };
  }) => Result<ChecklistVersion, Trouble>;
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
  readonly reader: ChecklistReader;
};

export function openChecklists(ports: ChecklistPorts): Checklists {
  const { files, folder } = ports;
  const shippedHash = hashBytes(ports.shipped);
  let shipped: ChecklistVersion = {
    name: 'xianfeast-production.md',
    sha256: shippedHash,
    markdown: Buffer.from(ports.shipped).toString('utf8'),
    importedAt: 0,
    importedBy: 'Runsheet',
    shipped: true,
    corrections: readCorrections(files, folder, shippedHash),
  };
  let kept = readImported(files, folder);

  async function read(
    name: string,
    bytes: Uint8Array,
  ): Promise<Result<ReadChecklist, ChecklistProblem | Trouble>> {
    const found = await ports.reader.read(bytes);
    return found.ok ? ok({ name, sha256: hashBytes(bytes), ...found.value }) : found;
  }

  async function glanceAt(path: string): Promise<Result<ReadChecklist, ChecklistProblem | Trouble>> {
    const name = baseName(path);
    try {
      const size = files.sizeOf(path);
      if (size === null) return refused({ code: 'FileUnreadable', name, cause: 'gone', size });
      if (size > limits.bytes) {
        return refused({ code: 'TooLarge', bytes: size, limitBytes: limits.bytes });
      }
      return await read(name, new Uint8Array(files.read(path)));
    } catch (thrown) {
      return refused(readTrouble(thrown, name));
    }
  }

  return {
    all: () => [...kept.toSorted((one, other) => other.importedAt - one.importedAt), shipped],
    read: async (name, bytes) => remembered(await read(name, bytes)),
    glanceAt,
    cancel: ports.reader.cancel,
    readFile: async (path) => remembered(await glanceAt(path)),
    keep: ({ name, markdown, corrections, ...given }) => {
      const sha256 = hashText(markdown);
      const known = [...kept, shipped].find((version) => version.sha256 === sha256);
      const { operator, now } = ports;
      const added = known ?? {
        name,
        sha256,
        markdown,
        importedAt: given.imported?.importedAt ?? now(),
        importedBy: given.imported?.importedBy ?? operator(),
        shipped: false,
      };
      try {
        makeFolder(files, folder.checklists);
        if (known === undefined) keepVersion(ports, [...kept, { ...added, corrections }], added);
        if (corrections.length > 0 || (known?.corrections.length ?? 0) > 0) {
          const sidecar = { sha256, correctedAt: now(), correctedBy: operator(), corrections };
          writeJsonFile(files, folder.checklistCorrections(sha256), sidecar);
        }
      } catch (cause) {
        return refused({ code: 'FileNotWritten', place: folder.checklists, cause: writeCause(cause) });
      }
      const version = { ...added, corrections };
      if (version.shipped) shipped = version;
      else kept = [...kept.filter((other) => other.sha256 !== sha256), version];
      return ok(version);
    },
  };
}

function remembered<E>(read: Result<ReadChecklist, E>): Result<ReadChecklist, E> {
  if (read.ok) rememberReading(read.value.markdown, read.value.checklist);
  return read;
}

function keepVersion(
  { files, folder }: ChecklistPorts,
  all: readonly ChecklistVersion[],
  { sha256, markdown }: Pick<ChecklistVersion, 'sha256' | 'markdown'>,
): void {
  writeAtomically(files, folder.checklist(sha256), markdown);
  const versions = all.map(({ name, sha256: hash, importedAt, importedBy }) => ({
    sha256: hash,
    name,
    importedAt,
    importedBy,
  }));
  writeJsonFile(files, folder.checklistIndex, { versions });
}

/** A version whose file is gone or no longer has its hash is left out; runs keep their checklist themselves. */
function readImported(files: FileLayer, folder: DataFolder): readonly ChecklistVersion[] {
  const index = readJsonFile(files, folder.checklistIndex, indexSchema);
  return (index?.versions ?? []).flatMap((entry) => {
    try {
      const bytes = files.read(folder.checklist(entry.sha256));
      if (hashBytes(bytes) !== entry.sha256) return [];
      return [
        {
          ...entry,
          markdown: Buffer.from(bytes).toString('utf8'),
          shipped: false,
          corrections: readCorrections(files, folder, entry.sha256),
        },
      ];
    } catch {
      return [];
    }
  });
}
