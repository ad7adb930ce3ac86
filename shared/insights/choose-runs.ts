import type { RunFacts } from './run-facts.ts';

export type InsightFilter = {
  /** Rehearsals have numbers of their own. */
  readonly kind: 'real' | 'rehearsal';
  /** Title of a checklist, all its versions; null for every one. */
  readonly checklist: string | null;
  readonly environment: string | null;
  /** Runs that went live, else were created, from here on; wall milliseconds. Null for all time. */
  readonly since: number | null;
};

/** Oldest first. */
export function chooseRuns(facts: readonly RunFacts[], filter: InsightFilter): readonly RunFacts[] {
  return facts
    .filter(
      (run) =>
        run.rehearsal === (filter.kind === 'rehearsal') &&
        (filter.checklist === null || run.checklist === filter.checklist) &&
        (filter.environment === null || run.environment === filter.environment) &&
        (filter.since === null || dateOf(run) >= filter.since),
    )
    .toSorted((a, b) => dateOf(a) - dateOf(b));
}

/** The day a run belongs to. */
export function dateOf(run: Pick<RunFacts, 'liveAt' | 'createdAt'>): number {
  return run.liveAt ?? run.createdAt;
}

export function isFinished({ phase }: Pick<RunFacts, 'phase'>): boolean {
  return phase === 'closing' || phase === 'sealed';
}
