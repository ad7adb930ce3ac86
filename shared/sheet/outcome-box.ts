/** The one line an auditor reads first: how the run ended. */
import { rollbackProgress } from '../run/rollback-progress.ts';
import type { StartedRun } from '../run/run-state.ts';
import { formatDuration, formatTimeOfDay } from '../time/instant.ts';
import { watchedTo, watchEnds } from '../verification/verification-window.ts';
import type { CalloutBlock } from './sheet-document.ts';
import { count, offsetOf, when } from './sheet-words.ts';

export function outcomeBox(run: StartedRun, steadyNow: number, listed: number): CalloutBlock {
  const exceptionWords = listed === 0 ? 'no exceptions' : count(listed, 'exception');
  const rollback = run.rollbacks.some((entry) => entry.cancelled === null) ? [] : ['no rollback'];
  const live =
    run.goLive === null ? ['never live'] : [`live ${formatTimeOfDay(run.goLive.liveAt, offsetOf(run))}`];
  switch (run.outcome) {
    case 'deployed':
      return {
        kind: 'callout',
        glyph: 'done',
        tone: 'good',
        title: 'Deployed',
        text: sentence([...live, ...watched(run), ...rollback, exceptionWords]),
      };
    case 'rolled-back': {
      const restored = rollbackProgress(run, steadyNow)?.timeToRestoreMs ?? null;
      const time = restored === null ? [] : [`time to restore ${formatDuration(restored)}`];
      return {
        kind: 'callout',
        glyph: 'rolledBack',
        tone: 'caution',
        title: 'Rolled back',
        text: sentence([...live, ...time, exceptionWords]),
      };
    }
    case 'aborted': {
      const why =
        run.aborted === null
          ? []
          : [`${when(run, run.aborted.stamp)} by ${run.aborted.decidedBy}: ${run.aborted.reason}`];
      return {
        kind: 'callout',
        glyph: 'aborted',
        tone: 'caution',
        title: 'Aborted',
        text: sentence([...live, ...why, exceptionWords]),
      };
    }
    case null:
      return {
        kind: 'callout',
        glyph: 'open',
        tone: 'plain',
        title: 'Not finished',
        text: sentence([...live, `as of ${formatTimeOfDay(run.lastAt, offsetOf(run))}`, exceptionWords]),
      };
  }
}

/** A record that was closed early ended the watch then: a time that had not come yet is never told. */
function watched(run: StartedRun): readonly string[] {
  const [to, ends] = [watchedTo(run), watchEnds(run)];
  if (to === null || ends === null) return [];
  const time = (steady: number): string => formatTimeOfDay(steady + run.shiftMs, offsetOf(run));
  return [`watched to ${time(to)}`, ...(to < ends ? [`not to ${time(ends)}`] : [])];
}

function sentence(parts: readonly string[]): string {
  const text = parts.join(', ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
