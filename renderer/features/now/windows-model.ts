/** The windows as the Now panel shows them: pips, counts, and a sentence for those who cannot see the track. */
import { isClosed, itemNow } from '#shared/run/item-now.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { timingOf } from '#shared/verification/timing.ts';
import {
  minuteMs,
  verificationWindows,
  windowPhase,
  type VerificationWindow,
  type WindowPhase,
} from '#shared/verification/verification-window.ts';
import { groupProgress, type Progress } from '#shared/run/progress.ts';
import type { PipState } from '../../ui/pip.tsx';
import type { TimelineSegment } from '../../ui/timeline-track.tsx';
import { countOf, shortTitle, spokenWindow, windowLabel } from '../run/labels.ts';

export type WindowLine = {
  readonly window: VerificationWindow;
  readonly group: string;
  readonly label: string;
  readonly name: string;
  readonly phase: WindowPhase;
  readonly progress: Progress;
  /** Items not closed yet. */
  readonly left: number;
  readonly pips: readonly PipState[];
};

/** One line per window, in the order they open. */
export function windowLines(run: StartedRun, steadyNow: number): readonly WindowLine[] {
  return verificationWindows(run).map((window) => {
    const progress = groupProgress(run, window.group.number, steadyNow);
    return {
      window,
      group: window.group.number,
      label: windowLabel({ fromMinutes: window.fromMinutes, toMinutes: window.writtenToMinutes }),
      name: shortTitle(window.group),
      phase: windowPhase(window, steadyNow),
      progress,
      left: progress.total - progress.closed,
      pips: window.group.items.map((item) => pipOf(run, item.number, steadyNow)),
    };
  });
}

/** The state of an item as one small mark. */
export function pipOf(run: StartedRun, item: string, steadyNow: number): PipState {
  const now = itemNow(run, item);
  const timing = timingOf(run, item, steadyNow);
  if (now.state === 'failed') return 'failed';
  if (now.state === 'not-applicable') return 'na';
  if (timing.kind === 'late') return 'late';
  if (timing.kind === 'overdue' && !isClosed(now)) return 'overdue';
  if (now.state === 'deferred') return 'deferred';
  return now.state === 'done' ? 'done' : 'open';
}

/** "4 items left in 30–60", "start at go-live", "Watch ended". */
export function windowsAside(run: StartedRun, lines: readonly WindowLine[]): string {
  if (run.goLive === null) return 'start at go-live';
  const open = lines.find((line) => line.phase === 'open');
  if (open === undefined) return 'all windows closed';
  return `${countOf(open.left, 'item')} left in ${open.label}`;
}

/** Windows may overlap or leave gaps in another checklist; the track shows each from where the one before ends. */
export function segmentsOf(lines: readonly WindowLine[]): readonly TimelineSegment[] {
  let from = Math.min(...lines.map((line) => line.window.fromMinutes));
  return lines.map(({ window, group, pips }) => {
    const start = from;
    from = Math.max(window.toMinutes, start + 1);
    return { id: group, from: start, to: from, pips };
  });
}

/** What the track shows, rebuilt once a minute. */
export function timelineAlternative(run: StartedRun, steadyNow: number): string {
  const lines = windowLines(run, steadyNow);
  const live = run.goLive?.steadyLiveAt ?? null;
  const minutes = live === null ? null : Math.max(0, Math.floor((steadyNow - live) / minuteMs));
  const now = minutes === null ? 'Not live.' : `Now ${countOf(minutes, 'minute')} after go-live.`;
  return [now, ...lines.map(spokenLine)].join(' ');
}

function spokenLine({ window, progress }: WindowLine): string {
  const exceptions = [
    progress.late > 0 ? `, ${progress.late} late` : '',
    progress.overdue > 0 ? `, ${progress.overdue} overdue` : '',
  ].join('');
  const name = spokenWindow({ fromMinutes: window.fromMinutes, toMinutes: window.writtenToMinutes });
  return `Window ${name}: ${progress.closed} of ${progress.total}${exceptions}.`;
}
