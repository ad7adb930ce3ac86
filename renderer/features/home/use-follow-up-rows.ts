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
  const runs = useMemo(() => canBeDue(summaries, day * dayMs), [summaries, day]);
  // Main reads the runs. What is recorded in one, and another day, make it ask again.
  useEffect(() => {
    const runIds = runs.map(({ runId }) => runId);
    void findFollowUps(runIds, day);
  }, [findFollowUps, runs, day]);
  return { all: followUpRows(runs, (runId) => followUps[runId]?.due ?? [], now), now };
}
