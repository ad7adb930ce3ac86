import { checklistTitle } from '#shared/checklist/checklist-title.ts';
import { compareChecklists } from '#shared/checklist/compare-checklists.ts';
import { readChecklistOnce } from '#shared/checklist/read-checklist-once.ts';
import type { ChecklistVersion } from '#shared/ipc/desktop-contract.ts';
import type { LastUsed, RunChecklist } from '#shared/run/run-checklist.ts';
import type { RunSummary } from '#shared/run/summarise-run.ts';

const listed = 500;

/** The version of this checklist that the newest run used, if it was another one, and what changed since; or null. */
export function lastUsedBefore(
  checklist: Pick<RunChecklist, 'name' | 'sha256' | 'markdown'>,
  runs: readonly RunSummary[],
  versions: readonly ChecklistVersion[],
): LastUsed | null {
  const now = readChecklistOnce(checklist.markdown);
  if (!now.ok) return null;
  const title = checklistTitle(now.value, checklist.name);
  const newest = runs
    .filter((run) => run.checklistTitle === title)
    .reduce<RunSummary | null>(
      (last, run) => (last === null || run.createdAt > last.createdAt ? run : last),
      null,
    );
  if (newest === null || newest.checklistSha256 === checklist.sha256) return null;
  const version = versions.find(({ sha256 }) => sha256 === newest.checklistSha256);
  const before = version === undefined ? null : readChecklistOnce(version.markdown);
  if (version === undefined || before === null || !before.ok) return null;
  const { differences } = compareChecklists(before.value, now.value);
  return {
    name: version.name,
    sha256: version.sha256,
    runNumber: newest.runNumber,
    differences: differences.slice(0, listed),
    more: Math.max(0, differences.length - listed),
  };
}
