/** Everything the Insights screen shows of the runs that were chosen, as plain data. */
import type { RemovedRun } from '../retention/removed-run.ts';
import { chooseRuns, dateOf, isChosen, isFinished, type InsightFilter } from './choose-runs.ts';
import { rankItems, type ItemRanking, type Wordings } from './item-ranking.ts';
import {
  approvalLead,
  changeFailureRate,
  closedInWindow,
  countRuns,
  deploymentInterval,
  timeToRestore,
  type ApprovalLead,
  type Duration,
  type RunCounts,
  type Share,
  type TimeToRestore,
} from './key-numbers.ts';
import { siftRuns, type LeftOut } from './left-out.ts';
import { monthOf } from './months.ts';
import { passedGates, type PassedGates } from './override-outcomes.ts';
import type { RunFacts } from './run-facts.ts';
import { median } from './statistics.ts';
import { stepTimes, windowTimes, type WorkTime } from './work-times.ts';

export type RunPoint = {
  readonly runId: string;
  readonly runNumber: string;
  readonly release: string;
  readonly at: number;
  readonly outcome: 'deployed' | 'rolled-back' | 'aborted';
  readonly durationMs: number;
};

export type MonthRow = {
  /** "2026-11" */
  readonly month: string;
  readonly deployed: number;
  readonly rolledBack: number;
  readonly aborted: number;
  readonly medianMs: number | null;
};

export type OverTime = {
  /** The newest runs, oldest of them first. */
  readonly points: readonly RunPoint[];
  /** How many there would be. */
  readonly of: number;
  readonly months: readonly MonthRow[];
  readonly leftOut: readonly LeftOut[];
};

export type Insights = {
  readonly counts: RunCounts;
  readonly changeFailure: Share;
  readonly restore: TimeToRestore;
  readonly inWindow: Share & { readonly runs: number };
  readonly interval: Duration;
  readonly approvals: ApprovalLead;
  readonly overTime: OverTime;
  readonly steps: readonly WorkTime[];
  readonly windows: readonly WorkTime[];
  readonly items: ItemRanking;
  readonly overrides: PassedGates;
  /** Runs that were removed after their time and would belong here: nothing of them is counted. */
  readonly removed: number;
  /** What the filters can be set to, of all runs of this kind. */
  readonly checklists: readonly string[];
  readonly environments: readonly string[];
};

/** As many marks as stay apart on a chart. */
const newestPoints = 60;

/** `mostPoints`: as many of the newest runs are told one by one; a table has room for all of them. */
export function insightsOf(
  facts: readonly RunFacts[],
  filter: InsightFilter,
  wordings: Wordings = new Map(),
  mostPoints: number = newestPoints,
): Insights {
  const runs = chooseRuns(facts, filter);
  const ofKind = facts.filter(({ rehearsal }) => rehearsal === (filter.kind === 'rehearsal'));
  return {
    counts: countRuns(runs),
    changeFailure: changeFailureRate(runs),
    restore: timeToRestore(runs),
    inWindow: closedInWindow(runs),
    interval: deploymentInterval(runs),
    approvals: approvalLead(runs),
    overTime: overTime(runs, mostPoints),
    steps: stepTimes(runs),
    windows: windowTimes(runs),
    items: rankItems(runs, wordings),
    overrides: passedGates(runs),
    removed: 0,
    checklists: distinct(ofKind.map(({ checklist }) => checklist)),
    environments: distinct(ofKind.map(({ environment }) => environment)),
  };
}

/** The same, saying how many of the runs that were removed would belong here. */
export function withRemoved(
  insights: Insights,
  removed: readonly RemovedRun[],
  filter: InsightFilter,
): Insights {
  return { ...insights, removed: removed.filter((run) => isChosen(run, filter)).length };
}

function overTime(runs: readonly RunFacts[], mostPoints: number): OverTime {
  const { kept, leftOut } = siftRuns(runs, (run) => {
    if (!isFinished(run) || run.outcome === null) return 'in-progress';
    if (run.simulatedClock) return 'simulated-clock';
    if (run.durationMs === null) return 'no-end';
    return run.durationMs < 0 ? 'negative-time' : null;
  });
  const points = kept.flatMap((run): readonly RunPoint[] =>
    run.outcome === null || run.durationMs === null
      ? []
      : [
          {
            runId: run.runId,
            runNumber: run.runNumber,
            release: run.release,
            at: dateOf(run),
            outcome: run.outcome,
            durationMs: run.durationMs,
          },
        ],
  );
  return { points: points.slice(-mostPoints), of: points.length, months: monthRows(points), leftOut };
}

function monthRows(points: readonly RunPoint[]): readonly MonthRow[] {
  return [...Map.groupBy(points, ({ at }) => monthOf(at))].map(([month, inMonth]) => {
    const count = (outcome: RunPoint['outcome']): number =>
      inMonth.filter((point) => point.outcome === outcome).length;
    return {
      month,
      deployed: count('deployed'),
      rolledBack: count('rolled-back'),
      aborted: count('aborted'),
      medianMs: median(inMonth.map(({ durationMs }) => durationMs)),
    };
  });
}

function distinct(words: readonly string[]): readonly string[] {
  return [...new Set(words)].filter((word) => word !== '').toSorted((a, b) => a.localeCompare(b));
}
