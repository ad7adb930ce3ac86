/** What was decided against the plain course, and the triggers it was decided for. */
import { gateOverridden } from '../run/decision-exceptions.ts';
import { howWords } from '../run/history-words.ts';
import { gateName } from '../run/item-exceptions.ts';
import { counted } from '../run/rejection-words.ts';
import type { Breach, StartedRun } from '../run/run-state.ts';
import { signOffSlots } from '../sign-off/sign-off-slots.ts';
import { formatDuration, formatTimeOfDay } from '../time/instant.ts';
import { makeEntry, type Told } from './make-entry.ts';
import type { ReviewEntry } from './review-entry.ts';

export function decisionEntries(run: StartedRun): readonly ReviewEntry[] {
  return [
    ...overrides(run),
    ...run.breaches.flatMap((breach) => breachEntries(breach)),
    ...rollbacks(run),
    ...poll(run),
    ...declines(run),
    ...changes(run),
  ].map((told) => makeEntry(run, told));
}

function overrides(run: StartedRun): readonly Told[] {
  return run.gates.flatMap(({ gate, override, recalled, stamp, undone }): readonly Told[] => {
    if (override === null || undone) return [];
    const text = `${gateOverridden(run, gate)} with ${counted(recalled.length, 'item')} not closed: ${override.reason}`;
    return [{ kind: 'override', stamp, item: null, text, by: override.name }];
  });
}

/** A breach is one entry, from observed to cleared; every hold another, as it is a decision of its own. */
function breachEntries({
  trigger,
  observed,
  steadySince,
  cleared,
  tripped,
  holds,
  rolledBack,
}: Breach): readonly Told[] {
  const ended =
    cleared === null
      ? 'still observed at the end'
      : `cleared after ${formatDuration(cleared.steadyClearedAt - steadySince)}`;
  const decided = rolledBack
    ? ', rolled back'
    : tripped !== null && holds.length === 0
      ? ', nothing was decided'
      : '';
  return [
    {
      kind: tripped === null ? 'breach' : 'tripped',
      stamp: observed,
      item: trigger,
      text: `${ended}${decided}`,
    },
    ...holds.map(({ stamp, decidedBy, how, insteadOf, reason, until }): Told => ({
      kind: 'hold',
      stamp,
      item: trigger,
      text: `until ${formatTimeOfDay(until, stamp.offsetMinutes)}, ${howWords[how]}${instead(insteadOf)}: ${reason}`,
      by: decidedBy,
    })),
  ];
}

function rollbacks(run: StartedRun): readonly Told[] {
  return run.rollbacks.flatMap(
    ({ started, decidedBy, how, insteadOf, reason, cancelled }): readonly Told[] => [
      {
        kind: 'rollback',
        stamp: started,
        item: null,
        text: `decided ${howWords[how]}${instead(insteadOf)}${reason === null || reason === '' ? '' : `: ${reason}`}`,
        by: decidedBy,
      },
      ...(cancelled === null
        ? []
        : [
            {
              kind: 'rollback-cancelled',
              stamp: cancelled.stamp,
              item: null,
              text: cancelled.reason,
              by: cancelled.decidedBy,
            } as const,
          ]),
    ],
  );
}

function instead(reason: string | null): string {
  return reason === null ? '' : `, not the named decision maker (${reason})`;
}

/** Every no-go that was said, also one that was followed by a go. */
function poll({ poll: answers }: StartedRun): readonly Told[] {
  return answers
    .filter(({ answer }) => answer === 'no-go')
    .map(({ role, stamp, name, sentence }) => ({
      kind: 'no-go',
      stamp,
      item: role,
      text: sentence ?? '',
      ...(name !== '' && { by: name }),
    }));
}

function declines({ checklist, signOffs }: StartedRun): readonly Told[] {
  return signOffs
    .filter(({ meaning }) => meaning === 'decline')
    .map(({ slot, stamp, name, sentence }) => {
      const known = signOffSlots(checklist).find((one) => one.slot === slot);
      const isRole = known?.kind === 'role';
      const text = isRole ? (sentence ?? '') : `${known?.label ?? slot}: ${sentence ?? ''}`;
      return { kind: 'decline', stamp, item: isRole ? slot : null, text, by: name };
    });
}

/** What was changed of the plan: windows, go-live, the closed record, the run itself. */
function changes(run: StartedRun): readonly Told[] {
  const { extensions, goLive, reopenings, aborted } = run;
  return [
    ...extensions.map(({ group, toMinutes, reason, stamp }): Told => ({
      kind: 'extension',
      stamp,
      item: null,
      text: `${gateName(run, group)} to ${toMinutes} minutes: ${reason}`,
    })),
    ...(goLive?.corrections ?? []).map(({ previousAt, liveAt, reason, stamp }): Told => ({
      kind: 'correction',
      stamp,
      item: null,
      text: `from ${formatTimeOfDay(previousAt, stamp.offsetMinutes)} to ${formatTimeOfDay(liveAt, stamp.offsetMinutes)}: ${reason}`,
    })),
    ...reopenings.map(({ stamp, reason }): Told => ({
      kind: 'record-reopened',
      stamp,
      item: null,
      text: reason,
    })),
    ...(aborted === null
      ? []
      : [
          {
            kind: 'aborted',
            stamp: aborted.stamp,
            item: null,
            text: aborted.reason,
            by: aborted.decidedBy,
          } as const,
        ]),
  ];
}
