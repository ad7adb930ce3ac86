/** What people decided against the plain course, what was observed, and what happened to the clock. */
import { latestPoll } from '../sign-off/latest-poll.ts';
import { signOffOf, signOffSlots } from '../sign-off/sign-off-slots.ts';
import { formatDuration, formatTimeOfDay } from '../time/instant.ts';
import { describeDisturbance } from './describe-clock.ts';
import type { ExceptionKind, ExceptionLine } from './exception-line.ts';
import { gateName } from './item-exceptions.ts';
import type { Breach, StartedRun, Stamp } from './run-state.ts';

export function decisionExceptions(run: StartedRun): readonly ExceptionLine[] {
  return [
    ...overrides(run),
    ...run.breaches.flatMap((breach) => breachLines(run, breach)),
    ...noGos(run),
    ...declines(run),
    ...extensions(run),
    ...corrections(run),
    ...run.disturbances.map((disturbance) =>
      line('clock', { item: null, text: describeDisturbance(disturbance), stamp: disturbance.stamp }),
    ),
  ];
}

type Told = {
  readonly item: string | null;
  readonly text: string;
  readonly stamp: Stamp;
  readonly byMs?: number;
};

function line(kind: ExceptionKind, { item, text, stamp, byMs }: Told): ExceptionLine {
  return { kind, item, text, at: stamp.at, by: stamp.by, byMs: byMs ?? null };
}

function overrides(run: StartedRun): readonly ExceptionLine[] {
  return run.gates.flatMap(({ gate, override, recalled, stamp, undone }) => {
    if (override === null || undone) return [];
    const items = `${recalled.length} ${recalled.length === 1 ? 'item' : 'items'}`;
    const text = `${gateOverridden(run, gate)} with ${items} not closed: ${override.reason}`;
    return [{ ...line('override', { item: null, text, stamp }), by: override.name }];
  });
}

/** "Step 3 started", "Go-live declared", "Record closed", "Immediate Verification (0-30 minutes) passed" */
export function gateOverridden(run: StartedRun, gate: string): string {
  if (gate === 'go-live') return 'Go-live declared';
  if (gate === 'signing') return 'Record closed';
  const name = gateName(run, gate);
  return run.steps[gate] === undefined && !name.startsWith('Step ') ? `${name} passed` : `${name} started`;
}

function breachLines(run: StartedRun, breach: Breach): readonly ExceptionLine[] {
  const { trigger, observed, steadySince, cleared, tripped, holds } = breach;
  const text = run.places.get(trigger)?.item.text ?? trigger;
  const lasted = cleared === null ? {} : { byMs: cleared.steadyClearedAt - steadySince };
  const ended =
    cleared === null
      ? 'still observed'
      : `cleared after ${formatDuration(cleared.steadyClearedAt - steadySince)}`;
  return [
    line(tripped === null ? 'breach' : 'tripped', {
      item: trigger,
      text: `${text}: ${tripped === null ? '' : 'threshold passed, '}${ended}${decisionOf(breach)}`,
      stamp: tripped?.stamp ?? observed,
      ...lasted,
    }),
    ...holds.map(({ stamp, decidedBy, reason, until }) =>
      line('hold', {
        item: trigger,
        text: `${text}: held by ${decidedBy} until ${formatTimeOfDay(until, stamp.offsetMinutes)}: ${reason}`,
        stamp,
      }),
    ),
  ];
}

function decisionOf({ tripped, holds, rolledBack }: Breach): string {
  if (rolledBack) return ', rolled back';
  if (tripped === null) return ', not tripped';
  return holds.length > 0 ? ', held' : ', nothing was decided';
}

function noGos(run: StartedRun): readonly ExceptionLine[] {
  return latestPoll(run)
    .filter(({ answer }) => answer === 'no-go')
    .map(({ role, sentence, stamp, name }) => {
      const label = run.places.get(role)?.item.role ?? role;
      const who = name === '' ? label : `${label}, ${name}`;
      return line('no-go', { item: role, text: `${who}: no-go: ${sentence ?? ''}`, stamp });
    });
}

function declines(run: StartedRun): readonly ExceptionLine[] {
  return signOffSlots(run.checklist).flatMap(({ slot, label, kind }) => {
    const signOff = signOffOf(run, slot);
    if (signOff === null || signOff.meaning !== 'decline') return [];
    const text = `${label}, ${signOff.name}: declined: ${signOff.sentence ?? ''}`;
    return [line('decline', { item: kind === 'role' ? slot : null, text, stamp: signOff.stamp })];
  });
}

function extensions(run: StartedRun): readonly ExceptionLine[] {
  return run.extensions.map(({ group, toMinutes, reason, stamp }) =>
    line('extension', {
      item: null,
      text: `${gateName(run, group)} extended to ${toMinutes} minutes: ${reason}`,
      stamp,
    }),
  );
}

function corrections(run: StartedRun): readonly ExceptionLine[] {
  return (run.goLive?.corrections ?? []).map(({ previousAt, liveAt, reason, stamp }) =>
    line('correction', {
      item: null,
      text: `Go-live corrected from ${formatTimeOfDay(previousAt, stamp.offsetMinutes)} to ${formatTimeOfDay(liveAt, stamp.offsetMinutes)}: ${reason}`,
      stamp,
    }),
  );
}
