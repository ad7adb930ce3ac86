/** Gates passed by override, and how those runs ended. */
import { isFinished } from './choose-runs.ts';
import type { RunFacts } from './run-facts.ts';

export type OverrideOutcomes = {
  /** "Step 3: Database Updates", "Go-live". */
  readonly gate: string;
  /** Finished runs that passed it by override, once each. */
  readonly runs: number;
  readonly deployed: number;
  readonly rolledBack: number;
  readonly aborted: number;
};

/** Most often first; runs in progress are not in it. */
export function overrideOutcomes(runs: readonly RunFacts[]): readonly OverrideOutcomes[] {
  const passed = runs
    .filter(isFinished)
    .flatMap((run) =>
      [...new Set(run.overrides.map(({ gate }) => gate))].map((gate) => ({ gate, outcome: run.outcome })),
    );
  return [...Map.groupBy(passed, ({ gate }) => gate)]
    .map(([gate, ended]) => {
      const count = (outcome: RunFacts['outcome']): number =>
        ended.filter((one) => one.outcome === outcome).length;
      return {
        gate,
        runs: ended.length,
        deployed: count('deployed'),
        rolledBack: count('rolled-back'),
        aborted: count('aborted'),
      };
    })
    .toSorted((a, b) => b.runs - a.runs || a.gate.localeCompare(b.gate));
}
