/** How long a run took as the register tells it: from its first step to the closing of its record. */
import type { RunSummary } from '../run/summarise-run.ts';

export type RunDuration =
  | { readonly ms: number; readonly missing: null }
  /** Why there is none. */
  | { readonly ms: null; readonly missing: 'never-started' | 'in-progress' | 'negative-time' };

export function runDuration({
  startedAt,
  closedAt,
}: Pick<RunSummary, 'startedAt' | 'closedAt'>): RunDuration {
  if (startedAt === null) return { ms: null, missing: 'never-started' };
  if (closedAt === null) return { ms: null, missing: 'in-progress' };
  return closedAt < startedAt
    ? { ms: null, missing: 'negative-time' }
    : { ms: closedAt - startedAt, missing: null };
}
