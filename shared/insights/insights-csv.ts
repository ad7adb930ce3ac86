/** Insights as one table: each figure with its definition, and what it left out. */
import { csvText, type CsvCell } from '../csv/csv.ts';
import { formatIso } from '../time/instant.ts';
import { explainAdvice } from './item-ranking.ts';
import type { Insights } from './insights.ts';
import { definitions } from './insight-words.ts';
import { explainLeftOut, type LeftOut } from './left-out.ts';
import type { WorkTime } from './work-times.ts';

type Row = readonly CsvCell[];

/** Parts one below the other, a blank row between them; durations in minutes. */
export function insightsCsv(insights: Insights, offsetMinutes: number): string {
  const parts = [
    keyRows(insights),
    overTimeRows(insights, offsetMinutes),
    monthRows(insights),
    workRows('Step', insights.steps),
    workRows('Verification window', insights.windows),
    itemRows(insights),
    restoreRows(insights, offsetMinutes),
    overrideRows(insights),
    ...(insights.removed === 0
      ? []
      : [[['Removed after their time, left out everywhere', insights.removed]]]),
  ];
  return csvText(parts.flatMap((part, index) => (index === 0 ? part : [[], ...part])));
}

function keyRows({
  counts,
  changeFailure,
  restore,
  inWindow,
  interval,
  approvals,
}: Insights): readonly Row[] {
  const row = (name: string, value: number | null, leftOut: readonly LeftOut[], definition: string): Row => [
    name,
    value,
    definition,
    explainLeftOut(leftOut),
  ];
  return [
    ['Figure', 'Value', 'Definition', 'Left out'],
    row('Runs', counts.finished, counts.leftOut, definitions.runs),
    row(
      'Change failure rate, %',
      percent(changeFailure.share),
      changeFailure.leftOut,
      definitions.changeFailure,
    ),
    row('Time to restore, median minutes', minutes(restore.medianMs), restore.leftOut, definitions.restore),
    row('Closed inside their window, %', percent(inWindow.share), inWindow.leftOut, definitions.inWindow),
    row(
      'Time between go-lives, median minutes',
      minutes(interval.medianMs),
      interval.leftOut,
      definitions.interval,
    ),
    row(
      'Approval before go-live, median minutes',
      minutes(approvals.medianMs),
      approvals.leftOut,
      definitions.approvals,
    ),
    row('Approvals after go-live', approvals.retrospective, approvals.leftOut, definitions.retrospective),
  ];
}

function overTimeRows({ overTime }: Insights, offsetMinutes: number): readonly Row[] {
  return [
    ['Run', 'Release', 'Date', 'Outcome', 'Minutes'],
    ...overTime.points.map((point): Row => [
      point.runNumber,
      point.release,
      formatIso(point.at, offsetMinutes),
      point.outcome,
      minutes(point.durationMs),
    ]),
    ...leftOutRows(overTime.leftOut),
  ];
}

function monthRows({ overTime }: Insights): readonly Row[] {
  return [
    ['Month', 'Deployed', 'Rolled back', 'Aborted', 'Median minutes'],
    ...overTime.months.map((row): Row => [
      row.month,
      row.deployed,
      row.rolledBack,
      row.aborted,
      minutes(row.medianMs),
    ]),
    ...leftOutRows(overTime.leftOut),
  ];
}

/** Below a part, where its rows have no place for it. */
function leftOutRows(leftOut: readonly LeftOut[]): readonly Row[] {
  return leftOut.length === 0 ? [] : [[explainLeftOut(leftOut)]];
}

function workRows(kind: string, times: readonly WorkTime[]): readonly Row[] {
  return [
    [
      `${kind}, minutes`,
      'Runs',
      'Shortest',
      'Lower quartile',
      'Median',
      'Upper quartile',
      'Longest',
      'Last run',
      'Left out',
    ],
    ...times.map(({ title, spread, lastMs, leftOut }): Row => [
      title,
      spread.count,
      minutes(spread.min),
      minutes(spread.lower),
      minutes(spread.median),
      minutes(spread.upper),
      minutes(spread.max),
      minutes(lastMs),
      explainLeftOut(leftOut),
    ]),
  ];
}

function itemRows({ items }: Insights): readonly Row[] {
  return [
    ['Item', 'Text', 'Group', 'Runs', 'Late', 'Failed', 'Deferred', 'Not applicable', 'Question'],
    ...items.rows.map((item): Row => [
      item.number,
      item.text,
      item.group,
      item.runs,
      item.late,
      item.failed,
      item.deferred,
      item.notApplicable,
      explainAdvice(item),
    ]),
    ...leftOutRows(items.leftOut),
  ];
}

function restoreRows({ restore }: Insights, offsetMinutes: number): readonly Row[] {
  return [
    ['Rollback of', 'Date', 'Trigger', 'Minutes to restore'],
    ...restore.rows.map((row): Row => [
      row.release,
      formatIso(row.at, offsetMinutes),
      row.trigger ?? 'without a trigger',
      minutes(row.ms),
    ]),
    ...leftOutRows(restore.leftOut),
  ];
}

function overrideRows({ overrides }: Insights): readonly Row[] {
  return [
    ['Gate passed by override', 'Runs', 'Deployed', 'Rolled back', 'Aborted'],
    ...overrides.rows.map((row): Row => [row.gate, row.runs, row.deployed, row.rolledBack, row.aborted]),
    ...leftOutRows(overrides.leftOut),
  ];
}

/** To two places. */
function minutes(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms / 600) / 100;
}

function percent(share: number | null): number | null {
  return share === null ? null : Math.round(share * 1000) / 10;
}
