/** How long steps and verification windows took. */
import type { ChecklistGroup } from '../checklist/checklist.ts';
import { stepsOf } from '../checklist/steps-of.ts';
import { flatItems } from '../run/flat-items.ts';
import { itemNow } from '../run/item-now.ts';
import type { StartedRun, StepTimes } from '../run/run-state.ts';
import { verificationWindows } from '../verification/verification-window.ts';

export type StepFacts = {
  /** The step's title: what it has in common with the same step of other runs. */
  readonly title: string;
  readonly items: number;
  /** From its start to its end. */
  readonly ms: number | null;
  /** From the end of the step before to its start; null for the first, and where that had not ended. */
  readonly gapMs: number | null;
};

export type WindowFacts = {
  readonly title: string;
  readonly fromMinutes: number;
  readonly toMinutes: number;
  readonly items: number;
  /** From go-live to its last item closed; null while one is not, or when none of its items was worked. */
  readonly endMs: number | null;
  /** From its first item closed to its last one, null as above. */
  readonly workMs: number | null;
};

/** The steps that started, in the order of the checklist. */
export function stepFacts(run: StartedRun): readonly StepFacts[] {
  return stepsOf(run.checklist).flatMap((group, index, steps) => {
    const times = timesOf(run, group.number);
    if (times === null) return [];
    const ms = times.ended === null ? null : times.ended.steadyAt - times.started.steadyAt;
    const before = timesOf(run, steps[index - 1]?.number ?? '')?.ended ?? null;
    const gapMs = before === null ? null : times.started.steadyAt - before.steadyAt;
    return [{ title: group.title, items: flatItems(group).length, ms, gapMs }];
  });
}

/** The windows of a run that went live, in the order they open. */
export function windowFacts(run: StartedRun): readonly WindowFacts[] {
  const live = run.goLive?.steadyLiveAt ?? null;
  if (live === null) return [];
  return verificationWindows(run).map(({ group, fromMinutes, toMinutes }) => ({
    title: group.title,
    fromMinutes,
    toMinutes,
    items: flatItems(group).length,
    ...workOf(run, group, live),
  }));
}

/** A group may bear a name that every object has. */
export function timesOf(run: StartedRun, group: string): StepTimes | null {
  return Object.hasOwn(run.steps, group) ? (run.steps[group] ?? null) : null;
}

/** When the items that were done were done, in steady time and in that order. */
export function doneTimes(run: StartedRun, group: ChecklistGroup): readonly number[] {
  return flatItems(group)
    .map(({ number }) => itemNow(run, number))
    .flatMap(({ state, mark }) => (state === 'done' && mark !== null ? [mark.stamp.steadyAt] : []))
    .toSorted((a, b) => a - b);
}

function workOf(run: StartedRun, group: ChecklistGroup, live: number): Pick<WindowFacts, 'endMs' | 'workMs'> {
  const states = flatItems(group).map(({ number }) => itemNow(run, number).state);
  const times = doneTimes(run, group);
  const [first] = times;
  const last = times.at(-1);
  if (first === undefined || last === undefined || states.includes('open')) {
    return { endMs: null, workMs: null };
  }
  return { endMs: last - live, workMs: last - first };
}
