import type { ReactNode } from 'react';
import type { OverTime, RunPoint } from '#shared/insights/insights.ts';
import { formatDate } from '#shared/time/instant.ts';
import { useApp } from '../../stores/use-app.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { Table } from '../../ui/table.tsx';
import { Outcome } from '../home/outcome.tsx';
import { ChartPanel } from './chart-panel.tsx';
import { axisMinutes, roughTimeText } from './figures.ts';
import styles from './insights.module.css';
import { ScrollArea } from './scroll-area.tsx';

interface RunsOverTimeProps {
  readonly overTime: OverTime;
  readonly hasChart: boolean;
}

/** How long each run took, and how it ended: the mark of a run opens it. */
export function RunsOverTime({ overTime, hasChart }: RunsOverTimeProps): ReactNode {
  const { points, of, leftOut } = overTime;
  const note = of > points.length ? `the newest ${points.length} of ${of}` : 'duration and outcome';
  return (
    <ChartPanel
      title="Runs over time"
      note={note}
      leftOut={leftOut}
      legend={<Legend />}
      chart={hasChart ? <Chart points={points} /> : null}
      table={<RunTables overTime={overTime} />}
    />
  );
}

function Legend(): ReactNode {
  return (
    <span className={styles.legend} aria-hidden="true">
      <Outcome outcome="deployed" />
      <Outcome outcome="rolled-back" />
      <Outcome outcome="aborted" />
    </span>
  );
}

const glyphs = { deployed: 'done', 'rolled-back': 'rolled-back', aborted: 'aborted' } as const;
const words = { deployed: 'deployed', 'rolled-back': 'rolled back', aborted: 'aborted' } as const;

function Chart({ points }: { readonly points: readonly RunPoint[] }): ReactNode {
  const offset = useApp((state) => state.offsetMinutes);
  const ticks = axisMinutes(Math.max(...points.map(({ durationMs }) => durationMs)));
  const top = (ticks.at(-1) ?? 1) * 60_000;
  const labels = Math.max(1, Math.ceil(points.length / 7));
  return (
    <div className={styles.runs}>
      <div className={styles.runAxis} aria-hidden="true">
        {ticks.map((minutes) => (
          <span
            key={minutes}
            className={styles.runTick}
            style={{ bottom: `${(minutes * 60_000 * 100) / top}%` }}
          >
            {axisLabel(minutes)}
          </span>
        ))}
      </div>
      <div className={styles.runLines} aria-hidden="true">
        {ticks.slice(1).map((minutes) => (
          <span
            key={minutes}
            className={styles.runGrid}
            style={{ bottom: `${(minutes * 60_000 * 100) / top}%` }}
          />
        ))}
      </div>
      <ol className={styles.runField} aria-label="Runs by date, each with its duration and outcome">
        {points.map((point, index) => (
          <li key={point.runId} className={styles.runColumn}>
            <RunMark point={point} top={top} />
            {index % labels === 0 && (
              <span className={styles.runDate} aria-hidden="true">
                {formatDate(point.at, offset).replace(/ \d{4}$/, '')}
              </span>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

function RunMark({ point, top }: { readonly point: RunPoint; readonly top: number }): ReactNode {
  const go = useApp((state) => state.go);
  const offset = useApp((state) => state.offsetMinutes);
  const { runId, release, at, outcome, durationMs } = point;
  const name = `${release}, ${formatDate(at, offset)}, ${words[outcome]}, ${roughTimeText(durationMs)}`;
  return (
    <>
      <span className={styles.stem} style={{ height: `${(durationMs * 100) / top}%` }} aria-hidden="true" />
      <button
        type="button"
        className={styles.runMark}
        style={{ bottom: `${(durationMs * 100) / top}%` }}
        aria-label={name}
        title={name}
        onClick={() => go({ name: 'run', runId })}
      >
        <Glyph name={glyphs[outcome]} size={16} />
      </button>
    </>
  );
}

/** "0 h", "30 min", "2 h", "5 d" */
function axisLabel(minutes: number): string {
  if (minutes % 1440 === 0 && minutes > 0) return `${minutes / 1440} d`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`;
}

function RunTables({ overTime }: { readonly overTime: OverTime }): ReactNode {
  const offset = useApp((state) => state.offsetMinutes);
  return (
    <ScrollArea label="Runs over time">
      <Table caption="Runs over time">
        <thead>
          <tr>
            <th scope="col">Date</th>
            <th scope="col">Release</th>
            <th scope="col">Outcome</th>
            <th scope="col" data-align="end">
              Duration
            </th>
          </tr>
        </thead>
        <tbody>
          {overTime.points.toReversed().map((point) => (
            <tr key={point.runId}>
              <td>{formatDate(point.at, offset)}</td>
              <th scope="row">{point.release}</th>
              <td>
                <Outcome outcome={point.outcome} />
              </td>
              <td data-align="end">{roughTimeText(point.durationMs)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      <Table caption="By month" captionVisible>
        <thead>
          <tr>
            <th scope="col">Month</th>
            <th scope="col" data-align="end">
              Deployed
            </th>
            <th scope="col" data-align="end">
              Rolled back
            </th>
            <th scope="col" data-align="end">
              Aborted
            </th>
            <th scope="col" data-align="end">
              Median duration
            </th>
          </tr>
        </thead>
        <tbody>
          {overTime.months.toReversed().map((row) => (
            <tr key={row.month}>
              <th scope="row">{row.month}</th>
              <td data-align="end">{row.deployed}</td>
              <td data-align="end">{row.rolledBack}</td>
              <td data-align="end">{row.aborted}</td>
              <td data-align="end">{roughTimeText(row.medianMs)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </ScrollArea>
  );
}
