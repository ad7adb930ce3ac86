/**
 * Finds the Markdown files of a folder, wherever it lies: on a disk or dropped on the window. How far it looks is
 * bounded, links are never followed, and what was left out is counted, so that it can be said.
 */

/** Far above any folder of checklists; a folder of code or a whole disk ends here. */
export const folderLimits = {
  /** Folders inside each other. */
  depth: 8,
  /** Files and folders looked at. */
  entries: 50_000,
  /** Markdown files that are read. */
  files: 500,
} as const;

export type FolderEntry<At> = {
  readonly name: string;
  readonly kind: 'folder' | 'file' | 'link' | 'other';
  readonly at: At;
};

/** At most so many entries of one folder; null for a folder that cannot be read. */
export type ListFolder<At> = (folder: At, most: number) => Promise<readonly FolderEntry<At>[] | null>;

export type LeftOut = {
  readonly hidden: number;
  /** `node_modules`: what others wrote. */
  readonly modules: number;
  readonly tooDeep: number;
  readonly links: number;
  readonly unreadable: number;
  /** Files that are no Markdown by their name. */
  readonly others: number;
  /** Markdown files beyond the first ones. */
  readonly beyond: number;
  /** Looking ended before everything was seen. */
  readonly isCut: boolean;
};

export type FoundInFolder<At> = {
  /** Those nearest to the folder first. */
  readonly files: readonly { readonly path: string; readonly at: At }[];
  readonly leftOut: LeftOut;
};

type Search<At> = {
  readonly files: { path: string; at: At }[];
  readonly leftOut: { -readonly [K in keyof LeftOut]: LeftOut[K] };
  readonly waiting: { path: string; at: At; depth: number }[];
  seen: number;
};

/** Null when the folder itself cannot be read. `isStopped` is asked before each folder. */
export async function findInFolder<At>(
  root: At,
  list: ListFolder<At>,
  isStopped: () => boolean = () => false,
): Promise<FoundInFolder<At> | null> {
  const search: Search<At> = {
    files: [],
    leftOut: {
      hidden: 0,
      modules: 0,
      tooDeep: 0,
      links: 0,
      unreadable: 0,
      others: 0,
      beyond: 0,
      isCut: false,
    },
    waiting: [{ path: '', at: root, depth: 0 }],
    seen: 0,
  };
  for (let folder = search.waiting.shift(); folder !== undefined; folder = search.waiting.shift()) {
    if (isStopped()) break;
    const room = folderLimits.entries - search.seen;
    if (room <= 0) {
      search.leftOut.isCut = true;
      break;
    }
    const entries = await list(folder.at, room);
    if (entries === null && folder.depth === 0) return null;
    if (entries === null) search.leftOut.unreadable += 1;
    else takeEntries(search, folder, entries);
  }
  return { files: search.files, leftOut: search.leftOut };
}

function takeEntries<At>(
  search: Search<At>,
  folder: { readonly path: string; readonly depth: number },
  entries: readonly FolderEntry<At>[],
): void {
  search.seen += entries.length;
  if (search.seen >= folderLimits.entries) search.leftOut.isCut = true;
  for (const entry of entries.toSorted((one, other) => compareNames(one.name, other.name))) {
    const { name, kind, at } = entry;
    const path = folder.path === '' ? name : `${folder.path}/${name}`;
    const why = whyLeftOut(entry, folder.depth);
    if (why !== null) search.leftOut[why] += 1;
    else if (kind === 'folder') search.waiting.push({ path, at, depth: folder.depth + 1 });
    else if (search.files.length >= folderLimits.files) search.leftOut.beyond += 1;
    else search.files.push({ path, at });
  }
}

function whyLeftOut(
  { name, kind }: FolderEntry<unknown>,
  depth: number,
): 'links' | 'hidden' | 'modules' | 'tooDeep' | 'others' | null {
  const isFolder = kind === 'folder';
  if (kind === 'link') return 'links';
  if (name.startsWith('.') && !(isFolder && holdsTemplates.has(name))) return 'hidden';
  if (isFolder && name === 'node_modules') return 'modules';
  if (isFolder) return depth >= folderLimits.depth ? 'tooDeep' : null;
  return kind === 'other' || !isMarkdown(name) ? 'others' : null;
}

/** Hidden by their name, and still where teams keep their release issue templates. */
const holdsTemplates: ReadonlySet<string> = new Set(['.github', '.gitlab', '.gitea', '.forgejo']);

/** The endings that GitHub shows as Markdown. */
function isMarkdown(name: string): boolean {
  return /\.(?:md|markdown|mdown|mkdn?|mkdown)$/i.test(name);
}

/** By code unit: the same everywhere, whatever the language of the laptop. */
function compareNames(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
