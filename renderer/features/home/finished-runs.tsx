import { type ReactNode, useCallback, useState } from 'react';
import { useApp } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Table } from '../../ui/table.tsx';
import { RemovedRow } from '../retention/removed-row.tsx';
import { CompareBar } from './compare-bar.tsx';
import { FinishedRow } from './finished-row.tsx';
import styles from './home-screen.module.css';
import { RegisterExport } from './register-export.tsx';
import { isNarrowed, RegisterFilters } from './register-filters.tsx';
import registerStyles from './register.module.css';
import { SortHead } from './sort-head.tsx';
import { moreRows, type RegisterNow } from './use-register.ts';

/** The register: every run that was closed, numbered without gaps. */
export function FinishedRuns({ register }: { readonly register: RegisterNow }): ReactNode {
  const { filter, change, page, isLimited, more } = register;
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const shown = page.rows.length;
  const choose = useCallback(
    (runId: string): void =>
      setChosen((before) => {
        const others = (before ?? []).filter((other) => other !== runId);
        return others.length < (before ?? []).length ? others : [...others, runId].slice(-2);
      }),
    [],
  );
  return (
    <Panel
      title="Finished"
      count={page.total}
      aside={
        <>
          <Button
            size="sm"
            aria-pressed={chosen !== null}
            onClick={() => setChosen(chosen === null ? [] : null)}
          >
            Compare…
          </Button>
          <RegisterExport filter={filter} />
        </>
      }
    >
      <RegisterFilters filter={filter} change={change} />
      {isLimited && (
        <p className={registerStyles.note}>
          The index of all runs does not answer. Search looks at release, ticket and people only.
        </p>
      )}
      <IndexProgress page={page} />
      {chosen !== null && <CompareBar chosen={chosen} />}
      {page.total === 0 ? (
        <EmptyState>
          {isNarrowed(filter) ? 'No closed run matches these filters.' : 'No closed run.'}
        </EmptyState>
      ) : (
        <Table caption="Finished runs" className={styles.finished}>
          <Heads filter={filter} change={change} isChoosing={chosen !== null} />
          <tbody>
            {page.rows.map((row) =>
              row.removed !== null ? (
                <RemovedRow key={row.line.runId} removed={row.removed} isChoosing={chosen !== null} />
              ) : (
                <FinishedRow
                  key={row.line.runId}
                  row={row}
                  chosen={chosen === null ? null : chosen.includes(row.line.runId)}
                  onChoose={choose}
                />
              ),
            )}
          </tbody>
        </Table>
      )}
      {page.total > shown && (
        <Button className={styles.more} onClick={more}>
          Show {Math.min(moreRows, page.total - shown)} more
        </Button>
      )}
    </Panel>
  );
}

/** Only while runs of long ago are still being read, which happens once. */
function IndexProgress({ page }: Pick<RegisterNow, 'page'>): ReactNode {
  const known = useApp((state) => state.summaries.length);
  const { done, of } = page.indexed;
  if (done >= Math.max(of, Math.min(known, 1))) return null;
  return (
    <p className={registerStyles.note}>
      {done} of {of} runs are in the index so far. Lists and searches grow until all are.
    </p>
  );
}

interface HeadsProps extends Pick<RegisterNow, 'filter' | 'change'> {
  readonly isChoosing: boolean;
}

function Heads({ isChoosing, ...sorting }: HeadsProps): ReactNode {
  return (
    <thead>
      <tr>
        {isChoosing && (
          <th scope="col">
            <span className="visually-hidden">Compare</span>
          </th>
        )}
        <SortHead by="number" className={styles.drop5} {...sorting}>
          Run
        </SortHead>
        <SortHead by="date" {...sorting}>
          Date
        </SortHead>
        <SortHead by="release" {...sorting}>
          Release
        </SortHead>
        <SortHead by="environment" className={styles.drop1} {...sorting}>
          Environment
        </SortHead>
        <SortHead by="outcome" {...sorting}>
          Outcome
        </SortHead>
        <SortHead by="duration" align="end" className={styles.drop4} {...sorting}>
          Duration
        </SortHead>
        <SortHead by="failed" align="end" {...sorting}>
          Failed
        </SortHead>
        <SortHead by="late" align="end" {...sorting}>
          Late
        </SortHead>
        <SortHead by="notApplicable" align="end" className={styles.drop2} {...sorting}>
          N/A
        </SortHead>
        <SortHead by="signatures" className={styles.signatures} {...sorting}>
          Signatures
        </SortHead>
        <SortHead by="deployedBy" className={styles.drop3} {...sorting}>
          Deployed by
        </SortHead>
        <th scope="col">
          <span className="visually-hidden">Review</span>
        </th>
      </tr>
    </thead>
  );
}
