import { folderLimits, type LeftOut } from './find-in-folder.ts';

/** What was not looked at and why, in a sentence or two; empty when everything was. */
export function explainLeftOut(leftOut: LeftOut): string {
  const kinds = [
    counted(leftOut.others, 'file that is no Markdown', 'files that are no Markdown'),
    counted(leftOut.hidden, 'hidden file or folder', 'hidden files and folders'),
    counted(leftOut.modules, 'node_modules folder', 'node_modules folders'),
    counted(
      leftOut.links,
      'link, which may lead out of the folder',
      'links, which may lead out of the folder',
    ),
    counted(
      leftOut.tooDeep,
      `folder below ${folderLimits.depth} others`,
      `folders below ${folderLimits.depth} others`,
    ),
    counted(leftOut.unreadable, 'folder that may not be read', 'folders that may not be read'),
    counted(
      leftOut.beyond,
      `Markdown file beyond the first ${folderLimits.files}`,
      `Markdown files beyond the first ${folderLimits.files}`,
    ),
  ].flatMap((words) => words ?? []);
  const sentences = [
    ...(kinds.length === 0 ? [] : [`Left out: ${kinds.join(', ')}.`]),
    ...(leftOut.isCut
      ? [
          `Looking ended after ${folderLimits.entries.toLocaleString('en')} files and folders; choose a folder inside to see the rest.`,
        ]
      : []),
  ];
  return sentences.join(' ');
}

function counted(count: number, one: string, many: string): string | null {
  return count === 0 ? null : `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
