/** What is done with checklists in the worker, as data in and data out. */
import type { Checklist } from '#shared/checklist/checklist.ts';
import type { ChecklistProblem } from '#shared/checklist/checklist-problem.ts';
import type { Comparison } from '#shared/checklist/compare-checklists.ts';
import { compareTextsOnce } from '#shared/checklist/compare/compare-once.ts';
import { readChecklistOnce } from '#shared/checklist/read-checklist-once.ts';
import type { Result } from '#shared/result.ts';
import { readChecklistBytes, type ReadBytes } from './read-checklist-bytes.ts';

export type ReadingTask =
  /** A file that may become a version. */
  | { readonly kind: 'file'; readonly bytes: Uint8Array }
  /** The text of a version that is kept, or that a run carries. */
  | { readonly kind: 'text'; readonly markdown: string }
  | { readonly kind: 'compare'; readonly before: string; readonly after: string };

export type ReadingAnswers = {
  readonly file: ReadBytes;
  readonly text: Result<Checklist, ChecklistProblem>;
  readonly compare: Result<Comparison, ChecklistProblem>;
};
export type ReadingAnswer = ReadingAnswers[ReadingTask['kind']];

export function doReading(task: ReadingTask): ReadingAnswer {
  switch (task.kind) {
    case 'file':
      return readChecklistBytes(task.bytes);
    case 'text':
      return readChecklistOnce(task.markdown);
    case 'compare':
      return compareTextsOnce(task.before, task.after);
  }
}
