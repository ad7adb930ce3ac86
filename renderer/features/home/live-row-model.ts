/** What a run in progress says in one row. */
import type { Part } from '#shared/checklist/checklist.ts';
import { clockDoubt, counting } from '#shared/run/clock-doubt.ts';
import { partProgress } from '#shared/run/progress.ts';
import { rollbackProgress } from '#shared/run/rollback-progress.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { formatDateLong, formatElapsed, formatShortTime, formatTimeOfDay } from '#shared/time/instant.ts';
import { triggerStatus, type TriggerStatus } from '#shared/verification/trigger.ts';
import {
  verificationWindows,
  windowPhase,
  type VerificationWindow,
} from '#shared/verification/verification-window.ts';
import { runName } from '../shell/run-name.ts';
import { focusAtOpening } from '../../stores/run-focus.ts';

export type ClockColumn = {
  readonly label: string;
  readonly value: string;
  readonly under: string;
  /** The same for the name of the row, without seconds. */
  readonly spoken: string;
};

type Now = { readonly wallNow: number; readonly steadyNow: number; readonly offset: number };

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** The clock that matters in this phase. */
export function clockColumn(run: StartedRun, now: Now): ClockColumn {
  const clock = clockOf(run, now);
  if (clockDoubt(run) === null) return clock;
  const under = 'Time not known: open the run and say what time it is';
  return { ...clock, value: counting(run, clock.value), under, spoken: 'time not known' };
}

function clockOf(run: StartedRun, now: Now): ClockColumn {
  if (run.phase === 'rolling-back') return sinceRollback(run, now);
  if (run.goLive !== null) return sinceGoLive(run.goLive, now);
  if (run.phase === 'deploying') return sinceFirstStep(run, now);
  return untilStart(run, now);
}

/** "Verify: Functional Testing (30-60 minutes)": the part and the group where work goes on. */
export function placeOf(run: StartedRun): string {
  if (run.phase === 'rolling-back') return 'Rollback';
  const { currentItem } = focusAtOpening(run);
  const place = currentItem === null ? undefined : run.places.get(currentItem);
  if (place === undefined) return partNames[workingPart(run)];
  const { section, group } = place;
  if (section.part === 'prepare' && section.groups.length > 1 && section.number !== '1')
    return `Prepare: ${section.number} ${section.title}`;
  return `${partNames[section.part]}: ${group.title}`;
}

/** The part that is worked in this phase. */
export function workingPart(run: StartedRun): Part {
  if (run.phase === 'preparing') return 'prepare';
  if (run.phase === 'deploying') return 'deploy';
  return run.phase === 'rolling-back' ? 'rollback' : 'verify';
}

export const partNames: Readonly<Record<Part, string>> = {
  prepare: 'Prepare',
  deploy: 'Deploy',
  verify: 'Verify',
  rollback: 'Rollback',
  approve: 'Approvals',
  'follow-up': 'Follow-ups',
};

/** The window that is open, else the next to open; null before go-live, after the last one, and while nobody knows. */
export function currentWindow(run: StartedRun, steadyNow: number): VerificationWindow | null {
  const windows = clockDoubt(run) === null ? verificationWindows(run) : [];
  return (
    windows.find((window) => windowPhase(window, steadyNow) === 'open') ??
    windows.find((window) => windowPhase(window, steadyNow) === 'before') ??
    null
  );
}

/** "30–60" */
export function windowLabel({ fromMinutes, toMinutes }: VerificationWindow): string {
  return `${fromMinutes}–${toMinutes}`;
}

/** All triggers, the one that asks for most attention first. */
export function triggersByUrgency(run: StartedRun, steadyNow: number): readonly TriggerStatus[] {
  const order: readonly TriggerStatus['state'][] = [
    'tripped',
    'held',
    'running',
    'watched',
    'not-armed',
    'watch-ended',
  ];
  return [...run.places.values()]
    .filter((place) => place.item.trigger !== null)
    .map((place) => triggerStatus(run, place.item.number, steadyNow))
    .toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || a.tripsInMs - b.tripsInMs);
}

