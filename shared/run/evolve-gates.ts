/** Gates, steps, go-live and windows. */
import type { Evolvers } from './evolver.ts';
import type { PassedGate, StartedRun } from './run-state.ts';
import { workingPhase } from './working-phase.ts';

export const evolveGates: Evolvers<
  | 'GatePassed'
  | 'StepStarted'
  | 'StepEnded'
  | 'StepStartUndone'
  | 'GoLiveDeclared'
  | 'GoLiveCorrected'
  | 'WindowExtended'
> = {
  GatePassed: (run, { gate, recalled, override }, { stamp }) => ({
    ...run,
    gates: [...run.gates, { gate, stamp, recalled, override, undone: false }],
  }),
  StepStarted: (run, { group }, { stamp }) =>
    inWorkingPhase({ ...run, steps: { ...run.steps, [group]: { started: stamp, ended: null } } }),
  StepEnded: (run, { group }, { stamp }) => {
    // A group may bear a name that every object has.
    const times = Object.hasOwn(run.steps, group) ? run.steps[group] : undefined;
    return times === undefined
      ? run
      : { ...run, steps: { ...run.steps, [group]: { ...times, ended: stamp } } };
  },
  StepStartUndone: (run, { group }) => {
    const { [group]: _undone, ...steps } = run.steps;
    return inWorkingPhase({ ...run, steps, gates: withNewestUndone(run.gates, group) });
  },
  GoLiveDeclared: (run, { liveAt, stated }, { stamp }) => ({
    ...inWorkingPhase({
      ...run,
      goLive: {
        liveAt,
        steadyLiveAt: liveAt - (stamp.at - stamp.steadyAt),
        stated,
        declared: stamp,
        corrections: [],
      },
    }),
    watch: run.watch ?? { since: stamp, kept: null },
  }),
  GoLiveCorrected: (run, { liveAt, previousAt, reason }, { stamp }) =>
    run.goLive === null
      ? run
      : {
          ...run,
          goLive: {
            ...run.goLive,
            liveAt,
            steadyLiveAt: liveAt - (stamp.at - stamp.steadyAt),
            corrections: [...run.goLive.corrections, { stamp, previousAt, liveAt, reason }],
          },
        },
  WindowExtended: (run, { group, toMinutes, reason }, { stamp }) => ({
    ...run,
    extensions: [...run.extensions, { group, toMinutes, reason, stamp }],
  }),
};

/** A closed record stays closed whatever is told late; only an open one moves between its phases. */
function inWorkingPhase(run: StartedRun): StartedRun {
  if (run.phase === 'closing' || run.phase === 'sealed') return run;
  return { ...run, phase: workingPhase(run) };
}

function withNewestUndone(gates: readonly PassedGate[], gate: string): readonly PassedGate[] {
  const newest = gates.findLastIndex((passed) => passed.gate === gate && !passed.undone);
  return gates.map((passed, index) => (index === newest ? { ...passed, undone: true } : passed));
}
