import type { Phase } from '#shared/run/run-state.ts';
import type { ShelvedRun } from './open-run.ts';

/** The runs in memory: those that are needed, and the few that were used last. */
export type OpenRuns = {
  /** Counts as use. */
  readonly get: (runId: string) => ShelvedRun | null;
  /** Without counting as use. */
  readonly peek: (runId: string) => ShelvedRun | null;
  readonly add: (shelved: ShelvedRun) => void;
  readonly close: (runId: string) => void;
  readonly all: () => readonly ShelvedRun[];
};

const livePhases: ReadonlySet<Phase> = new Set(['deploying', 'verifying', 'rolling-back']);
const mostUnneeded = 16;

/** In these phases elapsed time means something. */
export function isLivePhase(phase: Phase): boolean {
  return livePhases.has(phase);
}

/** Live runs are watched, and a repair waits to be recorded: neither is put back for want of use. */
export function isNeeded({ run, repair }: ShelvedRun): boolean {
  return repair !== null || (run.status === 'started' && isLivePhase(run.phase));
}

/** `leaving` is called with a run that is put back, before it goes. */
export function keepOpenRuns(leaving: (shelved: ShelvedRun) => void): OpenRuns {
  /** Least recently used first. */
  const runs = new Map<string, ShelvedRun>();
  /** What is told of a run as long as the app runs, also when it was put back and opened again. */
  const told = new Map<string, Pick<ShelvedRun, 'findings' | 'isHurt'>>();

  function putBackUnused(): void {
    const unneeded = [...runs.values()].filter((shelved) => !isNeeded(shelved));
    for (const shelved of unneeded.slice(0, -mostUnneeded)) {
      const { runId, file, findings, isHurt } = shelved;
      leaving(shelved);
      if (findings.length > 0 || isHurt) told.set(runId, { findings, isHurt });
      file.close();
      runs.delete(runId);
    }
  }

  function close(runId: string): void {
    runs.get(runId)?.file.close();
    runs.delete(runId);
    told.delete(runId);
  }

  return {
    get: (runId) => {
      const shelved = runs.get(runId);
      if (shelved === undefined) return null;
      runs.delete(runId);
      runs.set(runId, shelved);
      return shelved;
    },
    peek: (runId) => runs.get(runId) ?? null,
    add: (shelved) => {
      Object.assign(shelved, told.get(shelved.runId));
      told.delete(shelved.runId);
      runs.get(shelved.runId)?.file.close();
      runs.delete(shelved.runId);
      runs.set(shelved.runId, shelved);
      putBackUnused();
    },
    close,
    all: () => [...runs.values()],
  };
}
