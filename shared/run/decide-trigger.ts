/** Observed, cleared, tripped, held: what is said of a trigger's condition, and what is decided about it. */
import { ok, refused, type Result } from '../result.ts';
import { isWatching, runningBreach, runningBreaches, triggerStatus } from '../verification/trigger.ts';
import {
  findPlace,
  insteadOf,
  overrideMinimum,
  refuseClosed,
  refuseShort,
  refuseTime,
  steadyNow,
  wrongPhase,
  type CommandContext,
  type Deciders,
  type Decision,
} from './decision.ts';
import { trips, tripOf } from './record-trips.ts';
import type { CommandOf } from './run-commands.ts';
import type { RunRejection } from './run-rejections.ts';
import type { StartedRun } from './run-state.ts';

export const decideTriggers: Deciders<
  'ObserveTrigger' | 'CorrectTriggerStart' | 'ClearTrigger' | 'RecordTrips' | 'HoldTriggers'
> = {
  ObserveTrigger: decideObserved,
  CorrectTriggerStart: decideStartCorrected,
  ClearTrigger: decideCleared,
  RecordTrips: (_command, run, context) => ok(refuseClosed(run) === null ? trips(run, context.now.wall) : []),
  HoldTriggers: decideHold,
};

function decideObserved(
  { trigger, since: stated }: CommandOf<'ObserveTrigger'>,
  run: StartedRun,
  context: CommandContext,
): Decision {
  const refusal = refuseTrigger(run, trigger);
  if (refusal !== null) return refusal;
  const since = pastInstant(stated, run, context);
  if (!since.ok) return since;
  // What began while triggers were watched counts, although it is told after the watch.
  if (!isWatching(run, steadyNow(run, context)) && !isWatching(run, since.value - run.shiftMs)) {
    return refused({ code: 'NotWatched', trigger });
  }
  if (runningBreach(run, trigger) !== null) return refused({ code: 'AlreadyObserved', trigger });
  const breach = { trigger, sinceAt: since.value, holdSeconds: run.thresholds[trigger] ?? 0 };
  return ok([{ type: 'TriggerObserved', trigger, since: since.value }, ...tripOf(breach, context.now.wall)]);
}

function decideStartCorrected(
  { trigger, since: stated }: CommandOf<'CorrectTriggerStart'>,
  run: StartedRun,
  context: CommandContext,
): Decision {
  const refusal = refuseTrigger(run, trigger);
  if (refusal !== null) return refusal;
  const breach = runningBreach(run, trigger);
  if (breach === null) return refused({ code: 'NotObserved', trigger });
  const since = pastInstant(stated, run, context);
  if (!since.ok) return since;
  const tripped =
    breach.tripped === null ? tripOf({ ...breach, sinceAt: since.value }, context.now.wall) : [];
  return ok([{ type: 'TriggerStartCorrected', trigger, since: since.value }, ...tripped]);
}

/** A breach that outlasted its threshold before it cleared has tripped, whether or not anybody saw it. */
function decideCleared(
  { trigger, clearedAt: stated }: CommandOf<'ClearTrigger'>,
  run: StartedRun,
  context: CommandContext,
): Decision {
  const refusal = refuseTrigger(run, trigger);
  if (refusal !== null) return refusal;
  const breach = runningBreach(run, trigger);
  if (breach === null) return refused({ code: 'NotObserved', trigger });
  const clearedAt = pastInstant(stated, run, context);
  if (!clearedAt.ok) return clearedAt;
  const sinceAt = breach.steadySince + run.shiftMs;
  if (clearedAt.value < sinceAt) {
    return refused({ code: 'TimeTooEarly', at: clearedAt.value, earliest: sinceAt });
  }
  const tripped = breach.tripped === null ? tripOf({ ...breach, sinceAt }, clearedAt.value) : [];
  return ok([...tripped, { type: 'TriggerCleared', trigger, clearedAt: clearedAt.value }]);
}

/** One decision for every alarm that asks for one; when none does, it renews the holds that are on. */
function decideHold(command: CommandOf<'HoldTriggers'>, run: StartedRun, context: CommandContext): Decision {
  const { type, decidedBy, how, reason, until } = command;
  if (run.phase === 'rolling-back') return refused({ code: 'RollbackRunning' });
  if (run.phase === 'preparing') return refused({ code: 'NothingTripped' });
  if (run.phase === 'closing' || run.phase === 'sealed') return wrongPhase(run, type);
  const triggers = trippedNow(run, steadyNow(run, context));
  if (triggers.length === 0) return refused({ code: 'NothingTripped' });
  const instead = insteadOf(run, command);
  if (!instead.ok) return instead;
  const short = refuseShort(reason, { for: 'hold', minimum: overrideMinimum });
  if (short !== null) return short;
  if (until <= context.now.wall) {
    return refused({ code: 'TimeTooEarly', at: until, earliest: context.now.wall });
  }
  return ok([
    ...trips(run, context.now.wall),
    { type: 'TriggerHeld', triggers: [...triggers], decidedBy, how, insteadOf: instead.value, reason, until },
  ]);
}

function trippedNow(run: StartedRun, now: number): readonly string[] {
  const statuses = runningBreaches(run).map(({ trigger }) => triggerStatus(run, trigger, now));
  const alarming = statuses.filter(({ state }) => state === 'tripped');
  const asked = alarming.length > 0 ? alarming : statuses.filter(({ state }) => state === 'held');
  return asked.map(({ trigger }) => trigger);
}

function refuseTrigger(run: StartedRun, trigger: string): Decision | null {
  const place = findPlace(run, trigger);
  if (!place.ok) return place;
  if (place.value.item.kind !== 'trigger') return refused({ code: 'NoSuchItem', item: trigger });
  return refuseClosed(run);
}

/** The stated moment, or now; never ahead of the clock. */
function pastInstant(
  stated: number | null,
  run: StartedRun,
  context: CommandContext,
): Result<number, RunRejection> {
  const at = stated ?? context.now.wall;
  const impossible = refuseTime(at, run, context);
  if (impossible !== null && !impossible.ok) return impossible;
  return ok(Math.min(at, context.now.wall));
}
