import type { StartedRun } from '../run/run-state.ts';
import { dayMs } from '../time/instant.ts';
import { followUpPeriods, type FollowUpPeriodNow } from './follow-up-periods.ts';

/** What a list says of a period that is due. */
export type DuePeriod = Pick<FollowUpPeriodNow, 'period' | 'title' | 'closed' | 'total' | 'dueAt'> & {
  /** Number of the group. */
  readonly group: string;
};

/** What is further away is not due yet. */
const soonMs = 14 * dayMs;

/** What a run whose record is closed asks for within two weeks, in the order the periods end. */
export function duePeriods(
  run: StartedRun,
  { wallNow, replacedAt }: { readonly wallNow: number; readonly replacedAt: number | null },
): readonly DuePeriod[] {
  if (run.phase !== 'closing' && run.phase !== 'sealed') return [];
  return followUpPeriods(run, { steadyNow: wallNow - run.shiftMs, replacedAt })
    .filter(({ asks, dueAt }) => asks && dueAt <= wallNow + soonMs)
    .map(({ group, period, title, closed, total, dueAt }) => ({
      group: group.number,
      period,
      title,
      closed,
      total,
      dueAt,
    }));
}
