import { refused } from '../result.ts';
import { refuseShort, type Decision } from './decision.ts';
import type { CommandOf } from './run-commands.ts';
import type { StartedRun } from './run-state.ts';

/** What is typed in from paper names who wrote it and when; a page it names is there. */
export function refusePaper(command: CommandOf<'MarkItem'>, run: StartedRun): Decision | null {
  const { item, paper, statedAt } = command;
  if (paper === undefined) return null;
  const nameless = refuseShort(paper.writtenBy, { item, for: 'written-by', minimum: 1 });
  if (nameless !== null) return nameless;
  if (statedAt === null) return refused({ code: 'ReasonNeeded', item, for: 'paper-time', minimum: 1 });
  const { pageId } = paper;
  const isThere = run.evidence.some(({ evidence, removed }) => evidence.id === pageId && removed === null);
  return pageId === null || isThere ? null : refused({ code: 'NoSuchEvidence', id: pageId });
}
