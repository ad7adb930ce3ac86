/** Windows run from go-live by stored instants, so a sleeping laptop or a changed clock cannot move them. */
import type { Checklist, ChecklistGroup } from '../checklist/checklist.ts';
import { memoised } from '../memoise.ts';
import type { StartedRun } from '../run/run-state.ts';

export const minuteMs = 60_000;

export type VerificationWindow = {
  readonly group: ChecklistGroup;
  readonly fromMinutes: number;
  /** The end that counts: the written one, or the extended one. */
  readonly toMinutes: number;
  readonly writtenToMinutes: number;
  /** Steady instants; null before go-live. */
  readonly steadyOpens: number | null;
  readonly steadyCloses: number | null;
};

export type WindowPhase = 'not-live' | 'before' | 'open' | 'closed';

/** The run's verification windows in the order they open, with every extension applied. */
export function verificationWindows(run: StartedRun): readonly VerificationWindow[] {
  return verifyGroups(run)
    .flatMap((group) => (group.window === null ? [] : [windowOf(run, group, group.window)]))
    .toSorted((a, b) => a.fromMinutes - b.fromMinutes || a.toMinutes - b.toMinutes);
}

/** The groups of the verify part, windows and others, in document order. */
export function verifyGroups(run: StartedRun): readonly ChecklistGroup[] {
  return verifyGroupsOf(run.checklist);
}

const verifyGroupsOf = memoised((checklist: Checklist): readonly ChecklistGroup[] =>
  checklist.sections.flatMap((section) =>
    section.part === 'verify' ? section.groups : section.groups.filter((group) => group.kind === 'window'),
  ),
);

/**
 * When a group is due: its own window, or, for a group of the verify part without one, until the last window closes.
 * Null for groups that are not due by the clock.
 */
export function dueWindow(run: StartedRun, group: ChecklistGroup): VerificationWindow | null {
  if (group.window !== null) return windowOf(run, group, group.window);
  if (!verifyGroups(run).some((other) => other.number === group.number)) return null;
  const last = lastClose(run);
  return last === null ? null : windowOf(run, group, { fromMinutes: 0, toMinutes: last });
}

export function windowPhase(window: VerificationWindow, steadyNow: number): WindowPhase {
  if (window.steadyOpens === null || window.steadyCloses === null) return 'not-live';
  if (steadyNow < window.steadyOpens) return 'before';
  return steadyNow < window.steadyCloses ? 'open' : 'closed';
}

/** Minutes after go-live at which the last window closes, extensions included; null without windows. */
export function lastClose(run: StartedRun): number | null {
  const ends = verificationWindows(run).map((window) => window.toMinutes);
  return ends.length === 0 ? null : Math.max(...ends);
}

/** The steady instant at which the watch ends; null before go-live or without windows. */
export function watchEnds(run: StartedRun): number | null {
  const last = lastClose(run);
  return run.goLive === null || last === null ? null : run.goLive.steadyLiveAt + last * minuteMs;
}

/** The same where closing the record ended the watch before it, or, while it was kept beyond that, after it. */
export function watchedTo(run: StartedRun): number | null {
  const ends = watchEnds(run);
  const closed = run.closing?.stamp.steadyAt ?? null;
  if (ends === null || closed === null) return ends;
  const isKept = (run.watch?.kept ?? null) !== null;
  return isKept ? closed : Math.min(ends, closed);
}

function windowOf(
  run: StartedRun,
  group: ChecklistGroup,
  written: { readonly fromMinutes: number; readonly toMinutes: number },
): VerificationWindow {
  const extended = run.extensions.findLast((extension) => extension.group === group.number);
  const toMinutes = extended?.toMinutes ?? written.toMinutes;
  const live = run.goLive?.steadyLiveAt ?? null;
  return {
    group,
    fromMinutes: written.fromMinutes,
    toMinutes,
    writtenToMinutes: written.toMinutes,
    steadyOpens: live === null ? null : live + written.fromMinutes * minuteMs,
    steadyCloses: live === null ? null : live + toMinutes * minuteMs,
  };
}
