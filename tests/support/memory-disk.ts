/**
 * A disk in memory that remembers what it was asked and what was made durable, so that a power cut can be played at any
 * moment: contents are durable once their file is synced, names once their folder is. Between syncs a disk may keep any
 * of what was asked, in any order, and half of a write; `cut` plays one of those outcomes.
 */
import { basename, dirname } from 'node:path';
import type { FileLayer } from '#electron/ledger/file-layer.ts';
import { failure } from './faulty-files.ts';

export type MemoryDisk = {
  readonly files: FileLayer;
  /** How many changes were asked of the disk so far. */
  readonly changes: () => number;
  /** A disk as it may be found after power failed at this moment. `random` gives numbers from 0 up to, not including, 1. */
  readonly cut: (keep: Keep, random: () => number) => MemoryDisk;
  /** Every file and its content, for comparing two disks. */
  readonly contents: () => Readonly<Record<string, string>>;
};

/** What of the unsynced survives: nothing, everything, or each change by chance, writes also in part. */
export type Keep = 'nothing' | 'everything' | 'some';

type Change =
  | { readonly kind: 'write'; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly length: number };
type Inode = { content: Buffer; durable: Buffer; unsynced: Change[]; modified: number };
/** What one call did to names, all of it or nothing. */
type NameChange = readonly (readonly [name: string, node: Node | null])[];
type Folder = { names: Map<string, Node>; durable: Map<string, Node>; unsynced: NameChange[] };
type Node =
  | { readonly kind: 'file'; readonly inode: Inode }
  | { readonly kind: 'folder'; readonly folder: Folder };

export function memoryDisk(): MemoryDisk {
  return diskOf(newFolder());
}

function diskOf(root: Folder): MemoryDisk {
  const handles = new Map<number, Node>();
  let nextHandle = 3;
  let changes = 0;

  function folderAt(path: string): Folder | null {
    let folder: Folder = root;
    for (const part of path.split('/').filter((name) => name !== '')) {
      const node = folder.names.get(part);
      if (node?.kind !== 'folder') return null;
      folder = node.folder;
    }
    return folder;
  }

  function parentOf(path: string): Folder {
    const folder = folderAt(dirname(path));
    if (folder === null) throw failure('ENOENT');
    return folder;
  }

  function fileAt(path: string): Inode | null {
    const node = folderAt(dirname(path))?.names.get(basename(path));
    return node?.kind === 'file' ? node.inode : null;
  }

  function rename(folder: Folder, change: NameChange): void {
    changes += 1;
    applyNames(folder.names, change);
    folder.unsynced.push(change);
  }

  function inodeOf(handle: number): Inode {
    const node = handles.get(handle);
    if (node?.kind !== 'file') throw failure('EBADF');
    return node.inode;
  }

  function change(handle: number, what: Change): void {
    changes += 1;
    const inode = inodeOf(handle);
    inode.content = applied(inode.content, what);
    inode.unsynced.push(what);
    inode.modified = changes;
  }

  function syncFile(handle: number): void {
    changes += 1;
    const node = handles.get(handle);
    if (node?.kind === 'folder') {
      node.folder.durable = new Map(node.folder.names);
      node.folder.unsynced = [];
      return;
    }
    const inode = inodeOf(handle);
    inode.durable = inode.content;
    inode.unsynced = [];
  }

  function open(node: Node): number {
    nextHandle += 1;
    handles.set(nextHandle, node);
    return nextHandle;
  }

  const files: FileLayer = {
    open: (path, how) => {
      if (how === 'folder') {
        const folder = folderAt(path);
        if (folder === null) throw failure('ENOENT');
        return open({ kind: 'folder', folder });
      }
      const found = fileAt(path);
      if ((how === 'change' || how === 'read') && found === null) throw failure('ENOENT');
      if (how === 'make' && found !== null) throw failure('EEXIST');
      if (found !== null) return open({ kind: 'file', inode: found });
      const empty = Buffer.alloc(0);
      const made: Node = {
        kind: 'file',
        inode: { content: empty, durable: empty, unsynced: [], modified: changes },
      };
      rename(parentOf(path), [[basename(path), made]]);
      return open(made);
    },
    write: (handle, bytes, position) => {
      change(handle, { kind: 'write', at: position, bytes: Buffer.from(bytes) });
      return bytes.byteLength;
    },
    syncData: syncFile,
    sync: syncFile,
    truncate: (handle, length) => change(handle, { kind: 'truncate', length }),
    close: (handle) => void handles.delete(handle),
    describe: (handle) => {
      const inode = inodeOf(handle);
      return { names: isNamed(root, inode) ? 1 : 0, size: inode.content.byteLength };
    },
    rename: (from, to) => {
      const inode = fileAt(from);
      if (inode === null) throw failure('ENOENT');
      rename(parentOf(to), [
        [basename(to), { kind: 'file', inode }],
        [basename(from), null],
      ]);
    },
    remove: (path) => {
      if (fileAt(path) !== null) rename(parentOf(path), [[basename(path), null]]);
    },
    removeFolder: (path) => {
      const found = folderAt(path);
      if (found === null) return;
      if (found.names.size > 0) throw failure('ENOTEMPTY');
      rename(parentOf(path), [[basename(path), null]]);
    },
    makeFolder: (path) => {
      const parts = path.split('/').filter((part) => part !== '');
      for (let depth = 1; depth <= parts.length; depth += 1) {
        const here = `/${parts.slice(0, depth).join('/')}`;
        if (folderAt(here) === null) rename(parentOf(here), [[basename(here), newFolderNode()]]);
      }
    },
    read: (path) => {
      const inode = fileAt(path);
      if (inode === null) throw failure('ENOENT');
      return Buffer.from(inode.content);
    },
    readAt: (handle, position, length) => {
      const { content } = inodeOf(handle);
      return Buffer.from(content.subarray(position, position + length));
    },
    sizeOf: (path) => fileAt(path)?.content.byteLength ?? null,
    modified: (path) => fileAt(path)?.modified ?? null,
    list: (path) => [...(folderAt(path)?.names.keys() ?? [])].toSorted(),
    freeBytes: () => null,
  };

  return {
    files,
    changes: () => changes,
    cut: (keep, random) => diskOf(cutFolder(root, keep, random)),
    contents: () => Object.fromEntries(contentsOf(root, '')),
  };
}

