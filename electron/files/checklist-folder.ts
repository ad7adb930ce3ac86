/** A folder of checklists that a person chose: what is in it, and its files one by one. Nothing in it is changed. */
import { opendir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChecklistProblem } from '#shared/checklist/checklist-problem.ts';
import { findInFolder, type FolderEntry, type ListFolder } from '#shared/checklist/folder/find-in-folder.ts';
import { describeFile, type FolderFile, type ReadFolder } from '#shared/checklist/folder/folder-file.ts';
import type { ReadChecklist } from '#shared/ipc/desktop-contract.ts';
import type { Trouble } from '#shared/ipc/trouble.ts';
import { ok, refused, type Result } from '#shared/result.ts';
import { baseName } from './base-name.ts';
import type { Checklists } from './checklists.ts';
import { readTrouble } from './read-trouble.ts';

export type ChecklistFolder = {
  readonly read: (root: string) => Promise<Result<ReadFolder, Trouble>>;
  /** One of the files that `read` found last. */
  readonly readFile: (path: string) => Promise<Result<ReadChecklist, ChecklistProblem | Trouble>>;
  /** Where one of them lies, or null. */
  readonly pathOf: (path: string) => string | null;
  /** Ends `read`, which then answers `Cancelled`. */
  readonly cancel: () => void;
};

export function openChecklistFolder(checklists: Pick<Checklists, 'readFile' | 'glanceAt'>): ChecklistFolder {
  let found: ReadonlyMap<string, string> = new Map();
  let stop = (): void => undefined;
  return {
    cancel: () => stop(),
    pathOf: (path) => found.get(path) ?? null,
    readFile: async (path) => {
      const known = found.get(path);
      return known === undefined
        ? refused({ code: 'FileUnreadable', name: path, cause: 'gone', size: null })
        : readInside(checklists.readFile, known);
    },
    read: async (root) => {
      let isStopped = false;
      stop = () => {
        isStopped = true;
      };
      const top = await realpath(root).catch(() => root);
      const inside = await findInFolder(top, listFolder, () => isStopped);
      if (isStopped) return cancelled;
      if (inside === null) return refused(await whyUnreadable(top));
      const files: FolderFile[] = [];
      for (const { path, at } of inside.files) {
        const read = isStopped ? cancelled : await readInside(checklists.glanceAt, at);
        if (!read.ok && read.error.code === 'Cancelled') return cancelled;
        files.push(describeFile(path, read));
      }
      found = new Map(inside.files.map(({ path, at }) => [path, at]));
      return ok({ name: baseName(root), files, leftOut: inside.leftOut });
    },
  };
}

const cancelled = refused({ code: 'Cancelled' } as const);

/** A file that became a link since it was found is not followed. */
async function readInside(
  read: Checklists['readFile'],
  path: string,
): Promise<Result<ReadChecklist, ChecklistProblem | Trouble>> {
  try {
    if ((await realpath(path)) !== path) throw Object.assign(new Error('a link'), { code: 'ENOENT' });
  } catch (thrown) {
    return refused(readTrouble(thrown, baseName(path)));
  }
  return read(path);
}

const listFolder: ListFolder<string> = async (folder, most) => {
  const entries: FolderEntry<string>[] = [];
  try {
    for await (const entry of await opendir(folder)) {
      if (entries.length >= most) break;
      const kind = entry.isSymbolicLink()
        ? 'link'
        : entry.isDirectory()
          ? 'folder'
          : entry.isFile()
            ? 'file'
            : 'other';
      entries.push({ name: entry.name, kind, at: join(folder, entry.name) });
    }
    return entries;
  } catch {
    // Counted as a folder that may not be read; for the chosen folder itself the reason is asked for again.
    return null;
  }
};

async function whyUnreadable(folder: string): Promise<Trouble> {
  const thrown: unknown = await opendir(folder).then(
    async (opened) => {
      await opened.close();
      return null;
    },
    (error: unknown) => error,
  );
  return readTrouble(thrown, baseName(folder));
}
