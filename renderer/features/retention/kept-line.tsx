import type { ReactNode } from 'react';
import { keptUntil } from '#shared/retention/retention.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { formatDate } from '#shared/time/instant.ts';
import { useApp } from '../../stores/use-app.ts';
import { Checkbox } from '../../ui/checkbox.tsx';

/** Until when a sealed run is kept, and whether it stays whatever the years say; absent while all are kept for ever. */
export function KeptLine({ run }: { readonly run: StartedRun }): ReactNode {
  const offset = useApp((state) => state.offsetMinutes);
  const saveSettings = useApp((state) => state.saveSettings);
  const { keepRunsYears: keepYears, heldRuns } = useApp((state) => state.settings);
  if (run.sealed === null || keepYears === null) return null;
  const until = keptUntil(run, { keepYears, heldRuns }, offset);
  const others = heldRuns.filter((runId) => runId !== run.runId);
  return (
    <Checkbox
      label="Keep this run for ever"
      hint={
        until === null
          ? 'It stays, whatever Settings say of other runs.'
          : `Otherwise it may be removed after ${formatDate(until, offset)}, by two people.`
      }
      checked={until === null}
      onChange={(isHeld) => void saveSettings({ heldRuns: isHeld ? [...others, run.runId] : others })}
    />
  );
}
