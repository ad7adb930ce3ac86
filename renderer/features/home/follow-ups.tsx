import { type ReactNode, useState } from 'react';
import { formatDateLong } from '#shared/time/instant.ts';
import { useApp, useAppStore } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Table } from '../../ui/table.tsx';
import { exportCalendar } from '../follow-ups/follow-up-acts.ts';
import { dueText } from './follow-up-rows.ts';
import { useFollowUpRows } from './use-follow-up-rows.ts';
import styles from './home-screen.module.css';

/** The finished runs below them are looked for as often. */
const shownAtFirst = 5;

/** What is due after the night, overdue first. Absent when nothing is. */
export function FollowUps({ search }: { readonly search: string }): ReactNode {
  const store = useAppStore();
  const [isAll, setAll] = useState(false);
  const { all, now } = useFollowUpRows();
  const offset = useApp((state) => state.offsetMinutes);
  const go = useApp((state) => state.go);
  const rows = all.filter((row) => row.name.toLowerCase().includes(search.trim().toLowerCase()));
  if (rows.length === 0) return null;
  const shown = isAll ? rows : rows.slice(0, shownAtFirst);
  return (
    <Panel
      title="Follow-ups due"
      count={rows.length}
      aside={
        <Menu
          label="Follow-ups"
          icon="more"
          iconOnly
          align="end"
          items={[{ id: 'ics', label: 'Export .ics…', detail: 'a calendar file for these runs' }]}
          onPick={() => void exportCalendar(store.getState, [...new Set(rows.map(({ runId }) => runId))])}
        />
      }
    >
      <Table caption="Follow-ups due" className={styles.followUps}>
        <thead>
          <tr>
            <th scope="col">Run</th>
            <th scope="col">Activities</th>
            <th scope="col">Closed</th>
            <th scope="col">Due</th>
            <th scope="col">State</th>
            <th scope="col">
              <span className="visually-hidden">Open</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.name}</th>
              <td>{row.title}</td>
              <td>
                {row.closed} of {row.total}
              </td>
              <td>{formatDateLong(row.dueAt, offset)}</td>
              <td>
                <span className={row.isOverdue ? styles.overdue : styles.soft}>
                  {row.isOverdue && <Glyph name="late" size={16} />}
                  {dueText(row.dueAt, now)}
                </span>
              </td>
              <td data-align="end">
                <Button
                  size="sm"
                  data-row
                  aria-label={`Open ${row.name}, ${row.title}`}
                  onClick={() => go({ name: 'follow-ups', runId: row.runId })}
                >
                  Open
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {rows.length > shownAtFirst && (
        <Button size="sm" className={styles.moreFollowUps} onClick={() => setAll(!isAll)}>
          {isAll ? `Show the first ${shownAtFirst}` : `Show all ${rows.length}`}
        </Button>
      )}
    </Panel>
  );
}