function newFolder(): Folder {
  return { names: new Map(), durable: new Map(), unsynced: [] };
}

function newFolderNode(): Node {
  return { kind: 'folder', folder: newFolder() };
}

function applyNames(names: Map<string, Node>, change: NameChange): void {
  for (const [name, node] of change) {
    if (node === null) names.delete(name);
    else names.set(name, node);
  }
}

function isNamed(folder: Folder, inode: Inode): boolean {
  return [...folder.names.values()].some((node) =>
    node.kind === 'file' ? node.inode === inode : isNamed(node.folder, inode),
  );
}

function applied(content: Buffer, change: Change): Buffer {
  if (change.kind === 'truncate') return resized(content, change.length);
  const longer = resized(content, Math.max(content.byteLength, change.at + change.bytes.byteLength));
  change.bytes.copy(longer, change.at);
  return longer;
}

function resized(content: Buffer, length: number): Buffer {
  const next = Buffer.alloc(length);
  content.copy(next, 0, 0, length);
  return next;
}

function cutFolder(folder: Folder, keep: Keep, random: () => number): Folder {
  const names = new Map(folder.durable);
  for (const change of folder.unsynced) {
    if (keep === 'everything' || (keep === 'some' && random() < 0.5)) applyNames(names, change);
  }
  const left = new Map([...names].map(([name, node]) => [name, cutNode(node, keep, random)]));
  return { names: left, durable: new Map(left), unsynced: [] };
}

function cutNode(node: Node, keep: Keep, random: () => number): Node {
  if (node.kind === 'folder') return { kind: 'folder', folder: cutFolder(node.folder, keep, random) };
  const content = node.inode.unsynced.reduce(
    (so, change) => (keep === 'nothing' ? so : survived(so, change, keep === 'everything' ? 1 : random())),
    node.inode.durable,
  );
  return { kind: 'file', inode: { ...node.inode, content, durable: content, unsynced: [] } };
}

/** Lost, whole, half, or only its length: a file that grew whose blocks were not written yet. */
function survived(content: Buffer, change: Change, chance: number): Buffer {
  if (chance < 0.3) return content;
  if (change.kind === 'truncate' || chance >= 0.7) return applied(content, change);
  const { at, bytes } = change;
  const half = bytes.subarray(0, Math.floor(bytes.byteLength * ((chance * 10) % 1)));
  return applied(content, { kind: 'write', at, bytes: chance < 0.5 ? half : Buffer.alloc(bytes.byteLength) });
}

function* contentsOf(folder: Folder, path: string): Generator<readonly [string, string]> {
  for (const [name, node] of folder.names) {
    if (node.kind === 'folder') yield* contentsOf(node.folder, `${path}/${name}`);
    else yield [`${path}/${name}`, node.inode.content.toString('latin1')];
  }
}
