import { runningBreaches } from '../verification/trigger.ts';
import type { RunEvent } from './run-events.ts';
import type { StartedRun } from './run-state.ts';

/** `TriggerTripped` for each running breach that has outlasted its threshold by `wallNow` and is not recorded so. */
export function trips(run: StartedRun, wallNow: number): readonly RunEvent[] {
  return runningBreaches(run)
    .filter((breach) => breach.tripped === null)
    .flatMap((breach) => tripOf({ ...breach, sinceAt: breach.steadySince + run.shiftMs }, wallNow));
}

/** `TriggerTripped` when the breach lasts beyond its threshold by `wallUntil`. Wall milliseconds of today's clock. */
export function tripOf(
  breach: { readonly trigger: string; readonly sinceAt: number; readonly holdSeconds: number },
  wallUntil: number,
): readonly RunEvent[] {
  const trippedAt = breach.sinceAt + Math.round(breach.holdSeconds * 1000);
  return trippedAt <= wallUntil ? [{ type: 'TriggerTripped', trigger: breach.trigger, trippedAt }] : [];
}