/** The name of the row for screen readers: what a glance says, without seconds. */
export function liveRowName(run: StartedRun, clock: ClockColumn, steadyNow: number): string {
  const parts = [runName(run.details), run.details.environment, clock.spoken];
  const window = run.phase === 'verifying' ? currentWindow(run, steadyNow) : null;
  if (window === null) {
    const { closed, total } = partProgress(run, workingPart(run), steadyNow);
    parts.push(`${partNames[workingPart(run)]}, ${closed} of ${total} closed`);
  } else {
    parts.push(`window ${window.fromMinutes} to ${window.toMinutes}`);
  }
  const urgent = triggersByUrgency(run, steadyNow)[0];
  if (urgent !== undefined && ['tripped', 'held', 'running'].includes(urgent.state))
    parts.push(`${run.places.get(urgent.trigger)?.item.text ?? ''} ${urgent.state}`);
  if (run.rehearsal) parts.push('rehearsal');
  return parts.filter((part) => part !== '').join(', ');
}

function sinceGoLive(goLive: NonNullable<StartedRun['goLive']>, { steadyNow, offset }: Now): ClockColumn {
  const elapsed = Math.max(0, steadyNow - goLive.steadyLiveAt);
  return {
    label: 'Since go-live',
    value: `T+ ${formatElapsed(elapsed)}`,
    under: `live since ${formatTimeOfDay(goLive.liveAt, offset)}`,
    spoken: `T plus ${Math.floor(elapsed / minuteMs)} minutes`,
  };
}

function sinceFirstStep(run: StartedRun, { steadyNow, offset }: Now): ClockColumn {
  const started = Object.values(run.steps)
    .map((step) => step.started)
    .toSorted((a, b) => a.position - b.position)[0];
  if (started === undefined) return { label: 'Deploying', value: '--:--', under: '', spoken: 'deploying' };
  const elapsed = Math.max(0, steadyNow - started.steadyAt);
  return {
    label: 'Since step 1',
    value: formatElapsed(elapsed),
    under: `started ${formatTimeOfDay(started.at, offset)}`,
    spoken: `deploying for ${Math.floor(elapsed / minuteMs)} minutes`,
  };
}

function sinceRollback(run: StartedRun, { steadyNow, offset }: Now): ClockColumn {
  const rollback = rollbackProgress(run, steadyNow);
  const started = run.rollbacks.at(-1)?.started;
  const elapsed = started === undefined ? 0 : Math.max(0, steadyNow - started.steadyAt);
  return {
    label: 'Since the decision',
    value: formatElapsed(rollback?.timeToRestoreMs ?? elapsed),
    under: started === undefined ? '' : `rolling back since ${formatTimeOfDay(started.at, offset)}`,
    spoken: `rolling back for ${Math.floor(elapsed / minuteMs)} minutes`,
  };
}

function untilStart(run: StartedRun, { wallNow, offset }: Now): ClockColumn {
  const { plannedAt } = run.details;
  if (plannedAt === null)
    return { label: 'Planned start', value: 'not set', under: '', spoken: 'no planned start' };
  const under = `${formatDateLong(plannedAt, offset)}, ${formatShortTime(plannedAt, offset)}`;
  const left = plannedAt - wallNow;
  if (left < 0) {
    const ago = -left >= dayMs ? `${Math.floor(-left / dayMs)} d` : formatElapsed(-left);
    return { label: 'Planned start passed', value: `${ago} ago`, under, spoken: 'planned start passed' };
  }
  const value = left >= 2 * dayMs ? `${Math.floor(left / dayMs)} d` : formatElapsed(left);
  return { label: 'Planned start', value: `T− ${value}`, under, spoken: `planned start ${under}` };
}
