import type { DuePeriod } from '#shared/follow-up/due-periods.ts';
import type { RunSummary } from '#shared/run/summarise-run.ts';
import { dayMs } from '#shared/time/instant.ts';
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

/** One row for each period that is due of these runs, the first due first. */
export function followUpRows(
  runs: readonly RunSummary[],
  dueOf: (runId: string) => readonly DuePeriod[],
  now: number,
): readonly FollowUpRow[] {
  return runs.flatMap((run) => rowsOf(run, dueOf(run.runId), now)).toSorted((a, b) => a.dueAt - b.dueAt);
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

function rowsOf(run: RunSummary, due: readonly DuePeriod[], now: number): readonly FollowUpRow[] {
  const name = `${runName(run)}${run.rehearsal ? ', rehearsal' : ''}`;
  return due.map(({ group, period, title, closed, total, dueAt }) => ({
    key: `${run.runId}/${group}/${period}`,
    runId: run.runId,
    name,
    title,
    closed,
    total,
    dueAt,
    isOverdue: dueAt < now,
  }));
}
