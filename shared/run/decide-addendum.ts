/** An addendum closes one period of follow-ups over the hash of the sealed sheet. The sealed record stays as it is. */
import { followUpPeriods, type FollowUpPeriodNow } from '../follow-up/follow-up-periods.ts';
import { ok, refused } from '../result.ts';
import { isBlank, refuseShort, steadyNow, type CommandContext, type Decision } from './decision.ts';
import { isClosed } from './item-now.ts';
import { isEmptyMark } from './empty-mark.ts';
import type { CommandOf } from './run-commands.ts';
import type { StartedRun } from './run-state.ts';

/** Follow-ups of a period that are not closed, each round of a repeating one by itself. */
export function leftOf({ lines }: FollowUpPeriodNow) {
  return lines.filter((line) => !isClosed(line)).map(({ item, state }) => ({ item, state }));
}

export function decideAddendum(
  command: CommandOf<'SignAddendum'>,
  run: StartedRun,
  context: CommandContext,
): Decision {
  const { sealed } = run;
  if (sealed === null) return refused({ code: 'RunNotSealed' });
  const { group, period, name, mark } = command;
  // A period that the next release took over can still be closed, so none is cut off here.
  const periods = followUpPeriods(run, { steadyNow: steadyNow(run, context), replacedAt: null });
  const now = periods.find((known) => known.group.number === group && known.period === period);
  if (now === undefined) return refused({ code: 'NoSuchGroup', group });
  if (isBlank(name)) return refused({ code: 'NameNeeded' });
  if (isEmptyMark(mark)) return refused({ code: 'SignatureEmpty' });
  const begun = run.addenda.find(({ number }) => number === command.addendum);
  return begun === undefined
    ? decideFirst(command, { run, now, sheetSha256: sealed.sheetSha256 })
    : decideNext(
        command,
        now,
        begun.signatures.map(({ place }) => place),
      );
}

type First = { readonly run: StartedRun; readonly now: FollowUpPeriodNow; readonly sheetSha256: string };

/** The first signature closes the period as it stands; something not closed needs a reason. */
function decideFirst(command: CommandOf<'SignAddendum'>, { run, now, sheetSha256 }: First): Decision {
  const { upTo, reason, type: _type, ...signature } = command;
  const isStale = upTo.position !== run.position || upTo.head !== run.head;
  if (isStale || command.addendum !== run.addenda.length + 1) {
    return refused({ code: 'RecordMovedOn', position: run.position });
  }
  if (now.addendum !== null && !now.changedSince)
    return refused({ code: 'AddendumStands', group: now.title });
  const recalled = leftOf(now);
  const short = recalled.length === 0 ? null : refuseShort(reason, { for: 'addendum', minimum: 3 });
  if (short !== null) return short;
  const why = recalled.length === 0 ? null : reason;
  return ok([{ type: 'AddendumSigned', ...signature, recalled, reason: why, upTo, sheetSha256 }]);
}

/** Whoever signs after signs the same pages, so they still have to say how the period stands. */
function decideNext(
  command: CommandOf<'SignAddendum'>,
  now: FollowUpPeriodNow,
  taken: readonly string[],
): Decision {
  const { addendum } = now;
  if (addendum === null || addendum.number !== command.addendum || now.changedSince) {
    return refused({ code: 'RecordMovedOn', position: command.upTo.position });
  }
  if (taken.includes(command.place)) return refused({ code: 'AddendumStands', group: now.title });
  const { type: _type, upTo: _upTo, reason: _reason, ...signature } = command;
  const { recalled, reason, upTo, sheetSha256 } = addendum;
  return ok([{ type: 'AddendumSigned', ...signature, recalled: [...recalled], reason, upTo, sheetSha256 }]);
}
