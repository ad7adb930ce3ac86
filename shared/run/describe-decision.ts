import { formatDuration, formatShortTime } from '../time/instant.ts';
import type { Lines } from './describe-event.ts';
import { gateOverridden } from './decision-exceptions.ts';
import { because, howWords, slotLabel, time, titled } from './history-words.ts';
import { gateName } from './item-exceptions.ts';
import { counted } from './rejection-words.ts';

export type DecisionEvent =
  | 'GatePassed'
  | 'StepStarted'
  | 'StepEnded'
  | 'StepStartUndone'
  | 'GoLiveDeclared'
  | 'GoLiveCorrected'
  | 'WindowExtended'
  | 'TriggerObserved'
  | 'TriggerStartCorrected'
  | 'TriggerTripped'
  | 'TriggerCleared'
  | 'TriggerHeld'
  | 'WatchKept'
  | 'RollbackStarted'
  | 'RollbackCancelled'
  | 'PollAnswered';

export const describeDecision: Lines<DecisionEvent> = {
  GatePassed: ({ gate, recalled, override }, run) =>
    override === null
      ? `Gate before ${gateName(run, gate)}: clear`
      : `Override: ${gateOverridden(run, gate)} with ${counted(recalled.length, 'item')} not closed, by ${override.name}${because(override.reason)}`,
  StepStarted: ({ group }, run) => `${groupTitle(run, group)} started`,
  StepEnded: ({ group }, run) => `${groupTitle(run, group)} ended`,
  StepStartUndone: ({ group }, run) => `${groupTitle(run, group)}: its start was undone`,
  GoLiveDeclared: ({ liveAt, stated }, _run, recorded) =>
    `Go-live declared: T+0 is ${time(liveAt, recorded)}${stated === 'now' ? '' : stated === 'item-done' ? ', when the deployment was done' : ', stated afterwards'}`,
  GoLiveCorrected: ({ liveAt, previousAt, reason }, _run, recorded) =>
    `Go-live corrected from ${time(previousAt, recorded)} to ${time(liveAt, recorded)}${because(reason)}`,
  WindowExtended: ({ group, toMinutes, reason }, run) =>
    `${groupTitle(run, group)} extended to ${toMinutes} minutes${because(reason)}`,
  TriggerObserved: ({ trigger, since }, run, recorded) =>
    `${titled(run, trigger)}: observed since ${time(since, recorded)}`,
  TriggerStartCorrected: ({ trigger, since }, run, recorded) =>
    `${titled(run, trigger)}: started earlier, observed since ${time(since, recorded)}`,
  TriggerTripped: ({ trigger, trippedAt }, run, recorded) =>
    `${titled(run, trigger)}: threshold passed at ${time(trippedAt, recorded)}`,
  TriggerCleared: ({ trigger, clearedAt }, run, recorded) => {
    const breach = run.breaches.find(({ cleared }) => cleared?.stamp.position === recorded.position);
    const lasted =
      breach?.cleared === null || breach === undefined
        ? ''
        : ` after ${formatDuration(breach.cleared.steadyClearedAt - breach.steadySince)}`;
    const tripped = breach?.tripped == null ? ', not tripped' : '';
    return `${titled(run, trigger)}: cleared ${time(clearedAt, recorded)}${lasted}${tripped}`;
  },
  TriggerHeld: ({ triggers, decidedBy, how, insteadOf, reason, until }, run, recorded) =>
    `${triggers.map((trigger) => titled(run, trigger)).join('; ')}: held until ${formatShortTime(until, recorded.offsetMinutes)} by ${decidedBy}, ${howWords[how]}${instead(insteadOf)}${because(reason)}`,
  WatchKept: () => 'The triggers are watched beyond the last window',
  RollbackStarted: ({ triggers, decidedBy, how, insteadOf, reason }, run) =>
    `Rollback started, decided by ${decidedBy}, ${howWords[how]}${instead(insteadOf)}${triggers.length === 0 ? ', without a trigger' : `, for ${triggers.map((trigger) => titled(run, trigger)).join('; ')}`}${because(reason)}`,
  RollbackCancelled: ({ decidedBy, reason }) => `Rollback cancelled by ${decidedBy}${because(reason)}`,
  PollAnswered: ({ role, answer, name, sentence, how }, run) =>
    `Poll: ${slotLabel(run, role)}${name === '' ? '' : `, ${name}`}: ${answer === 'no-answer' ? 'no answer' : answer}, ${howWords[how]}${because(sentence)}`,
};

function instead(reason: string | null): string {
  return reason === null ? '' : ` (not the named decision maker: ${reason})`;
}

function groupTitle(run: Parameters<typeof gateName>[0], group: string): string {
  return (
    run.checklist.sections.flatMap(({ groups }) => groups).find(({ number }) => number === group)?.title ??
    group
  );
}
