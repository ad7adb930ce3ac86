/** The checklist versions of this laptop, each under the hash of its bytes. The one that ships is always there. */
import { limits } from '#shared/checklist/checklist-limits.ts';
import type { ChecklistProblem } from '#shared/checklist/checklist-problem.ts';
import type { Correction } from '#shared/checklist/corrections/correction.ts';
import { rememberReading } from '#shared/checklist/read-checklist-once.ts';
import type { ChecklistVersion, ReadChecklist } from '#shared/ipc/desktop-contract.ts';
import type { Trouble } from '#shared/ipc/trouble.ts';
import { ok, refused, type Result } from '#shared/result.ts';
import type { ChecklistReader } from '../reading/checklist-reader.ts';
import type { ReadAhead, Readiness } from '../reading/read-ahead.ts';
import type { DataFolder } from '../data-folder.ts';
import type { FileLayer } from '../ledger/file-layer.ts';
import { hashBytes, hashText } from '../ledger/hash-text.ts';
import { readCorrections } from './read-corrections.ts';
import { writeJsonFile } from '../ledger/json-file.ts';
import { makeFolder } from '../ledger/make-folder.ts';
import { writeCause } from '../ledger/trouble-cause.ts';
import { writeAtomically } from '../ledger/write-atomically.ts';
import { baseName } from './base-name.ts';
import { contentsOf, isUnknown, readIndex, writeIndex } from './checklist-index.ts';
import { readTrouble } from './read-trouble.ts';

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
  /** What lists show becomes known of each large version; null when it is. */
  readonly complete: () => Promise<Readiness> | null;
  /** Keeping the same bytes twice keeps one version; its corrections are those of the last time. */
  readonly keep: (given: {
    readonly name: string;
    readonly markdown: string;
    readonly corrections: readonly Correction[];
    /** When and by whom it was imported where it comes from; absent for now and here. */
    readonly imported?: { readonly importedAt: number; readonly importedBy: string };
  }) => Result<ChecklistVersion, Trouble>;
};

export type ChecklistPorts = {
  readonly files: FileLayer;
  readonly folder: DataFolder;
  /** The shipped checklist's bytes. */
  readonly shipped: Uint8Array;
  readonly now: () => number;
  readonly operator: () => string;
  readonly reader: ChecklistReader;
  readonly readAhead: ReadAhead;
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
  let kept = readIndex(ports);

  const { read, glanceAt } = fileReader(ports);

  function learn(): void {
    kept = kept.map((version) =>
      isUnknown(version) ? { ...version, contents: contentsOf(version) } : version,
    );
    try {
      writeIndex(ports, kept);
    } catch {
      // The next start asks again; that is all it costs.
      return;
    }
  }

  return {
    complete: () => {
      const wait = ports.readAhead.texts(kept.filter(isUnknown).map(({ markdown }) => markdown));
      return (
        wait?.then((read) => {
          if (read.ok) learn();
          return read;
        }) ?? null
      );
    },
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
      const version = { ...added, corrections, contents: contentsOf({ markdown, corrections }) };
      const others = kept.filter((other) => other.sha256 !== sha256);
      try {
        makeFolder(files, folder.checklists);
        if (known === undefined) writeAtomically(files, folder.checklist(sha256), markdown);
        if (corrections.length > 0 || (known?.corrections.length ?? 0) > 0) {
          const sidecar = { sha256, correctedAt: now(), correctedBy: operator(), corrections };
          writeJsonFile(files, folder.checklistCorrections(sha256), sidecar);
        }
        if (!version.shipped) writeIndex(ports, [...others, version]);
      } catch (cause) {
        return refused({ code: 'FileNotWritten', place: folder.checklists, cause: writeCause(cause) });
      }
      if (version.shipped) shipped = version;
      else kept = [...others, version];
      return ok(version);
    },
  };
}

/** Reads what a person names; keeps nothing and remembers nothing. */
function fileReader({ reader, files }: ChecklistPorts): Pick<Checklists, 'read' | 'glanceAt'> {
  async function read(
    name: string,
    bytes: Uint8Array,
  ): Promise<Result<ReadChecklist, ChecklistProblem | Trouble>> {
    const found = await reader.read(bytes);
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

  return { read, glanceAt };
}

function remembered<E>(read: Result<ReadChecklist, E>): Result<ReadChecklist, E> {
  if (read.ok) rememberReading(read.value.markdown, ok(read.value.checklist));
  return read;
}
