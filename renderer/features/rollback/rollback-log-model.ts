/** The story of the rollback, from the first observation on, oldest first. */
import { rollbackItemsOf } from '#shared/checklist/rollback-items-of.ts';
import { itemRecord } from '#shared/run/item-now.ts';
import type { Breach, Stamp, StartedRun } from '#shared/run/run-state.ts';
import { formatStopwatch } from '#shared/time/instant.ts';
import { howSaid } from '../alarm/decider.ts';
import { triggerName } from '../now/trigger-name.ts';

export type LogLine = {
  readonly key: string;
  readonly at: number;
  readonly text: string;
  readonly by: string;
};

export function rollbackLog(run: StartedRun): readonly LogLine[] {
  const started = run.rollbacks.at(-1);
  if (started === undefined) return [];
  const breaches = run.breaches.filter(({ trigger }) => started.triggers.includes(trigger));
  const how = `decided by ${started.decidedBy}, ${howSaid(started.how)}`;
  const why = started.reason === null ? '' : `: ${started.reason}`;
  const instead =
    started.insteadOf === null ? '' : `, not by ${run.people.decisionMaker.name}: ${started.insteadOf}`;
  return [
    ...breaches.flatMap((breach) => breachLines(run, breach)),
    line('decided', started.started, `Roll back, ${how}${instead}${why}`),
    ...stepLines(run),
  ].toSorted((a, b) => a.at - b.at);
}

function breachLines(run: StartedRun, breach: Breach): readonly LogLine[] {
  const { trigger, observed, tripped, holdSeconds, holds, cleared, sinceAt } = breach;
  const name = triggerName(run, trigger);
  const threshold =
    holdSeconds === 0 ? 'at once' : `threshold of ${formatStopwatch(holdSeconds * 1000)} passed`;
  return [
    { ...line(`${trigger} observed`, observed, `Breach: ${name} observed`), at: sinceAt },
    ...(tripped === null
      ? []
      : [{ key: `${trigger} tripped`, at: tripped.trippedAt, text: `Tripped: ${threshold}`, by: '' }]),
    ...holds.map((hold) =>
      line(`${trigger} hold`, hold.stamp, `Held by ${hold.decidedBy}, ${howSaid(hold.how)}: ${hold.reason}`),
    ),
    ...(cleared === null ? [] : [line(`${trigger} cleared`, cleared.stamp, `Cleared: ${name}`)]),
  ];
}

function stepLines(run: StartedRun): readonly LogLine[] {
  return rollbackItemsOf(run.checklist).flatMap((item, index) => {
    const { marks, notes, evidence } = itemRecord(run, item.number);
    const step = `step ${index + 1}`;
    return [
      ...marks.map((mark) => {
        const word = mark.state === 'not-applicable' ? 'not needed' : mark.state;
        const undone = mark.undone === null ? '' : ', undone';
        const reason = mark.reason === null ? '' : `: ${mark.reason}`;
        return line(
          'mark',
          mark.stamp,
          `Step ${index + 1} ${word}${outOfOrder(mark.outOfOrder)}${undone}${reason}`,
        );
      }),
      ...notes.map((note) => line('note', note.stamp, `Note on ${step}: ${note.text}`)),
      ...evidence.map((kept) => line('evidence', kept.stamp, `Evidence on ${step}: ${kept.evidence.name}`)),
    ];
  });
}

function outOfOrder(isSo: boolean): string {
  return isSo ? ', out of order' : '';
}

function line(key: string, stamp: Stamp, text: string): LogLine {
  return { key: `${key} ${stamp.position}`, at: stamp.at, text, by: stamp.by };
}
