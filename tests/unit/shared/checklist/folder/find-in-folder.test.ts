import { describe, expect, it } from 'vitest';
import { explainLeftOut } from '#shared/checklist/folder/explain-left-out.ts';
import {
  findInFolder,
  folderLimits,
  type FolderEntry,
  type ListFolder,
} from '#shared/checklist/folder/find-in-folder.ts';

/** A folder as nested names: a string is a kind, an object a folder, null one that may not be read. */
interface Tree {
  readonly [name: string]: Tree | 'file' | 'link' | 'other' | null;
}
type Node = Tree[string];

const list: ListFolder<Node> = async (folder, most) => {
  if (folder === null || typeof folder === 'string') return null;
  return Object.entries(folder)
    .map(([name, at]): FolderEntry<Node> => ({ name, kind: typeof at === 'string' ? at : 'folder', at }))
    .slice(0, most);
};

async function find(tree: Tree, isStopped?: () => boolean) {
  const found = await findInFolder<Node>(tree, list, isStopped);
  if (found === null) throw new Error('not read');
  return { paths: found.files.map(({ path }) => path), leftOut: found.leftOut };
}

describe('the Markdown files of a folder', () => {
  it('are found at any depth, those nearest first, by all endings of Markdown', async () => {
    const { paths, leftOut } = await find({
      docs: { 'deploy.markdown': 'file', old: { 'x.MD': 'file' } },
      'release.md': 'file',
      'a.mkd': 'file',
      'main.ts': 'file',
    });
    expect(paths).toEqual(['a.mkd', 'release.md', 'docs/deploy.markdown', 'docs/old/x.MD']);
    expect(explainLeftOut(leftOut)).toBe('Left out: 1 file that is no Markdown.');
  });

  it('leave out what is hidden, what others wrote, links and what may not be read, and say so', async () => {
    const { paths, leftOut } = await find({
      '.git': { 'a.md': 'file' },
      '.secret.md': 'file',
      node_modules: { 'readme.md': 'file' },
      'away.md': 'link',
      elsewhere: 'link',
      pipe: 'other',
      locked: null,
      'b.md': 'file',
    });
    expect(paths).toEqual(['b.md']);
    expect(explainLeftOut(leftOut)).toBe(
      'Left out: 1 file that is no Markdown, 2 hidden files and folders, 1 node_modules folder, ' +
        '2 links, which may lead out of the folder, 1 folder that may not be read.',
    );
  });

  it('are looked for where teams keep issue templates, although that folder is hidden', async () => {
    const { paths } = await find({ '.github': { ISSUE_TEMPLATE: { 'release.md': 'file' } } });
    expect(paths).toEqual(['.github/ISSUE_TEMPLATE/release.md']);
  });

  it('end at the depth that is looked at', async () => {
    let tree: Tree = { 'deep.md': 'file' };
    for (let depth = 0; depth <= folderLimits.depth; depth += 1) tree = { [`d${depth}`]: tree };
    const { paths, leftOut } = await find(tree);
    expect(paths).toEqual([]);
    expect(leftOut.tooDeep).toBe(1);
  });

  it('are the first ones of a folder with ten thousand, and the rest is counted', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, index) => [`${String(index).padStart(5, '0')}.md`, 'file' as const]),
    );
    const { paths, leftOut } = await find(many);
    expect(paths).toHaveLength(folderLimits.files);
    expect(leftOut.beyond).toBe(9500);
    expect(explainLeftOut(leftOut)).toContain('9,500 Markdown files beyond the first 500');
  });

  it('are no longer looked for once enough was seen, which is said', async () => {
    const crowd = Object.fromEntries(
      Array.from({ length: folderLimits.entries }, (_, index) => [`${index}.txt`, 'file' as const]),
    );
    const { leftOut } = await find({ a: crowd, b: { 'never.md': 'file' } });
    expect(leftOut.isCut).toBe(true);
    expect(explainLeftOut(leftOut)).toContain('Looking ended after 50,000 files and folders');
  });

  it('are none of an empty folder, with nothing left out', async () => {
    const { paths, leftOut } = await find({});
    expect(paths).toEqual([]);
    expect(explainLeftOut(leftOut)).toBe('');
  });

  it('are not looked for in a folder that cannot be read, nor after a stop', async () => {
    expect(await findInFolder<Node>(null, list)).toBeNull();
    expect((await find({ 'a.md': 'file' }, () => true)).paths).toEqual([]);
  });
});
