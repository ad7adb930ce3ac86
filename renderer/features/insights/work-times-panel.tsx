import type { ReactNode } from 'react';
import { addLeftOut, explainLeftOut } from '#shared/insights/left-out.ts';
import type { WorkTime } from '#shared/insights/work-times.ts';
import { formatStopwatch } from '#shared/time/instant.ts';
import { Table } from '../../ui/table.tsx';
import { ChartPanel } from './chart-panel.tsx';
import { axisMinutes, counted } from './figures.ts';
import styles from './insights.module.css';
import { ScrollArea } from './scroll-area.tsx';

interface WorkTimesPanelProps {
  readonly title: string;
  readonly note: string;
  readonly times: readonly WorkTime[];
  readonly hasChart: boolean;
}

/** Range, quartiles, median and the last run of each step or window, with its medians month by month. */
export function WorkTimesPanel({ title, note, times, hasChart }: WorkTimesPanelProps): ReactNode {
  if (times.length === 0) return null;
  return (
    <ChartPanel
      title={title}
      note={note}
      legend={
        <span className={styles.legend} aria-hidden="true">
          <i className={styles.legendMedian} />
          median
          <i className={styles.legendLast} />
          last run
        </span>
      }
      leftOut={addLeftOut(times.map(({ leftOut }) => leftOut))}
      chart={hasChart ? <Boxes times={times} /> : null}
      table={<TimesTable title={title} times={times} />}
    />
  );
}

/** "Step 3: Database Updates" is "3 Database Updates" where steps are listed; minutes stand on the axis anyway. */
export function shortWorkTitle(title: string): string {
  return title.replace(/^step\s+(\d+)\s*[:.–-]\s*/i, '$1 ').replace(/\s*\([^)]*min[^)]*\)$/i, '');
}

function Boxes({ times }: { readonly times: readonly WorkTime[] }): ReactNode {
  const ticks = axisMinutes(Math.max(...times.map(({ spread, lastMs }) => Math.max(spread.max, lastMs))));
  const full = (ticks.at(-1) ?? 1) * 60_000;
  const at = (ms: number): string => `${(ms * 100) / full}%`;
  return (
    <ul className={styles.boxes}>
      {times.map((time) => (
        <Box key={time.title} time={time} at={at} />
      ))}
      <li className={styles.box} aria-hidden="true">
        <span />
        <span className={styles.boxTrack}>
          {ticks.map((minutes) => (
            <span key={minutes} className={styles.boxTick} style={{ left: at(minutes * 60_000) }}>
              {minutes}
            </span>
          ))}
        </span>
      </li>
    </ul>
  );
}

function Box({ time, at }: { readonly time: WorkTime; readonly at: (ms: number) => string }): ReactNode {
  const { title, spread, lastMs, months } = time;
  const width = (from: number, to: number): string => `calc(${at(to)} - ${at(from)})`;
  return (
    <li className={styles.box}>
      <span className={styles.boxName} title={title}>
        {shortWorkTitle(title)}
      </span>
      <span className={styles.boxTrack} aria-hidden="true">
        <i
          className={styles.whisker}
          style={{ left: at(spread.min), width: width(spread.min, spread.max) }}
        />
        <i
          className={styles.quartiles}
          style={{ left: at(spread.lower), width: width(spread.lower, spread.upper) }}
        />
        <i className={styles.median} style={{ left: at(spread.median) }} />
        <i className={styles.last} style={{ left: at(lastMs) }} />
      </span>
      <Trend months={months} />
      <span className={styles.boxFigure}>
        <span className="visually-hidden">
          {`${counted(spread.count, 'run')}, from ${formatStopwatch(spread.min)} to ${formatStopwatch(spread.max)}, median `}
        </span>
        <b>{formatStopwatch(spread.median)}</b>
      </span>
      <span className={styles.boxFigure}>
        <span className="visually-hidden">last run </span>
        {formatStopwatch(lastMs)}
      </span>
    </li>
  );
}

/** Medians of the last months as one small line; the table has its numbers. */
function Trend({ months }: Pick<WorkTime, 'months'>): ReactNode {
  const newest = months.slice(-12);
  const most = Math.max(...newest.map(({ medianMs }) => medianMs));
  if (newest.length < 2 || most === 0) return <span />;
  const points = newest.map(({ medianMs }, index) => {
    const x = 1 + (index * 46) / (newest.length - 1);
    return `${x.toFixed(1)},${(17 - (medianMs * 16) / most).toFixed(1)}`;
  });
  return (
    <svg className={styles.trend} viewBox="0 0 48 18" aria-hidden="true">
      <polyline points={points.join(' ')} />
    </svg>
  );
}

function TimesTable({ title, times }: Pick<WorkTimesPanelProps, 'title' | 'times'>): ReactNode {
  return (
    <ScrollArea label={title}>
      <Table caption={title}>
        <thead>
          <tr>
            <th scope="col">Name</th>
            {['Runs', 'Shortest', 'Lower quartile', 'Median', 'Upper quartile', 'Longest', 'Last run'].map(
              (head) => (
                <th key={head} scope="col" data-align="end">
                  {head}
                </th>
              ),
            )}
            <th scope="col">Left out</th>
          </tr>
        </thead>
        <tbody>
          {times.map(({ title: name, spread, lastMs, leftOut }) => (
            <tr key={name}>
              <th scope="row" data-wrap>
                {name}
              </th>
              <td data-align="end">{spread.count}</td>
              {[spread.min, spread.lower, spread.median, spread.upper, spread.max, lastMs].map(
                (ms, index) => (
                  // oxlint-disable-next-line react/no-array-index-key -- six columns, always the same
                  <td key={index} data-align="end">
                    {formatStopwatch(ms)}
                  </td>
                ),
              )}
              <td data-wrap>{explainLeftOut(leftOut)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      <MonthsTable times={times} />
    </ScrollArea>
  );
}

/** The newest twelve months beside each other. */
function MonthsTable({ times }: Pick<WorkTimesPanelProps, 'times'>): ReactNode {
  const months = [...new Set(times.flatMap((time) => time.months.map(({ month }) => month)))].toSorted();
  return (
    <Table caption="Median by month" captionVisible>
      <thead>
        <tr>
          <th scope="col">Month</th>
          {times.map(({ title }) => (
            <th key={title} scope="col" data-align="end">
              {shortWorkTitle(title)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {months
          .slice(-12)
          .toReversed()
          .map((month) => (
            <tr key={month}>
              <th scope="row">{month}</th>
              {times.map((time) => {
                const found = time.months.find((one) => one.month === month);
                return (
                  <td key={time.title} data-align="end">
                    {found === undefined ? '' : formatStopwatch(found.medianMs)}
                  </td>
                );
              })}
            </tr>
          ))}
      </tbody>
    </Table>
  );
}
