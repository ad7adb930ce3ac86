import { checklistTitle } from '#shared/checklist/checklist-title.ts';
import { compareTextsOnce } from '#shared/checklist/compare/compare-once.ts';
import { readChecklistOnce } from '#shared/checklist/read-checklist-once.ts';
import type { ChecklistVersion } from '#shared/ipc/desktop-contract.ts';
import type { LastUsed, RunChecklist } from '#shared/run/run-checklist.ts';
import type { RunSummary } from '#shared/run/summarise-run.ts';

const listed = 500;

type Known = { readonly runs: readonly RunSummary[]; readonly versions: readonly ChecklistVersion[] };
type Wanted = Pick<RunChecklist, 'name' | 'sha256' | 'markdown'>;

/** The version of this checklist that the newest run used, if it was another one, and what changed since; or null. */
export function lastUsedBefore(
  checklist: Wanted,
  runs: readonly RunSummary[],
  versions: readonly ChecklistVersion[],
): LastUsed | null {
  const last = versionUsedLast(checklist, { runs, versions });
  if (last === null) return null;
  const compared = compareTextsOnce(last.version.markdown, checklist.markdown);
  if (!compared.ok) return null;
  const { differences } = compared.value;
  return {
    name: last.version.name,
    sha256: last.version.sha256,
    runNumber: last.runNumber,
    differences: differences.slice(0, listed),
    more: Math.max(0, differences.length - listed),
  };
}

/** Reads the text of this one, but not that of the version it finds. */
export function versionUsedLast(
  checklist: Wanted,
  { runs, versions }: Known,
): { readonly version: ChecklistVersion; readonly runNumber: string } | null {
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
  return version === undefined ? null : { version, runNumber: newest.runNumber };
}
