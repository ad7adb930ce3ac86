/** Breaches: from observed to cleared, with what was decided in between. */
import type { Evolvers } from './evolver.ts';
import type { Breach, StartedRun } from './run-state.ts';

export const evolveTriggers: Evolvers<
  | 'TriggerObserved'
  | 'TriggerStartCorrected'
  | 'TriggerTripped'
  | 'TriggerCleared'
  | 'TriggerHeld'
  | 'WatchKept'
> = {
  TriggerObserved: (run, { trigger, since }, { stamp }) => {
    const breach: Breach = {
      trigger,
      observed: stamp,
      steadySince: since - (stamp.at - stamp.steadyAt),
      sinceAt: since,
      holdSeconds: run.thresholds[trigger] ?? 0,
      tripped: null,
      cleared: null,
      holds: [],
      rolledBack: false,
    };
    return { ...run, breaches: [...run.breaches, breach] };
  },
  TriggerStartCorrected: (run, { trigger, since }, { stamp }) =>
    changeRunning(run, [trigger], () => ({
      sinceAt: since,
      steadySince: since - (stamp.at - stamp.steadyAt),
    })),
  TriggerTripped: (run, { trigger, trippedAt }, { stamp }) =>
    changeRunning(run, [trigger], (breach) => ({ tripped: breach.tripped ?? { stamp, trippedAt } })),
  TriggerCleared: (run, { trigger, clearedAt }, { stamp }) =>
    changeRunning(run, [trigger], () => ({
      cleared: { stamp, clearedAt, steadyClearedAt: clearedAt - (stamp.at - stamp.steadyAt) },
    })),
  TriggerHeld: (run, { triggers, decidedBy, how, insteadOf, reason, until }, { stamp }) =>
    changeRunning(run, triggers, (breach) => ({
      holds: [
        ...breach.holds,
        { stamp, decidedBy, how, insteadOf, reason, until, steadyUntil: until - (stamp.at - stamp.steadyAt) },
      ],
    })),
  WatchKept: (run, _event, { stamp }) =>
    run.watch === null ? run : { ...run, watch: { ...run.watch, kept: stamp } },
};

/** Changes the breaches of these triggers whose stopwatch runs. */
function changeRunning(
  run: StartedRun,
  triggers: readonly string[],
  change: (breach: Breach) => Partial<Breach>,
): StartedRun {
  return {
    ...run,
    breaches: run.breaches.map((breach) =>
      breach.cleared === null && triggers.includes(breach.trigger)
        ? { ...breach, ...change(breach) }
        : breach,
    ),
  };
}
