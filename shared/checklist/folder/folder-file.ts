/** One Markdown file of a folder, as far as choosing needs it. */
import type { ReadChecklist } from '../../ipc/desktop-contract.ts';
import type { Trouble } from '../../ipc/trouble.ts';
import type { Result } from '../../result.ts';
import type { ChecklistProblem } from '../checklist-problem.ts';
import type { LeftOut } from './find-in-folder.ts';

export type FolderFile = {
  /** Below the folder, with `/` on every system. */
  readonly path: string;
} & (
  | { readonly items: number; readonly title: string; readonly sha256: string }
  | { readonly problem: ChecklistProblem | Trouble }
);

export type ReadFolder = {
  readonly name: string;
  readonly files: readonly FolderFile[];
  readonly leftOut: LeftOut;
};

/** What choosing needs of a file that was read. */
export function describeFile(
  path: string,
  read: Result<ReadChecklist, ChecklistProblem | Trouble>,
): FolderFile {
  if (!read.ok) return { path, problem: read.error };
  const { checklist, sha256 } = read.value;
  return { path, items: checklist.counts.items, title: checklist.title, sha256 };
}
