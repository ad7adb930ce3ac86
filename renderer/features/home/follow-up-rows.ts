import type { ChecklistGroup } from '#shared/checklist/checklist.ts';
import { followUpGroupsOf } from '#shared/checklist/follow-up-groups-of.ts';
import { type FollowUpLine, followUpsDue } from '#shared/follow-up/follow-up.ts';
import { isClosed } from '#shared/run/item-now.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { runName } from '../shell/run-name.ts';

export type FollowUpRow = {
  readonly key: string;
  readonly runId: string;
  readonly name: string;
  readonly group: ChecklistGroup;
  readonly closed: number;
  readonly total: number;
  readonly dueAt: number;
  readonly isOverdue: boolean;
};

const dayMs = 86_400_000;
/** What is further away is not due yet. */
const soonMs = 14 * dayMs;

/** One row for each group and round of a closed run that is due within two weeks, the first due first. */
export function followUpRows(runs: readonly StartedRun[], now: number): readonly FollowUpRow[] {
  return runs.flatMap((run) => rowsOf(run, now)).toSorted((a, b) => a.dueAt - b.dueAt);
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

function rowsOf(run: StartedRun, now: number): readonly FollowUpRow[] {
  if (run.phase !== 'closing' && run.phase !== 'sealed') return [];
  const lines = followUpsDue(run, now - run.shiftMs);
  return followUpGroupsOf(run.checklist).flatMap((group) => {
    const ofGroup = lines.filter((line) => line.group === group.number);
    // Each month is a row of its own; daily rounds of one week belong together.
    const rounds = Map.groupBy(ofGroup, ({ round }) => (group.followUp.repeats === 'monthly' ? round : 0));
    return [...rounds].flatMap(([round, inRound]) => rowOf(run, { group, round, inRound, now }));
  });
}

type InRound = {
  readonly group: ChecklistGroup;
  readonly round: number;
  readonly inRound: readonly FollowUpLine[];
  readonly now: number;
};

function rowOf(run: StartedRun, { group, round, inRound, now }: InRound): readonly FollowUpRow[] {
  const open = inRound.filter((line) => !isClosed(line));
  if (open.length === 0) return [];
  const dueAt = Math.min(...open.map((line) => line.dueAt));
  if (dueAt > now + soonMs) return [];
  const total = new Set(inRound.map((line) => line.item)).size;
  return [
    {
      key: `${run.runId}/${group.number}/${round}`,
      runId: run.runId,
      name: runName(run.details),
      group,
      closed: total - new Set(open.map((line) => line.item)).size,
      total,
      dueAt,
      isOverdue: dueAt < now,
    },
  ];
}
