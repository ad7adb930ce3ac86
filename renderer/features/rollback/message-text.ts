/** The words for the people who have to know, made from the record. */
import { rollbackProgress } from '#shared/run/rollback-progress.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { formatShortTime } from '#shared/time/instant.ts';
import { runName } from '../shell/run-name.ts';

const updateEveryMs = 15 * 60_000;

/** "XianFeast 2.14.0 is being rolled back in Production. Cause: …". Instants in wall milliseconds. */
export function messageText(run: StartedRun, offsetMinutes: number): string {
  const rollback = run.rollbacks.at(-1);
  if (rollback === undefined) return '';
  const progress = rollbackProgress(run, 0);
  const time = (at: number): string => formatShortTime(at, offsetMinutes);
  const verified = progress?.verifiedAt ?? null;
  const state = verified === null ? 'is being rolled back' : 'was rolled back';
  const cause = rollback.triggers
    .map((trigger) => {
      const since = run.breaches.findLast((breach) => breach.trigger === trigger)?.sinceAt;
      const seen = since === undefined ? '' : `, first seen ${time(since)}`;
      return `${lowered(run.places.get(trigger)?.item.text ?? trigger)}${seen}`;
    })
    .join('; ');
  const reason = rollback.reason ?? '';
  const why = [cause, reason].filter((part) => part !== '').join('. ');
  return [
    `${runName(run.details)} ${state} in ${run.details.environment}.`,
    why === '' ? null : `Cause: ${why}.`,
    `Decided by ${rollback.decidedBy} at ${time(rollback.started.at)}.`,
    verified === null
      ? `Next update at ${time(rollback.started.at + updateEveryMs)}.`
      : `Verified at ${time(verified + run.shiftMs)}.`,
  ]
    .filter((part) => part !== null)
    .join(' ');
}

function lowered(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
