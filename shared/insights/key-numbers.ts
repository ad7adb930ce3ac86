/**
 * The numbers that stand on top of Insights. Each is defined here, and says what it left out. They take runs that were
 * chosen already, oldest first.
 */
import { isFinished } from './choose-runs.ts';
import { siftRuns, type LeftOut } from './left-out.ts';
import type { RunFacts } from './run-facts.ts';
import { median } from './statistics.ts';

export type RunCounts = {
  readonly finished: number;
  readonly deployed: number;
  readonly rolledBack: number;
  readonly aborted: number;
  readonly leftOut: readonly LeftOut[];
};

/** A share of a whole, which is null of nothing. */
export type Share = {
  readonly part: number;
  readonly whole: number;
  readonly share: number | null;
  readonly leftOut: readonly LeftOut[];
};

export type Duration = {
  readonly medianMs: number | null;
  readonly count: number;
  readonly leftOut: readonly LeftOut[];
};

/** How the runs ended whose record was closed. */
export function countRuns(runs: readonly RunFacts[]): RunCounts {
  const { kept, leftOut } = siftRuns(runs, (run) => (isFinished(run) ? null : 'in-progress'));
  const ended = (outcome: RunFacts['outcome']): number =>
    kept.filter((run) => run.outcome === outcome).length;
  return {
    finished: kept.length,
    deployed: ended('deployed'),
    rolledBack: ended('rolled-back'),
    aborted: ended('aborted'),
    leftOut,
  };
}

/** Rolled back, of the finished runs that went live. */
export function changeFailureRate(runs: readonly RunFacts[]): Share {
  const { kept, leftOut } = siftRuns(runs, (run) => {
    if (!isFinished(run)) return 'in-progress';
    return run.liveAt === null ? 'never-live' : null;
  });
  const part = kept.filter(({ outcome }) => outcome === 'rolled-back').length;
  return { part, whole: kept.length, share: shareOf(part, kept.length), leftOut };
}

/** Median time from one go-live to the next. */
export function deploymentInterval(runs: readonly RunFacts[]): Duration {
  const { kept, leftOut } = siftRuns(runs, ({ simulatedClock, liveAt }) =>
    simulatedClock ? 'simulated-clock' : liveAt === null ? 'never-live' : null,
  );
  const lives = kept.flatMap(({ liveAt }) => (liveAt === null ? [] : [liveAt])).toSorted((a, b) => a - b);
  const between = lives.slice(1).map((live, index) => live - (lives[index] ?? live));
  return { medianMs: median(between), count: lives.length, leftOut };
}

export type ApprovalLead = Duration & {
  /** Approvals given after go-live: printed as retrospective. */
  readonly retrospective: number;
  readonly approvals: number;
};

/** Median time from an approval to go-live, over the approvals given before it, of runs that went live. */
export function approvalLead(runs: readonly RunFacts[]): ApprovalLead {
  const { kept, leftOut } = siftRuns(runs, ({ simulatedClock, liveAt }) =>
    simulatedClock ? 'simulated-clock' : liveAt === null ? 'never-live' : null,
  );
  const leads = kept
    .flatMap(({ approvals }) => approvals)
    .flatMap(({ leadMs }) => (leadMs === null ? [] : [leadMs]));
  const before = leads.filter((ms) => ms >= 0);
  return {
    medianMs: median(before),
    count: before.length,
    retrospective: leads.length - before.length,
    approvals: leads.length,
    leftOut,
  };
}

/** Items done before their window closed, of all done that a window asks for, in runs that were deployed. */
export function closedInWindow(runs: readonly RunFacts[]): Share & { readonly runs: number } {
  const { kept, leftOut } = siftRuns(runs, (run) => {
    if (!isFinished(run)) return 'in-progress';
    if (run.simulatedClock) return 'simulated-clock';
    if (run.outcome === 'rolled-back' || run.outcome === 'aborted') return run.outcome;
    return run.liveAt === null ? 'never-live' : null;
  });
  const whole = kept.reduce((sum, { inWindows }) => sum + inWindows.done, 0);
  const late = kept.reduce((sum, { inWindows }) => sum + inWindows.late, 0);
  return { part: whole - late, whole, share: shareOf(whole - late, whole), runs: kept.length, leftOut };
}

export type RestoreRow = {
  readonly runId: string;
  readonly release: string;
  readonly at: number;
  readonly trigger: string | null;
  readonly ms: number;
};

export type TimeToRestore = Duration & { readonly rows: readonly RestoreRow[] };

/** From the first observation, else the decision, to the step that verifies the rollback. Newest first. */
export function timeToRestore(runs: readonly RunFacts[]): TimeToRestore {
  const rolledBack = runs.filter(({ restore }) => restore !== null);
  const { kept, leftOut } = siftRuns(rolledBack, ({ simulatedClock, restore }) => {
    if (simulatedClock) return 'simulated-clock';
    if (restore?.ms == null) return 'no-end';
    return restore.ms < 0 ? 'negative-time' : null;
  });
  const rows = kept.flatMap((run): readonly RestoreRow[] =>
    run.restore?.ms == null
      ? []
      : [
          {
            runId: run.runId,
            release: run.release,
            at: run.liveAt ?? run.createdAt,
            trigger: run.restore.trigger,
            ms: run.restore.ms,
          },
        ],
  );
  return { medianMs: median(rows.map(({ ms }) => ms)), count: rows.length, rows: rows.toReversed(), leftOut };
}

function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
