import { useEffect, useMemo } from 'react';
import { dayMs, minuteMs } from '#shared/time/instant.ts';
import { useApp } from '../../stores/use-app.ts';
import { followUpRows, type FollowUpRow } from './follow-up-rows.ts';
import { canBeDue } from './run-lists.ts';

/** What is due of all runs, and the minute it was told for in wall milliseconds. */
export function useFollowUpRows(): { readonly all: readonly FollowUpRow[]; readonly now: number } {
  const summaries = useApp((state) => state.summaries);
  const followUps = useApp((state) => state.followUps);
  const findFollowUps = useApp((state) => state.findFollowUps);
  const now = useApp((state) => Math.floor(state.wallNow / minuteMs)) * minuteMs;
  const day = Math.floor(now / dayMs);
  const wanted = useMemo(() => canBeDue(summaries, day), [summaries, day]);
  // Main reads the runs: it is outside React.
  useEffect(() => {
    void findFollowUps(wanted.map(({ run, asOf }) => ({ runId: run.runId, asOf })));
  }, [findFollowUps, wanted]);
  const runs = wanted.map(({ run }) => run);
  return { all: followUpRows(runs, (runId) => followUps[runId]?.due ?? [], now), now };
}
