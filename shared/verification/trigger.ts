/** A trigger's stopwatch runs from observed to cleared; past its threshold it has tripped, whoever noticed. */
import type { Breach, Hold, StartedRun } from '../run/run-state.ts';
import { watchEnds } from './verification-window.ts';

export type TriggerState = 'not-armed' | 'watched' | 'running' | 'tripped' | 'held' | 'watch-ended';

export type TriggerStatus = {
  /** Item number of the trigger. */
  readonly trigger: string;
  readonly state: TriggerState;
  /** The running breach, or null. */
  readonly breach: Breach | null;
  /** The newest cleared breach, or null. */
  readonly lastCleared: Breach | null;
  /** Seconds the condition must hold; 0 trips at once. */
  readonly holdSeconds: number;
  /** Milliseconds on the stopwatch. */
  readonly elapsedMs: number;
  /** Milliseconds until it trips; negative once it has. */
  readonly tripsInMs: number;
  /** The hold that silences the alarm now, or the newest one that has ended. */
  readonly hold: Hold | null;
};

/** Where a trigger stands at a steady instant. */
export function triggerStatus(run: StartedRun, trigger: string, steadyNow: number): TriggerStatus {
  const breach = runningBreach(run, trigger);
  const lastCleared =
    run.breaches.findLast((candidate) => candidate.trigger === trigger && candidate.cleared !== null) ?? null;
  const holdSeconds = breach?.holdSeconds ?? run.thresholds[trigger] ?? 0;
  const elapsedMs = breach === null ? 0 : steadyNow - breach.steadySince;
  const hold = breach?.holds.at(-1) ?? null;
  return {
    trigger,
    state: stateOf(run, { breach, elapsedMs, holdSeconds, hold, steadyNow }),
    breach,
    lastCleared,
    holdSeconds,
    elapsedMs,
    tripsInMs: holdSeconds * 1000 - elapsedMs,
    hold,
  };
}

/** The breach of this trigger whose stopwatch runs, or null. */
export function runningBreach(run: StartedRun, trigger: string): Breach | null {
  return run.breaches.findLast((breach) => breach.trigger === trigger && breach.cleared === null) ?? null;
}

/** Every breach whose stopwatch runs, oldest first. */
export function runningBreaches(run: StartedRun): readonly Breach[] {
  return run.breaches
    .filter((breach) => breach.cleared === null)
    .toSorted((a, b) => a.steadySince - b.steadySince);
}

/** Triggers that ask for a decision now: tripped, and not held or the hold has ended. */
export function alarms(run: StartedRun, steadyNow: number): readonly TriggerStatus[] {
  if (run.phase === 'rolling-back' || run.phase === 'closing' || run.phase === 'sealed') return [];
  return runningBreaches(run)
    .map((breach) => triggerStatus(run, breach.trigger, steadyNow))
    .filter((status) => status.state === 'tripped');
}

/** True while conditions are watched: from the production deployment until the watch ends, or kept beyond it. */
export function isWatching(run: StartedRun, steadyNow: number): boolean {
  if (run.watch === null || run.phase === 'closing' || run.phase === 'sealed') return false;
  const ends = watchEnds(run);
  return ends === null || steadyNow < ends || run.watch.kept !== null;
}

type Standing = {
  readonly breach: Breach | null;
  readonly elapsedMs: number;
  readonly holdSeconds: number;
  readonly hold: Hold | null;
  readonly steadyNow: number;
};

function stateOf(
  run: StartedRun,
  { breach, elapsedMs, holdSeconds, hold, steadyNow }: Standing,
): TriggerState {
  if (breach !== null) {
    if (elapsedMs < holdSeconds * 1000 && breach.tripped === null) return 'running';
    return hold !== null && steadyNow < hold.steadyUntil ? 'held' : 'tripped';
  }
  if (run.watch === null) return 'not-armed';
  return isWatching(run, steadyNow) ? 'watched' : 'watch-ended';
}
