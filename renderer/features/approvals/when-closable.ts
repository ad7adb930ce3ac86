import { isClosed, itemNow } from '#shared/run/item-now.ts';
import { flatItems } from '#shared/run/flat-items.ts';
import { rollbackProgress } from '#shared/run/rollback-progress.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { formatShortTime } from '#shared/time/instant.ts';
import { runningBreaches } from '#shared/verification/trigger.ts';
import { dueWindow, verifyGroups, watchEnds } from '#shared/verification/verification-window.ts';

/** Why the record cannot be closed yet and when it can; null once it can. */
export function whenClosable(run: StartedRun, steadyNow: number): string | null {
  if (run.phase === 'rolling-back')
    return rollbackProgress(run, steadyNow)?.finished === true
      ? null
      : 'The record can be closed when every rollback step is done or not needed.';
  const breach = runningBreaches(run)[0];
  if (breach !== undefined) {
    const text = run.places.get(breach.trigger)?.item.text ?? breach.trigger;
    return `“${text}” is still observed. The record can be closed when it has cleared.`;
  }
  return windowsOpen(run, steadyNow);
}

function windowsOpen(run: StartedRun, steadyNow: number): string | null {
  const groups = verifyGroups(run);
  const left = groups.flatMap(flatItems).filter(({ number }) => !isClosed(itemNow(run, number))).length;
  const isRunning = groups.some((group) => (dueWindow(run, group)?.steadyCloses ?? steadyNow) > steadyNow);
  const ends = watchEnds(run);
  if (left === 0 || !isRunning || ends === null) return null;
  const time = formatShortTime(ends + run.shiftMs, run.goLive?.declared.offsetMinutes ?? 0);
  return `${left === 1 ? '1 item' : `${left} items`} of the verification windows ${left === 1 ? 'is' : 'are'} not closed. The record can be closed when they are, or at ${time}, when the last window ends.`;
}
