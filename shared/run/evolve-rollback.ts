import type { Evolvers } from './evolver.ts';
import type { StartedRun } from './run-state.ts';
import { workingPhase } from './working-phase.ts';

export const evolveRollback: Evolvers<'RollbackStarted' | 'RollbackCancelled'> = {
  RollbackStarted: (run, { triggers, decidedBy, how, insteadOf, reason }, { stamp }) =>
    afterDecision(
      {
        ...run,
        rollbacks: [
          ...run.rollbacks,
          { started: stamp, triggers, decidedBy, how, insteadOf, reason, cancelled: null },
        ],
      },
      triggers,
      true,
    ),
  RollbackCancelled: (run, { decidedBy, reason }, { stamp }) => {
    const last = run.rollbacks.length - 1;
    const triggers = run.rollbacks[last]?.triggers ?? [];
    const rollbacks = run.rollbacks.map((rollback, index) =>
      index === last ? { ...rollback, cancelled: { stamp, decidedBy, reason } } : rollback,
    );
    return afterDecision({ ...run, rollbacks }, triggers, false);
  },
};

function afterDecision(run: StartedRun, triggers: readonly string[], rolledBack: boolean): StartedRun {
  const breaches = run.breaches.map((breach) =>
    breach.cleared === null && triggers.includes(breach.trigger) ? { ...breach, rolledBack } : breach,
  );
  const isOpen = run.phase !== 'closing' && run.phase !== 'sealed';
  return { ...run, breaches, phase: isOpen ? workingPhase(run) : run.phase };
}
