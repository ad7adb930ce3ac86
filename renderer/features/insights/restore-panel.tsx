import type { ReactNode } from 'react';
import type { RestoreRow, TimeToRestore } from '#shared/insights/key-numbers.ts';
import { formatDate, formatStopwatch } from '#shared/time/instant.ts';
import { useApp } from '../../stores/use-app.ts';
import { Table } from '../../ui/table.tsx';
import { ChartPanel } from './chart-panel.tsx';
import { counted } from './figures.ts';
import styles from './insights.module.css';

const most = 12;

/** Each rollback with the condition it answered and how long it took until it was verified. */
export function RestorePanel({ restore }: { readonly restore: TimeToRestore }): ReactNode {
  const { rows, leftOut } = restore;
  if (rows.length === 0 && leftOut.length === 0) return null;
  const note =
    rows.length > most ? `the newest ${most} of ${rows.length} rollbacks` : counted(rows.length, 'rollback');
  return (
    <ChartPanel
      title="Time to restore"
      note={note}
      leftOut={leftOut}
      chart={rows.length === 0 ? null : <Bars rows={rows.slice(0, most)} />}
      table={<RestoreTable rows={rows} />}
    />
  );
}

function Bars({ rows }: { readonly rows: readonly RestoreRow[] }): ReactNode {
  const go = useApp((state) => state.go);
  const offset = useApp((state) => state.offsetMinutes);
  const longest = Math.max(...rows.map(({ ms }) => ms));
  return (
    <ul className={styles.restores}>
      {rows.map((row) => (
        <li key={row.runId} className={styles.restore}>
          <button type="button" className={styles.link} onClick={() => go({ name: 'run', runId: row.runId })}>
            <b>{row.release}</b> <span className={styles.none}>{formatDate(row.at, offset)}</span>
          </button>
          <span className={styles.soft} data-wrap>
            {row.trigger ?? 'without a trigger'}
          </span>
          <span className={styles.restoreTrack} aria-hidden="true">
            <i style={{ width: `${(row.ms * 100) / longest}%` }} />
          </span>
          <b className={styles.boxFigure}>{formatStopwatch(row.ms)}</b>
        </li>
      ))}
    </ul>
  );
}

function RestoreTable({ rows }: { readonly rows: readonly RestoreRow[] }): ReactNode {
  const offset = useApp((state) => state.offsetMinutes);
  return (
    <Table caption="Time to restore">
      <thead>
        <tr>
          <th scope="col">Date</th>
          <th scope="col">Release</th>
          <th scope="col">Trigger</th>
          <th scope="col" data-align="end">
            Time to restore
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.runId}>
            <td>{formatDate(row.at, offset)}</td>
            <th scope="row">{row.release}</th>
            <td data-wrap>{row.trigger ?? 'without a trigger'}</td>
            <td data-align="end">{formatStopwatch(row.ms)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
