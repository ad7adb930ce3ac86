import type { RegisterFilter, RegisterPage } from '#shared/register/register-query.ts';
import { lineOf } from '#shared/register/register-line.ts';
import type { RunSummary } from '#shared/run/summarise-run.ts';
import { matchesSearch, splitRuns } from './run-lists.ts';

/** What the window can say by itself before, or instead of, the index: from the summaries alone, newest first. */
export function firstPage(
  summaries: readonly RunSummary[],
  filter: RegisterFilter,
  limit: number,
): RegisterPage {
  const { inProgress, finished } = splitRuns(
    summaries.filter((summary) => matchesSearch(summary, filter.search)),
  );
  const matching = finished.filter((summary) => matchesFilter(summary, filter));
  return {
    total: matching.length,
    rows: matching.slice(0, limit).map((summary) => ({ line: lineOf(summary), foundIn: [], removed: null })),
    inProgress: inProgress.map(({ runId }) => runId),
    indexed: { done: summaries.length, of: summaries.length },
  };
}

function matchesFilter(summary: RunSummary, { outcome, kind, environment }: RegisterFilter): boolean {
  return (
    (outcome === null || summary.outcome === outcome) &&
    (kind === null || summary.rehearsal === (kind === 'rehearsal')) &&
    (environment === null || summary.environment === environment)
  );
}
