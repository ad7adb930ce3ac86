import type { RunEvent } from './run-events.ts';
import type { StartedRun } from './run-state.ts';
import { flatItems } from './flat-items.ts';
import { itemNow } from './item-now.ts';

/** `StepEnded` when marking this item leaves no item of its started step open; nothing otherwise. */
export function endedStep(run: StartedRun, item: string): readonly RunEvent[] {
  const group = run.places.get(item)?.group;
  const times = group === undefined ? undefined : run.steps[group.number];
  if (group === undefined || times === undefined || times.ended !== null) return [];
  const isLast = flatItems(group).every(
    ({ number }) => number === item || itemNow(run, number).state !== 'open',
  );
  return isLast ? [{ type: 'StepEnded', group: group.number }] : [];
}
