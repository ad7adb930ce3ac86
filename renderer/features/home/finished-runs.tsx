import { type ReactNode, useState } from 'react';
import type { RunSummary } from '#shared/run/summarise-run.ts';
import { formatDate } from '#shared/time/instant.ts';
import { useApp } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Panel } from '../../ui/panel.tsx';
import { Table } from '../../ui/table.tsx';
import { runName, shortRunNumber } from '../shell/run-name.ts';
import styles from './home-screen.module.css';
import { durationText, Outcome, Signatures } from './outcome.tsx';

const pageSize = 50;

/** The register: every run that was closed, numbered without gaps. */
export function FinishedRuns({ runs }: { readonly runs: readonly RunSummary[] }): ReactNode {
  const [shown, setShown] = useState(pageSize);
  return (
    <Panel title="Finished" count={runs.length}>
      <Table caption="Finished runs" className={styles.finished}>
        <thead>
          <tr>
            <th scope="col" className={styles.drop5}>
              Run
            </th>
            <th scope="col">Date</th>
            <th scope="col">Release</th>
            <th scope="col" className={styles.drop1}>
              Environment
            </th>
            <th scope="col">Outcome</th>
            <th scope="col" data-align="end" className={styles.drop4}>
              Duration
            </th>
            <th scope="col" data-align="end">
              Failed
            </th>
            <th scope="col" data-align="end">
              Late
            </th>
            <th scope="col" data-align="end" className={styles.drop2}>
              N/A
            </th>
            <th scope="col" className={styles.signatures}>
              Signatures
            </th>
            <th scope="col" className={styles.drop3}>
              Deployed by
            </th>
          </tr>
        </thead>
        <tbody>
          {runs.slice(0, shown).map((run) => (
            <FinishedRow key={run.runId} run={run} />
          ))}
        </tbody>
      </Table>
      {runs.length > shown && (
        <Button className={styles.more} onClick={() => setShown(shown + pageSize)}>
          Show {Math.min(pageSize, runs.length - shown)} more
        </Button>
      )}
    </Panel>
  );
}

function FinishedRow({ run }: { readonly run: RunSummary }): ReactNode {
  const go = useApp((state) => state.go);
  const offset = useApp((state) => state.offsetMinutes);
  return (
    <tr className={styles.finishedRow}>
      <td className={classNames(styles.soft, styles.drop5)} title={run.runNumber}>
        {shortRunNumber(run.runNumber)}
      </td>
      <td className={styles.soft}>{formatDate(run.liveAt ?? run.createdAt, offset)}</td>
      <th scope="row">
        <button
          type="button"
          data-row
          className={styles.rowButton}
          onClick={() => go({ name: run.phase === 'sealed' ? 'record' : 'run', runId: run.runId })}
        >
          {runName(run)}
        </button>
        {run.rehearsal && <Chip tone="rehearsal">Rehearsal</Chip>}
      </th>
      <td className={classNames(styles.soft, styles.drop1)}>{run.environment}</td>
      <td>
        <Outcome outcome={run.outcome} />
      </td>
      <td data-align="end" className={styles.drop4}>
        {durationText(run)}
      </td>
      <td data-align="end" className={run.failed > 0 ? styles.failed : styles.none}>
        {run.failed}
      </td>
      <td data-align="end" className={run.late > 0 ? styles.late : styles.none}>
        {run.late}
      </td>
      <td data-align="end" className={classNames(styles.soft, styles.drop2)}>
        {run.notApplicable}
      </td>
      <td className={styles.signatures}>
        <Signatures run={run} />
      </td>
      <td className={classNames(styles.soft, styles.drop3)}>{run.deployedBy}</td>
    </tr>
  );
}
