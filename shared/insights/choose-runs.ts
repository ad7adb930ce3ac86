import { z } from 'zod';
import type { RunFacts } from './run-facts.ts';

export const insightFilterSchema = z.object({
  /** Rehearsals have numbers of their own. */
  kind: z.enum(['real', 'rehearsal']),
  /** Title of a checklist, all its versions; null for every one. */
  checklist: z.string().max(1000).nullable(),
  environment: z.string().max(1000).nullable(),
  /** Runs that went live, else were created, from here on; wall milliseconds. Null for all time. */
  since: z.number().int().nullable(),
});
export type InsightFilter = Readonly<z.infer<typeof insightFilterSchema>>;

/** Oldest first. */
export function chooseRuns(facts: readonly RunFacts[], filter: InsightFilter): readonly RunFacts[] {
  return facts.filter((run) => isChosen(run, filter)).toSorted((a, b) => dateOf(a) - dateOf(b));
}

type Choosable = Pick<RunFacts, 'rehearsal' | 'checklist' | 'environment' | 'liveAt' | 'createdAt'>;

/** Whether a run is one of those that a filter asks for. */
export function isChosen(run: Choosable, { kind, checklist, environment, since }: InsightFilter): boolean {
  return (
    run.rehearsal === (kind === 'rehearsal') &&
    (checklist === null || run.checklist === checklist) &&
    (environment === null || run.environment === environment) &&
    (since === null || dateOf(run) >= since)
  );
}

/** The day a run belongs to. */
export function dateOf(run: Pick<RunFacts, 'liveAt' | 'createdAt'>): number {
  return run.liveAt ?? run.createdAt;
}

export function isFinished({ phase }: Pick<RunFacts, 'phase'>): boolean {
  return phase === 'closing' || phase === 'sealed';
}
