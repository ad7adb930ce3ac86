/** Follow-ups fall due after go-live, by days of the wall clock. */
import type { ChecklistItem, FollowUpPeriod } from '../checklist/checklist.ts';
import { followUpGroupsOf, type FollowUpGroup } from '../checklist/follow-up-groups-of.ts';
import { flatItems } from '../run/flat-items.ts';
import type { ItemState } from '../run/run-events.ts';
import type { StartedRun } from '../run/run-state.ts';
import { followUpState } from './follow-up-state.ts';

export const dayMs = 86_400_000;

export type FollowUpLine = {
  readonly group: string;
  readonly item: string;
  /** 0 for one that is due once; from 1 for the rounds of a repeating one. */
  readonly round: number;
  /** Wall milliseconds by which it is due. */
  readonly dueAt: number;
  readonly state: ItemState;
  /** Past its due time and neither done nor not applicable. */
  readonly overdue: boolean;
};

/**
 * Every follow-up that was asked for by now or is the next to come, by due time; empty before go-live, and for a run
 * that was rolled back or aborted. A follow-up of a group that was ended asks no further rounds.
 */
export function followUpsDue(run: StartedRun, steadyNow: number): readonly FollowUpLine[] {
  if (run.goLive === null || run.outcome === 'rolled-back' || run.outcome === 'aborted') return [];
  const { liveAt } = run.goLive;
  const wallNow = steadyNow + run.shiftMs;
  return followUpGroupsOf(run.checklist)
    .flatMap((group) =>
      flatItems(group).flatMap((item) =>
        roundsOf(group, item, wallNow - liveAt).map((asked) =>
          lineOf(run, { group, item, ...asked }, wallNow),
        ),
      ),
    )
    .filter((line) => !isEnded(run, line))
    .toSorted((a, b) => a.dueAt - b.dueAt);
}

type Round = { readonly round: number; readonly dueDay: number };

/** Once at the end of its period; each day of it when the item says daily; each month up to the one to come. */
function roundsOf(
  { followUp }: FollowUpGroup,
  { text }: ChecklistItem,
  sinceLiveMs: number,
): readonly Round[] {
  const { dueDay, repeats } = followUp;
  if (repeats === 'monthly') {
    const count = Math.max(1, Math.floor(sinceLiveMs / dayMs / dueDay) + 1);
    return Array.from({ length: count }, (_, index) => ({ round: index + 1, dueDay: (index + 1) * dueDay }));
  }
  if (isDaily(text, followUp)) {
    const days = dueDay - followUp.fromDay;
    return Array.from({ length: days }, (_, index) => ({
      round: index + 1,
      dueDay: followUp.fromDay + index + 1,
    }));
  }
  return [{ round: 0, dueDay }];
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
  const { group, item, round, dueDay } = asked;
  const dueAt = (run.goLive?.liveAt ?? 0) + dueDay * dayMs;
  const state = followUpState(run, item.number, round)?.state ?? 'open';
  const overdue = wallNow > dueAt && state !== 'done' && state !== 'not-applicable';
  return { group: group.number, item: item.number, round, dueAt, state, overdue };
}

/** Ended with a reason: what fell due before stays, nothing is asked after. */
function isEnded(run: StartedRun, { group, dueAt, state }: FollowUpLine): boolean {
  const ended = run.endedFollowUps.find((end) => end.group === group);
  return ended !== undefined && dueAt > ended.stamp.at && state === 'open';
}
