import { useMemo } from 'react';
import { checklistTitle } from '#shared/checklist/checklist-title.ts';
import type { ChecklistVersion } from '#shared/ipc/desktop-contract.ts';
import { refuseFixed } from '#shared/run/decide-update.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { useApp, useRun } from '../../stores/use-app.ts';
import { titleOf } from '../checklists/checklist-versions.ts';

/** Other versions of the run's checklist, newest first; none once the run keeps its version for ever. */
export function otherVersions(
  run: StartedRun,
  versions: readonly ChecklistVersion[],
): readonly ChecklistVersion[] {
  if (refuseFixed(run) !== null) return [];
  const title = checklistTitle(run.checklist, run.checklistSource.name);
  return versions.filter(
    (version) => version.sha256 !== run.checklistSource.sha256 && titleOf(version) === title,
  );
}

/** Those of them that were kept after the one the run uses. */
export function useNewerVersions(): readonly ChecklistVersion[] {
  const run = useRun();
  const versions = useApp((state) => state.checklists);
  return useMemo(() => {
    const own = versions.find(({ sha256 }) => sha256 === run.checklistSource.sha256);
    const usedSince = own?.importedAt ?? run.created.at;
    return otherVersions(run, versions).filter(({ importedAt }) => importedAt > usedSince);
  }, [run, versions]);
}
