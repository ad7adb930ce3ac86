/** Which moments of the verification windows are due between two instants; none is made up for time asleep. */
import { isClosed, itemNow } from '#shared/run/item-now.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import {
  minuteMs,
  verificationWindows,
  watchEnds,
  type VerificationWindow,
} from '#shared/verification/verification-window.ts';
import { countOf, spokenWindow, windowLabel } from '../run/labels.ts';

export type WindowMoment = {
  readonly kind: 'opens' | 'closes-soon' | 'closed' | 'watch-ended';
  /** Steady instant it was due. */
  readonly at: number;
  /** For the screen reader. */
  readonly sentence: string;
  /** For the system notification; null when none is shown. */
  readonly notice: string | null;
  readonly sound: 'one-soft' | 'two-soft' | null;
};

/** A gap between two looks longer than this is a sleep or a jump, and its moments are not announced afterwards. */
export const longestGapMs = 15_000;
const remindMinutes = [10, 5, 1] as const;

/** Moments after `from`, up to and with `to` (steady milliseconds), oldest first. */
export function windowMoments(
  run: StartedRun,
  from: number,
  to: number,
  longestGap = longestGapMs,
): readonly WindowMoment[] {
  if (to <= from || to - from > longestGap || run.phase !== 'verifying') return [];
  return [...verificationWindows(run).flatMap((window) => momentsOf(run, window)), ...watchEnd(run)]
    .filter((moment) => moment.at > from && moment.at <= to)
    .toSorted((a, b) => a.at - b.at);
}

function momentsOf(run: StartedRun, window: VerificationWindow): readonly WindowMoment[] {
  if (window.steadyOpens === null || window.steadyCloses === null) return [];
  const numbers = window.group.items.map((item) => item.number);
  const left = numbers.filter((number) => !isClosed(itemNow(run, number))).length;
  const minutes = { fromMinutes: window.fromMinutes, toMinutes: window.writtenToMinutes };
  const named = { label: windowLabel(minutes), spoken: spokenWindow(minutes), left };
  return [
    ...opening(window, named),
    ...reminders(window, named),
    closing(window.steadyCloses, { ...named, total: numbers.length }),
  ];
}

type Named = { readonly label: string; readonly spoken: string; readonly left: number };

// The window that opens with go-live is said by the announcement of go-live itself.
function opening(window: VerificationWindow, named: Named): readonly WindowMoment[] {
  if (window.steadyOpens === null || window.fromMinutes === 0) return [];
  return [
    {
      kind: 'opens',
      at: window.steadyOpens,
      sentence: `Window ${named.spoken} is open. ${countOf(named.left, 'item')} left.`,
      notice: null,
      sound: null,
    },
  ];
}

function reminders(window: VerificationWindow, named: Named): readonly WindowMoment[] {
  const { steadyOpens, steadyCloses } = window;
  if (steadyOpens === null || steadyCloses === null || named.left === 0) return [];
  return remindMinutes
    .map((minutes) => ({ minutes, at: steadyCloses - minutes * minuteMs }))
    .filter(({ at }) => at > steadyOpens)
    .map(({ minutes, at }) => ({
      kind: 'closes-soon',
      at,
      sentence: `Window ${named.spoken} closes in ${countOf(minutes, 'minute')}. ${countOf(named.left, 'item')} left.`,
      notice: minutes === 5 ? `${named.label} closes in 5 min. ${countOf(named.left, 'item')} left.` : null,
      sound: minutes === 5 ? 'one-soft' : null,
    }));
}

function closing(at: number, named: Named & { readonly total: number }): WindowMoment {
  const { left, total } = named;
  const count = left === 0 ? `${total} of ${total} items closed.` : `${countOf(left, 'item')} overdue.`;
  return {
    kind: 'closed',
    at,
    sentence: `Window ${named.spoken} is closed. ${count}`,
    notice: left === 0 ? null : `${named.label} is closed. ${countOf(left, 'item')} overdue.`,
    sound: left === 0 ? null : 'two-soft',
  };
}

function watchEnd(run: StartedRun): readonly WindowMoment[] {
  const at = watchEnds(run);
  if (at === null) return [];
  return [{ kind: 'watch-ended', at, sentence: 'Watch ended.', notice: null, sound: null }];
}
