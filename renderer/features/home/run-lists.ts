import { followUpRuns } from '#shared/follow-up/follow-up-runs.ts';
import type { RunSummary } from '#shared/run/summarise-run.ts';
import { dayMs } from '#shared/time/instant.ts';

const liveFirst: readonly RunSummary['phase'][] = ['rolling-back', 'verifying', 'deploying', 'preparing'];

/** Runs being worked, live ones first; and those whose record was closed at least once, newest first. */
export function splitRuns(summaries: readonly RunSummary[]): {
  readonly inProgress: readonly RunSummary[];
  readonly finished: readonly RunSummary[];
} {
  const isFinished = ({ phase }: RunSummary): boolean => phase === 'closing' || phase === 'sealed';
  return {
    inProgress: summaries
      .filter((summary) => !isFinished(summary))
      .toSorted(
        (a, b) => liveFirst.indexOf(a.phase) - liveFirst.indexOf(b.phase) || b.createdAt - a.createdAt,
      ),
    finished: summaries.filter(isFinished).toSorted((a, b) => b.createdAt - a.createdAt),
  };
}

/** Every word of the search is found in the release, ticket, environment, number or people. */
export function matchesSearch(summary: RunSummary, search: string): boolean {
  const text = fold(
    [
      summary.product,
      summary.release,
      summary.ticket,
      summary.environment,
      summary.runNumber,
      summary.checklistName,
      summary.deployedBy,
    ].join(' '),
  );
  return fold(search)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

export type CanBeDue = {
  readonly run: RunSummary;
  /** Another text when something else can be due of it: more was recorded, a new release is live, a day is over. */
  readonly asOf: string;
};

/** The runs whose follow-ups can be due on a day, counted since 1970. */
export function canBeDue(summaries: readonly RunSummary[], day: number): readonly CanBeDue[] {
  return followUpRuns(splitRuns(summaries).finished, day * dayMs).map(({ summary, replacedAt }) => ({
    run: summary,
    asOf: [summary.position, replacedAt ?? 'newest', day].join(' '),
  }));
}

/** The run the people are copied from: the newest of this environment, else the newest of all. */
export function newestRun(summaries: readonly RunSummary[], environment: string): RunSummary | null {
  const byTime = summaries.toSorted((a, b) => b.createdAt - a.createdAt);
  return byTime.find((summary) => fold(summary.environment) === fold(environment)) ?? byTime[0] ?? null;
}

/** "Zoe" finds "Zoë". */
function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
}
