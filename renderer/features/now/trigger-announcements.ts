/** Which moments of a running breach are due between two instants: half of its threshold, 30 seconds left. */
import type { StartedRun } from '#shared/run/run-state.ts';
import { runningBreaches } from '#shared/verification/trigger.ts';
import { triggerName } from './trigger-name.ts';
import { longestGapMs } from './window-announcements.ts';

export type TriggerMoment = {
  readonly kind: 'half' | 'near';
  readonly trigger: string;
  readonly at: number;
  readonly sentence: string;
  readonly notice: string | null;
};

const nearMs = 30_000;
const longThresholdSeconds = 120;

/** Moments after `from`, up to and with `to` (steady milliseconds), oldest first. */
export function triggerMoments(
  run: StartedRun,
  from: number,
  to: number,
  longestGap = longestGapMs,
): readonly TriggerMoment[] {
  if (to <= from || to - from > longestGap) return [];
  return runningBreaches(run)
    .filter((breach) => breach.tripped === null)
    .flatMap((breach): readonly TriggerMoment[] => {
      const name = triggerName(run, breach.trigger);
      const holdMs = breach.holdSeconds * 1000;
      const half: TriggerMoment = {
        kind: 'half',
        trigger: breach.trigger,
        at: breach.steadySince + holdMs / 2,
        sentence: `${name}: half of its threshold.`,
        notice: null,
      };
      const near: TriggerMoment = {
        kind: 'near',
        trigger: breach.trigger,
        at: breach.steadySince + holdMs - nearMs,
        sentence: `${name}: 30 seconds to threshold.`,
        notice: `${name}: 30 s to threshold.`,
      };
      return [
        ...(breach.holdSeconds >= longThresholdSeconds ? [half] : []),
        ...(holdMs > nearMs ? [near] : []),
      ];
    })
    .filter((moment) => moment.at > from && moment.at <= to)
    .toSorted((a, b) => a.at - b.at);
}
