import { memoised } from '#shared/memoise.ts';
import type { StartedRun } from '#shared/run/run-state.ts';

/** A trigger in a few words, "Error rate >5%": its text without the time it must hold. */
export function triggerName(run: StartedRun, trigger: string): string {
  const text = run.places.get(trigger)?.item.text ?? trigger;
  return text.replace(
    /\s+for\s*(?:>|more than|over)?\s*\d+\s*(?:s|sec|seconds?|min|minutes?|h|hours?)\b.*$/i,
    '',
  );
}

/** The run's triggers in the order of their keys `t 1`, `t 2`, … */
export function triggerNumbers(run: StartedRun): readonly string[] {
  return triggersAmong(run.places);
}

/** Asked for with every mark and every second, of thousands of places. */
const triggersAmong = memoised((places: StartedRun['places']) =>
  [...places.values()].filter((place) => place.item.kind === 'trigger').map((place) => place.item.number),
);
