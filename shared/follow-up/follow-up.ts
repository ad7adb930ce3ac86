/** Follow-ups fall due after go-live, by days of the wall clock. */
import type { ChecklistItem, FollowUpPeriod } from '../checklist/checklist.ts';
import { followUpGroupsOf, type FollowUpGroup } from '../checklist/follow-up-groups-of.ts';
import { flatItems } from '../run/flat-items.ts';
import type { ItemState } from '../run/run-events.ts';
import type { FollowUpRound, GoLive, StartedRun } from '../run/run-state.ts';
import { addMonths, dayMs } from '../time/instant.ts';
import { followUpState } from './follow-up-state.ts';

export type FollowUpLine = {
  readonly group: string;
  readonly item: string;
  /** 0 for one that is due once; from 1 for the rounds of a repeating one. */
  readonly round: number;
  /** Wall milliseconds by which it is due. */
  readonly dueAt: number;
  readonly state: ItemState;
  /** What was answered last, or null. */
  readonly answer: FollowUpRound | null;
  /** Past its due time and neither done nor not applicable. */
  readonly overdue: boolean;
};

/**
 * Every follow-up that was asked for by now or is the next to come, by due time; empty before go-live, and for a run
 * that was rolled back or aborted. A group that was ended with a reason asks no further rounds, and monthly ones stop
 * at `replacedAt`, the wall time at which the next release of the product went live, or null.
 */
export function followUpsDue(
  run: StartedRun,
  steadyNow: number,
  replacedAt: number | null = null,
): readonly FollowUpLine[] {
  const { goLive } = run;
  if (goLive === null || run.outcome === 'rolled-back' || run.outcome === 'aborted') return [];
  const wallNow = steadyNow + run.shiftMs;
  return followUpGroupsOf(run.checklist)
    .flatMap((group) =>
      flatItems(group).flatMap((item) =>
        roundsOf(group, item, { goLive, wallNow }).map((asked) =>
          lineOf(run, { group, item, ...asked }, wallNow),
        ),
      ),
    )
    .filter((line) => !isEnded(run, line) && !isReplaced(run, line, replacedAt))
    .toSorted((a, b) => a.dueAt - b.dueAt);
}

type Round = { readonly round: number; readonly dueAt: number };
type Asked = { readonly goLive: GoLive; readonly wallNow: number };

/** A clock that is years off must not make thousands of rounds. */
const mostMonths = 240;

/** Once at the end of its period; each day of it when the item says daily; each month up to the one to come. */
function roundsOf(
  { followUp }: FollowUpGroup,
  { text }: ChecklistItem,
  { goLive, wallNow }: Asked,
): readonly Round[] {
  const { dueDay, fromDay, repeats } = followUp;
  const { liveAt, declared } = goLive;
  if (repeats === 'monthly') {
    const rounds: Round[] = [];
    do {
      const round = rounds.length + 1;
      rounds.push({ round, dueAt: addMonths(liveAt, round, declared.offsetMinutes) });
    } while ((rounds.at(-1)?.dueAt ?? Infinity) <= wallNow && rounds.length < mostMonths);
    return rounds;
  }
  if (isDaily(text, followUp)) {
    return Array.from({ length: dueDay - fromDay }, (_, index) => ({
      round: index + 1,
      dueAt: liveAt + (fromDay + index + 1) * dayMs,
    }));
  }
  return [{ round: 0, dueAt: liveAt + dueDay * dayMs }];
}

/** Beyond two weeks a question a day would only be noise. */
const longestDailyPeriod = 14;

function isDaily(text: string, { fromDay, dueDay }: FollowUpPeriod): boolean {
  return /\b(?:daily|every day|each day)\b/iu.test(text) && dueDay - fromDay <= longestDailyPeriod;
}

function lineOf(
  run: StartedRun,
  asked: Round & { readonly group: FollowUpGroup; readonly item: ChecklistItem },
  wallNow: number,
): FollowUpLine {
  const { group, item, round, dueAt } = asked;
  const answer = followUpState(run, item.number, round);
  const state = answer?.state ?? 'open';
  const overdue = wallNow > dueAt && state !== 'done' && state !== 'not-applicable';
  return { group: group.number, item: item.number, round, dueAt, state, answer, overdue };
}

/** Ended with a reason: what fell due before stays, nothing is asked after. */
function isEnded(run: StartedRun, { group, dueAt, answer }: FollowUpLine): boolean {
  const ended = run.endedFollowUps.find((end) => end.group === group);
  return ended !== undefined && dueAt > ended.stamp.at && answer === null;
}

/** What the next release takes over is asked of that one. */
function isReplaced(run: StartedRun, line: FollowUpLine, replacedAt: number | null): boolean {
  if (replacedAt === null || line.dueAt <= replacedAt || line.answer !== null) return false;
  const group = followUpGroupsOf(run.checklist).find(({ number }) => number === line.group);
  return group?.followUp.repeats === 'monthly';
}
