/** Which runs can have follow-ups to ask for, told from their lines in lists alone. */
import type { RunSummary } from '../run/summarise-run.ts';
import { dayMs } from '../time/instant.ts';

/** A month after go-live the last follow-up that is due once is over; the newest release goes on monthly. */
const followUpDays = 40;

export type FollowUpRun = {
  readonly summary: RunSummary;
  /** Wall milliseconds at which the next release of the product went live, or null. */
  readonly replacedAt: number | null;
};

/**
 * Deployed runs whose record is closed and whose follow-ups can be due: what is live now, and what went live within
 * forty days, of one product the newest first. Releases follow each other by product and environment; rehearsals only follow rehearsals.
 */
export function followUpRuns(summaries: readonly RunSummary[], wallNow: number): readonly FollowUpRun[] {
  const deployed = summaries.filter(({ outcome, liveAt }) => outcome === 'deployed' && liveAt !== null);
  const byProduct = Map.groupBy(deployed, productOf);
  return [...byProduct.values()].flatMap((runs) => {
    const inOrder = runs.toSorted((a, b) => liveOf(a) - liveOf(b));
    return inOrder
      .map((summary, index) => ({ summary, replacedAt: inOrder[index + 1]?.liveAt ?? null }))
      .filter((one) => one.replacedAt === null || wallNow - liveOf(one.summary) < followUpDays * dayMs)
      .toReversed();
  });
}

/** When the next release of the product went live, or null; also of a run that is long over. */
export function replacedAt(run: RunSummary, summaries: readonly RunSummary[]): number | null {
  const later = summaries.filter(
    (other) =>
      other.runId !== run.runId &&
      other.outcome === 'deployed' &&
      other.liveAt !== null &&
      other.liveAt > liveOf(run) &&
      productOf(other) === productOf(run),
  );
  return later.length === 0 ? null : Math.min(...later.map(liveOf));
}

function liveOf({ liveAt }: RunSummary): number {
  return liveAt ?? 0;
}

function productOf({ product, environment, rehearsal }: RunSummary): string {
  return [product, environment].map((text) => text.trim().toLowerCase()).join('\u0000') + String(rehearsal);
}
