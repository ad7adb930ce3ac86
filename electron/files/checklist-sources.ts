/**
 * The files on disk that versions were taken from, and what became of those that are watched. Watching only tells: a
 * version is taken when a person says so, and a run keeps the version it was made with.
 */
import { stat } from 'node:fs/promises';
import { z } from 'zod';
import type { DesktopTidings, ReadChecklist } from '#shared/ipc/desktop-contract.ts';
import type { ChecklistSource, SourceState } from '#shared/ipc/source-contract.ts';
import type { ChecklistProblem } from '#shared/checklist/checklist-problem.ts';
import type { Trouble } from '#shared/ipc/trouble.ts';
import { ok, refused, type Result } from '#shared/result.ts';
import type { DataFolder } from '../data-folder.ts';
import type { FileLayer } from '../ledger/file-layer.ts';
import { readJsonFile, writeJsonFile } from '../ledger/json-file.ts';
import { makeFolder } from '../ledger/make-folder.ts';
import { writeCause } from '../ledger/trouble-cause.ts';
import type { Checklists } from './checklists.ts';
import { watchFile, type FileWatch } from './watch-file.ts';

export type ChecklistSources = {
  readonly all: () => readonly ChecklistSource[];
  /** A file was read for a person: should its text be kept, the version came from there. */
  readonly wasRead: (path: string, sha256: string) => void;
  readonly wasKept: (sha256: string) => void;
  readonly watch: (sha256: string, path: string) => Result<readonly ChecklistSource[], Trouble>;
  readonly unwatch: (sha256: string) => Result<readonly ChecklistSource[], Trouble>;
  readonly pathOf: (sha256: string) => string | null;
  /** The file of a version as it is now. */
  readonly read: (sha256: string) => Promise<Result<ReadChecklist, ChecklistProblem | Trouble>>;
  /** Looks at all watched files once; those that did not change cost a question to the system each. */
  readonly look: () => Promise<void>;
  /** From now on the system is asked to say when a watched file changes. */
  readonly begin: () => void;
  readonly end: () => void;
};

export type SourcePorts = {
  readonly files: FileLayer;
  readonly folder: DataFolder;
  readonly checklists: Pick<Checklists, 'glanceAt' | 'readFile'>;
  readonly now: () => number;
  readonly tell: (tidings: DesktopTidings) => void;
};

const fileSchema = z.object({
  sources: z.array(
    z.object({
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      path: z.string(),
      isWatched: z.boolean(),
    }),
  ),
});

type Held = {
  sources: readonly ChecklistSource[];
  /** Paths by the hash of what was read there last. */
  readonly readFrom: Map<string, string>;
  /** When and how large each watched file was when it was read. */
  readonly seen: Map<string, string>;
  readonly watches: Map<string, FileWatch>;
  isBegun: boolean;
  isLooking: boolean;
};

export function openChecklistSources(ports: SourcePorts): ChecklistSources {
  const { files, folder, checklists } = ports;
  const known = readJsonFile(files, folder.checklistSources, fileSchema)?.sources ?? [];
  const held: Held = {
    sources: known.map((source) => ({ ...source, state: null })),
    readFrom: new Map(),
    seen: new Map(),
    watches: new Map(),
    isBegun: false,
    isLooking: false,
  };
  const find = (sha256: string) => held.sources.find((source) => source.sha256 === sha256);
  const pathOf = (sha256: string) => find(sha256)?.path ?? held.readFrom.get(sha256) ?? null;
  const begin = (isBegun: boolean): void => {
    held.isBegun = isBegun;
    arm(ports, held);
  };
  return {
    all: () => held.sources,
    wasRead: (path, sha256) => {
      const [oldest] = held.readFrom.keys();
      if (held.readFrom.size >= 1000 && oldest !== undefined) held.readFrom.delete(oldest);
      held.readFrom.set(sha256, path);
    },
    wasKept: (sha256) => {
      const path = held.readFrom.get(sha256);
      if (path === undefined) return;
      const isWatched = held.sources.some((source) => source.path === path && source.isWatched);
      // A version is kept whether what is known of its file can be written or not.
      set(ports, held, [...without(held, path, sha256), { sha256, path, isWatched, state: same }]);
    },
    watch: (sha256, path) => {
      held.seen.delete(path);
      const watched = { sha256, path, isWatched: true, state: null };
      const done = set(ports, held, [...without(held, path, sha256), watched]);
      if (done.ok) void lookAt(ports, held, path);
      return done;
    },
    unwatch: (sha256) =>
      set(
        ports,
        held,
        held.sources.map((one) => (one.sha256 === sha256 ? { ...one, isWatched: false, state: null } : one)),
      ),
    pathOf,
    read: async (sha256) => {
      const path = pathOf(sha256);
      if (path === null) return refused({ code: 'FileUnreadable', name: '', cause: 'gone', size: null });
      const read = await checklists.readFile(path);
      if (read.ok) held.readFrom.set(read.value.sha256, path);
      return read;
    },
    look: async () => {
      // A drive that does not answer must not be asked again and again.
      if (held.isLooking) return;
      held.isLooking = true;
      for (const { path, isWatched } of held.sources) if (isWatched) await lookAt(ports, held, path);
      held.isLooking = false;
      arm(ports, held);
    },
    begin: () => begin(true),
    end: () => begin(false),
  };
}

