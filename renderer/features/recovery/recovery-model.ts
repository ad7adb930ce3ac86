/** What the recovery dialog says: what happened, what runs, what moved meanwhile, the last marks. */
import { spokenDuration } from '#shared/run/describe-clock.ts';
import { groupProgress } from '#shared/run/progress.ts';
import { isClosed, itemNow } from '#shared/run/item-now.ts';
import type { Breach, Disturbance, Mark, StartedRun } from '#shared/run/run-state.ts';
import { formatStopwatch, formatTimeOfDay } from '#shared/time/instant.ts';
import { verificationWindows, windowPhase } from '#shared/verification/verification-window.ts';
import { countOf, windowLabel } from '../run/labels.ts';

/** Why it is asked: a gap of the laptop or the app, or nobody pressed a key for long. Instants in wall milliseconds. */
export type Interruption =
  | { readonly kind: 'slept' | 'restarted'; readonly gap: Disturbance }
  | { readonly kind: 'idle'; readonly fromAt: number; readonly toAt: number };

export type RecoveryText = {
  readonly title: string;
  readonly description: string;
  readonly recordedAs: string;
};

export function recoveryText(
  run: StartedRun,
  interruption: Interruption,
  offsetMinutes: number,
): RecoveryText {
  const { fromAt, toAt } = interruption.kind === 'idle' ? interruption : interruption.gap;
  const from = formatTimeOfDay(fromAt, offsetMinutes);
  const to = formatTimeOfDay(toAt, offsetMinutes);
  const gap = spokenDuration(toAt - fromAt);
  const windows = run.goLive === null ? '' : ' The verification windows kept running';
  switch (interruption.kind) {
    case 'slept':
      return {
        title: `The laptop slept for ${gap}`,
        description: `From ${from} to ${to}. Everything up to ${from} is saved.${windows === '' ? ' Nobody' : `${windows}; nobody`} marked anything while asleep.`,
        recordedAs: `Recorded as: clock gap ${gap}, laptop asleep.`,
      };
    case 'restarted':
      return {
        title: `Runsheet stopped at ${from} and is back at ${to}`,
        description: `Everything up to ${from} is saved.${windows === '' ? '' : `${windows}.`}`,
        recordedAs: `Recorded as: gap of ${gap}, Runsheet restarted.`,
      };
    case 'idle':
      return {
        title: `Still ${run.operator}?`,
        description: `No key since ${from}, ${gap}. Everything is saved.${windows === '' ? '' : `${windows}.`}`,
        recordedAs: 'Recorded as: last two marks confirmed.',
      };
  }
}

/**
 * Breaches that ran when it happened and were not cleared since, with what their stopwatch showed. The order of events
 * tells which: a gap begins at the last look at the clock, and a breach may have been observed just after that.
 */
export function askedBreaches(
  run: StartedRun,
  interruption: Interruption,
): readonly { readonly breach: Breach; readonly text: string; readonly stopwatch: string }[] {
  if (interruption.kind === 'idle') return [];
  const { gap } = interruption;
  const steadyFrom = gap.fromAt - run.shiftMs;
  return run.breaches
    .filter((breach) => breach.cleared === null && breach.observed.position < gap.stamp.position)
    .map((breach) => ({
      breach,
      text: run.places.get(breach.trigger)?.item.text ?? breach.trigger,
      stopwatch: formatStopwatch(Math.max(0, steadyFrom - breach.steadySince)),
    }));
}

/** What moved since `fromAt`: windows that closed or are open, deferred items that came due. */
export function movedMeanwhile(
  run: StartedRun,
  fromAt: number,
  { steadyNow, offsetMinutes }: { readonly steadyNow: number; readonly offsetMinutes: number },
): readonly { readonly title: string; readonly text: string; readonly isClosed: boolean }[] {
  const steadyFrom = fromAt - run.shiftMs;
  const windows = verificationWindows(run).flatMap((window) => {
    const phase = windowPhase(window, steadyNow);
    const closes = window.steadyCloses ?? 0;
    if (phase !== 'open' && (phase !== 'closed' || closes < steadyFrom)) return [];
    const { total, closed, overdue } = groupProgress(run, window.group.number, steadyNow);
    const left = countOf(total - closed, 'item');
    const at = formatTimeOfDay(closes + run.shiftMs, offsetMinutes);
    return [
      {
        title: `Verification window ${windowLabel(window)}`,
        text:
          phase === 'open'
            ? `Still open until ${at}. ${left} left, none late.`
            : `Closed at ${at}. ${overdue === 0 ? 'No item is overdue.' : `${countOf(overdue, 'item')} overdue.`}`,
        isClosed: phase === 'closed',
      },
    ];
  });
  return [...windows, ...cameDue(run, { fromAt, now: steadyNow + run.shiftMs, offsetMinutes })];
}

function cameDue(
  run: StartedRun,
  { fromAt, now, offsetMinutes }: { fromAt: number; now: number; offsetMinutes: number },
) {
  return [...run.places.values()].flatMap(({ item }) => {
    const state = itemNow(run, item.number);
    const { remindAt } = state;
    if (isClosed(state) || remindAt === null || remindAt < fromAt || remindAt > now) return [];
    const at = formatTimeOfDay(remindAt, offsetMinutes);
    return [{ title: `${item.number} ${item.text}`, text: `Deferred, due since ${at}.`, isClosed: false }];
  });
}

/** The last two marks that still count, oldest first; times as the clock on the wall has them now. */
export function lastMarks(
  run: StartedRun,
  offsetMinutes: number,
): readonly { readonly item: string; readonly mark: Mark; readonly text: string }[] {
  return Object.entries(run.items)
    .flatMap(([item, record]) => record.marks.map((mark) => ({ item, mark })))
    .filter(({ mark }) => mark.undone === null && (mark.kind === 'marked' || mark.kind === 'sub-check'))
    .toSorted((a, b) => a.mark.stamp.position - b.mark.stamp.position)
    .slice(-2)
    .map(({ item, mark }) => {
      const text = run.places.get(item)?.item.text ?? '';
      const word = mark.state === 'done' ? '' : `, ${mark.state.replace('-', ' ')}`;
      const time = formatTimeOfDay(mark.stamp.at, offsetMinutes);
      return { item, mark, text: `${item} ${text}${word}, ${time}` };
    });
}
