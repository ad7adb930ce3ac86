import { followUpPeriods } from '#shared/follow-up/follow-up-periods.ts';
import { replacedAt } from '#shared/follow-up/follow-up-runs.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import type { RunSummary } from '#shared/run/summarise-run.ts';
import { runName } from '../shell/run-name.ts';

export type FollowUpRow = {
  readonly key: string;
  readonly runId: string;
  readonly name: string;
  /** "Week 1 Activities", "Monthly Activities, month 2" */
  readonly title: string;
  readonly closed: number;
  readonly total: number;
  readonly dueAt: number;
  readonly isOverdue: boolean;
};

const dayMs = 86_400_000;
/** What is further away is not due yet. */
const soonMs = 14 * dayMs;

/** One row for each group and round of a closed run that is due within two weeks, the first due first. */
export function followUpRows(
  runs: readonly StartedRun[],
  summaries: readonly RunSummary[],
  now: number,
): readonly FollowUpRow[] {
  return runs.flatMap((run) => rowsOf(run, summaries, now)).toSorted((a, b) => a.dueAt - b.dueAt);
}

/** "2 days overdue", "today", "tomorrow", "in 8 days" */
export function dueText(dueAt: number, now: number): string {
  const days = Math.ceil((dueAt - now) / dayMs) - 1;
  if (dueAt < now) {
    const late = Math.floor((now - dueAt) / dayMs);
    return late === 0 ? 'overdue since today' : `${late} ${late === 1 ? 'day' : 'days'} overdue`;
  }
  if (days <= 0) return 'today';
  return days === 1 ? 'tomorrow' : `in ${days} days`;
}

function rowsOf(run: StartedRun, summaries: readonly RunSummary[], now: number): readonly FollowUpRow[] {
  if (run.phase !== 'closing' && run.phase !== 'sealed') return [];
  const summary = summaries.find(({ runId }) => runId === run.runId);
  const ended = summary === undefined ? null : replacedAt(summary, summaries);
  return followUpPeriods(run, { steadyNow: now - run.shiftMs, replacedAt: ended })
    .filter(({ asks, dueAt }) => asks && dueAt <= now + soonMs)
    .map(({ group, period, title, closed, total, dueAt }) => ({
      key: `${run.runId}/${group.number}/${period}`,
      runId: run.runId,
      name: `${runName(run.details)}${run.rehearsal ? ', rehearsal' : ''}`,
      title,
      closed,
      total,
      dueAt,
      isOverdue: dueAt < now,
    }));
}