/** A path has one version, and a version one path. */
function without({ sources }: Held, path: string, sha256: string): readonly ChecklistSource[] {
  return sources.filter((source) => source.path !== path && source.sha256 !== sha256);
}

function set(
  ports: SourcePorts,
  held: Held,
  next: readonly ChecklistSource[],
): Result<readonly ChecklistSource[], Trouble> {
  const { files, folder, tell } = ports;
  try {
    makeFolder(files, folder.checklists);
    const kept = next.map(({ sha256, path, isWatched }) => ({ sha256, path, isWatched }));
    writeJsonFile(files, folder.checklistSources, { sources: kept });
  } catch (cause) {
    return refused({ code: 'FileNotWritten', place: folder.checklists, cause: writeCause(cause) });
  }
  held.sources = next;
  arm(ports, held);
  tell({ kind: 'sources', sources: next });
  return ok(next);
}

/** One watch for each watched path, none for the others. */
function arm(ports: SourcePorts, held: Held): void {
  const { sources, watches, seen } = held;
  const watched = sources.flatMap(({ path, isWatched }) => (isWatched ? [path] : []));
  const wanted = new Set(held.isBegun ? watched : []);
  for (const [path, watch] of watches) {
    // The folder may have gone with its file: one that came back is watched anew.
    if (wanted.has(path) && seen.get(path) !== away) continue;
    watch.end();
    watches.delete(path);
  }
  for (const path of wanted) {
    if (!watches.has(path))
      watches.set(
        path,
        watchFile(path, () => void lookAt(ports, held, path)),
      );
  }
}

async function lookAt({ checklists, now, tell }: SourcePorts, held: Held, path: string): Promise<void> {
  const stamp = await stampOf(path);
  if (held.seen.get(path) === stamp) return;
  const read = await checklists.glanceAt(path);
  // Reading was ended for another reason: the next look reads again.
  if (!read.ok && read.error.code === 'Cancelled') return;
  held.seen.set(path, stamp);
  const source = held.sources.find((one) => one.path === path && one.isWatched);
  if (source === undefined) return;
  const state = stateOf(source, read, now());
  if (JSON.stringify({ ...source.state, at: 0 }) === JSON.stringify({ ...state, at: 0 })) return;
  held.sources = held.sources.map((one) => (one.path === path ? { ...one, state } : one));
  tell({ kind: 'sources', sources: held.sources });
}

const away = 'away';
const same: SourceState = { kind: 'same' };

function stateOf(
  { sha256 }: ChecklistSource,
  read: Result<ReadChecklist, ChecklistProblem | Trouble>,
  at: number,
): SourceState {
  if (!read.ok) return { kind: 'unusable', problem: read.error, at };
  if (read.value.sha256 === sha256) return same;
  return { kind: 'changed', sha256: read.value.sha256, items: read.value.checklist.counts.items, at };
}

/** Changes whenever the file does: another file under the same name, too. */
async function stampOf(path: string): Promise<string> {
  try {
    const { mtimeMs, size, ino } = await stat(path);
    return `${mtimeMs} ${size} ${ino}`;
  } catch {
    // Reading it says why.
    return away;
  }
}
