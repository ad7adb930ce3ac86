/** Where the run goes on, and what time it is when its clock cannot tell. */
import { ok, refused } from '../result.ts';
import { clockDoubt } from './clock-doubt.ts';
import { refuseShort, type CommandContext, type Deciders, type Decision } from './decision.ts';
import type { CommandOf, RunCommandType } from './run-commands.ts';
import type { StartedRun } from './run-state.ts';

export const decideCustody: Deciders<
  'HandOverRun' | 'TakeOverRun' | 'TakeBackRun' | 'RecordOtherHistory' | 'StateClock'
> = {
  HandOverRun: ({ handOverId, installation, to }, run) =>
    run.phase === 'sealed'
      ? refused({ code: 'RunReadOnly', phase: run.phase })
      : ok([{ type: 'RunHandedOver', handOverId, installation, to: to.trim() }]),
  TakeOverRun: ({ installation }, run) =>
    run.handedOver === null
      ? refused({ code: 'NotHandedOver' })
      : ok([{ type: 'RunTakenOver', handOverId: run.handedOver.handOverId, installation }]),
  TakeBackRun: decideTakeBack,
  RecordOtherHistory: ({ common, entries, head, lastAt, lastBy }, run) =>
    run.phase === 'sealed'
      ? refused({ code: 'RunReadOnly', phase: run.phase })
      : run.otherHistories.some((other) => other.head === head)
        ? ok([])
        : ok([{ type: 'OtherHistoryFound', common, entries, head, lastAt, lastBy }]),
  StateClock: decideClock,
};

/** What is refused in every run, whatever the command: one that went on elsewhere, one whose time nobody knows. */
export function refuseElsewhere(run: StartedRun, command: RunCommandType): Decision | null {
  if (run.handedOver !== null && !worksElsewhere.has(command)) {
    return refused({ code: 'RunElsewhere', at: run.handedOver.stamp.at, to: run.handedOver.to });
  }
  if (clockDoubt(run) !== null && !worksWithoutTime.has(command)) {
    return refused({ code: 'ClockUnknown', lastAt: clockDoubt(run)?.lastAt ?? 0 });
  }
  return null;
}

const worksElsewhere: ReadonlySet<RunCommandType> = new Set([
  'TakeOverRun',
  'TakeBackRun',
  'RecordOtherHistory',
  'RecordRepair',
]);
const worksWithoutTime: ReadonlySet<RunCommandType> = new Set([
  ...worksElsewhere,
  'StateClock',
  'RecordClockDisturbance',
]);

function decideTakeBack({ reason, installation }: CommandOf<'TakeBackRun'>, run: StartedRun): Decision {
  if (run.handedOver === null) return refused({ code: 'NotHandedOver' });
  const short = refuseShort(reason, { for: 'take-back', minimum: 3 });
  if (short !== null) return short;
  const { handOverId } = run.handedOver;
  return ok([{ type: 'RunTakenBack', handOverId, installation, reason: reason.trim() }]);
}

/** Nobody closed Runsheet after they started it again: the time stated is not before the last event. */
function decideClock(
  { statedAt }: CommandOf<'StateClock'>,
  run: StartedRun,
  context: CommandContext,
): Decision {
  const doubt = clockDoubt(run);
  if (doubt === null) return refused({ code: 'ClockKnown' });
  if (statedAt < doubt.lastAt) return refused({ code: 'TimeTooEarly', at: statedAt, earliest: doubt.lastAt });
  return ok([{ type: 'ClockStated', statedAt, clockAt: context.now.wall }]);
}
