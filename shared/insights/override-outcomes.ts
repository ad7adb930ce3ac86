/** Gates passed by override, and how those runs ended. */
import { isFinished } from './choose-runs.ts';
import { siftRuns, type LeftOut } from './left-out.ts';
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

export type PassedGates = {
  readonly rows: readonly OverrideOutcomes[];
  /** Of the runs that passed a gate by override. */
  readonly leftOut: readonly LeftOut[];
};

/** Most often first; how a run in progress will end is not known. */
export function passedGates(runs: readonly RunFacts[]): PassedGates {
  const overridden = runs.filter(({ overrides }) => overrides.length > 0);
  const { kept, leftOut } = siftRuns(overridden, (run) => (isFinished(run) ? null : 'in-progress'));
  const passed = kept.flatMap((run) =>
    [...new Set(run.overrides.map(({ gate }) => gate))].map((gate) => ({ gate, outcome: run.outcome })),
  );
  const rows = [...Map.groupBy(passed, ({ gate }) => gate)]
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
  return { rows, leftOut };
}
