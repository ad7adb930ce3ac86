import type { ReactNode } from 'react';
import type { RunSummary } from '#shared/run/summarise-run.ts';
import { useApp } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import styles from './home-screen.module.css';
import { LiveRow } from './live-row.tsx';
import { UnreadableRow } from './unreadable-row.tsx';

interface InProgressProps {
  readonly runs: readonly RunSummary[];
  readonly isSearching: boolean;
}

/** Runs being worked; their rows count. */
export function InProgress({ runs, isSearching }: InProgressProps): ReactNode {
  const go = useApp((state) => state.go);
  const listed = useApp((state) => state.listed);
  const unreadable = useApp((state) => state.unreadable);
  if (isSearching && runs.length === 0) return null;
  return (
    <section aria-labelledby="in-progress">
      <h2 id="in-progress" className={styles.heading}>
        In progress {runs.length > 0 && <span className={styles.count}>{runs.length}</span>}
      </h2>
      {runs.length === 0 && !isSearching && (
        <EmptyState action={<Button onClick={() => go({ name: 'new-run' })}>New run</Button>}>
          No run in progress.
        </EmptyState>
      )}
      <ul className={styles.rows}>
        {runs.map((summary) => (
          <li key={summary.runId}>
            {unreadable[summary.runId] === undefined ? (
              <LiveRow summary={summary} run={listed[summary.runId] ?? null} />
            ) : (
              <UnreadableRow summary={summary} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
