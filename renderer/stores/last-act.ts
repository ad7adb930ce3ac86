import { stepsOf } from '#shared/checklist/steps-of.ts';
import type { ChecklistGroup } from '#shared/checklist/checklist.ts';
import { lastMark } from '#shared/run/last-mark.ts';
import type { Mark, Stamp, StartedRun } from '#shared/run/run-state.ts';

export type LastAct =
  | { readonly kind: 'mark'; readonly item: string; readonly mark: Mark }
  | { readonly kind: 'step-start'; readonly group: ChecklistGroup; readonly started: Stamp };

/** What Ctrl Z takes back now: the newest mark, or the start of a step that has no mark yet. Null before both. */
export function lastAct(run: StartedRun): LastAct | null {
  const mark = lastMark(run);
  const start = newestStart(run);
  if (start !== null && (mark === null || mark.mark.stamp.position < start.started.position)) return start;
  return mark === null ? null : { kind: 'mark', ...mark };
}

function newestStart(run: StartedRun): Extract<LastAct, { readonly kind: 'step-start' }> | null {
  if (run.phase !== 'deploying' && run.phase !== 'verifying') return null;
  const group = stepsOf(run.checklist).findLast(({ number }) => run.steps[number] !== undefined);
  const started = group === undefined ? undefined : run.steps[group.number]?.started;
  return group === undefined || started === undefined ? null : { kind: 'step-start', group, started };
}
