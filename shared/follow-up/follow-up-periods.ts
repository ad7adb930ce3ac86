/** A period is what one addendum closes: Week 1, Weeks 2-4, one month. */
import { followUpGroupsOf, type FollowUpGroup } from '../checklist/follow-up-groups-of.ts';
import { isClosed } from '../run/item-now.ts';
import type { Addendum, StartedRun } from '../run/run-state.ts';
import { followUpsDue, type FollowUpLine } from './follow-up.ts';

export type FollowUpTime = {
  readonly steadyNow: number;
  /** When the next release of the product went live, or null. */
  readonly replacedAt: number | null;
};

export type FollowUpPeriodNow = {
  readonly group: FollowUpGroup;
  /** 0 for a period that comes once; the nth month of a repeating one. */
  readonly period: number;
  /** "Week 1 Activities", "Monthly Activities, month 2" */
  readonly title: string;
  readonly lines: readonly FollowUpLine[];
  /** Wall milliseconds: the first thing not closed, else the end of the period. */
  readonly dueAt: number;
  readonly endsAt: number;
  /** Items of which every round is closed, and all items. */
  readonly closed: number;
  readonly total: number;
  /** The newest addendum of the period, or null. */
  readonly addendum: Addendum | null;
  /** Something of the period was recorded after that addendum. */
  readonly changedSince: boolean;
  /** Something of it is left to do: not closed, and no addendum says why it ends with that left. */
  readonly asks: boolean;
};

/** Every period asked for by now, or next, in the order they end. */
export function followUpPeriods(run: StartedRun, time: FollowUpTime): readonly FollowUpPeriodNow[] {
  const lines = followUpsDue(run, time.steadyNow, time.replacedAt);
  return followUpGroupsOf(run.checklist)
    .flatMap((group) => {
      const ofGroup = lines.filter((line) => line.group === group.number);
      const periods = Map.groupBy(ofGroup, (line) => periodOf(group, line.round));
      return [...periods].map(([period, inPeriod]) => periodNow(run, { group, period, lines: inPeriod }));
    })
    .toSorted((a, b) => a.endsAt - b.endsAt);
}

/** Daily rounds of one week belong together; each month stands alone. */
export function periodOf(group: FollowUpGroup, round: number): number {
  return group.followUp.repeats === 'monthly' ? round : 0;
}

export function periodTitle({ title }: FollowUpGroup, period: number): string {
  return period === 0 ? title : `${title}, month ${period}`;
}

function periodNow(
  run: StartedRun,
  given: Pick<FollowUpPeriodNow, 'group' | 'period' | 'lines'>,
): FollowUpPeriodNow {
  const { group, period, lines } = given;
  const open = lines.filter((line) => !isClosed(line));
  const endsAt = Math.max(...lines.map(({ dueAt }) => dueAt));
  const total = new Set(lines.map(({ item }) => item)).size;
  const addendum =
    run.addenda.findLast((known) => known.group === group.number && known.period === period) ?? null;
  const changedSince = addendum !== null && newestPosition(run, given) > addendum.upTo.position;
  return {
    ...given,
    title: periodTitle(group, period),
    dueAt: Math.min(endsAt, ...open.map(({ dueAt }) => dueAt)),
    endsAt,
    closed: total - new Set(open.map(({ item }) => item)).size,
    total,
    addendum,
    changedSince,
    asks: open.length > 0 && (addendum === null || changedSince),
  };
}

/** Position of the last answer, note or piece of evidence of the period; 0 without any. */
function newestPosition(
  run: StartedRun,
  { group, period, lines }: Pick<FollowUpPeriodNow, 'group' | 'period' | 'lines'>,
): number {
  const items = new Set(lines.map(({ item }) => item));
  const isHere = (item: string | null, round: number | null): boolean =>
    item !== null && items.has(item) && periodOf(group, round ?? 0) === period;
  const notes = [...items].flatMap((item) => {
    const record = Object.hasOwn(run.items, item) ? run.items[item] : undefined;
    return (record?.notes ?? []).filter(({ round }) => isHere(item, round));
  });
  const evidence = run.evidence.filter(({ item, round }) => isHere(item, round));
  const answers = run.followUps.filter(({ item, round }) => isHere(item, round));
  return Math.max(
    0,
    ...[...answers, ...notes, ...evidence].map(({ stamp }) => stamp.position),
    ...evidence.map(({ removed }) => removed?.stamp.position ?? 0),
  );
}
