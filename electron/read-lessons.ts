/** What is asked of the index about lessons: whose checklist, and which runs came before. */
import { checklistTitle } from '#shared/checklist/checklist-title.ts';
import { comparableItems } from '#shared/checklist/compare-checklists.ts';
import { readCorrected } from '#shared/checklist/read-checklist-once.ts';
import type { DesktopInput } from '#shared/ipc/desktop-contract.ts';
import type { LessonQuestion } from '#shared/review/learned-before.ts';
import type { Services } from './services.ts';

/** Null when there is no such run or checklist here. */
export function lessonQuestion(
  { shelf, checklists }: Pick<Services, 'shelf' | 'checklists'>,
  asked: DesktopInput<'readLessons'>,
): LessonQuestion | null {
  if ('runId' in asked) {
    const run = shelf.get(asked.runId)?.run;
    if (run?.status !== 'started') return null;
    return {
      runId: run.runId,
      createdAt: run.created.at,
      checklist: checklistTitle(run.checklist, run.checklistSource.name),
      checklistSha256: run.checklistSource.sha256,
      items: comparableItems(run.checklist),
    };
  }
  const version = checklists.all().find(({ sha256 }) => sha256 === asked.checklistSha256);
  const read = version === undefined ? null : readCorrected(version);
  if (version === undefined || read === null || !read.ok) return null;
  return {
    runId: null,
    createdAt: null,
    checklist: checklistTitle(read.value, version.name),
    checklistSha256: version.sha256,
    items: comparableItems(read.value),
  };
}
