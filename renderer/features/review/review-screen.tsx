import { type ReactNode, useState } from 'react';
import { lessonsOf } from '#shared/review/lessons.ts';
import { reviewEntries } from '#shared/review/review-entries.ts';
import { type ReviewEntry, type ReviewGroup, reviewGroupOf } from '#shared/review/review-entry.ts';
import { reviewCount } from '#shared/review/review-words.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { useApp, useRun } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { RunTopBar } from '../shell/run-top-bar.tsx';
import { ReviewRows } from './review-rows.tsx';
import { ReviewSide } from './review-side.tsx';
import styles from './review-screen.module.css';

type Shown = ReviewGroup | 'all' | 'learned';

/** Looking back: what did not go plainly, in order of time, and what was learned from it. */
export function ReviewScreen(): ReactNode {
  const run = useRun();
  const go = useApp((state) => state.go);
  return (
    <div className={styles.screen}>
      <RunTopBar />
      {run.closing === null ? (
        <main className={styles.work} aria-label="Review">
          <h1 className="visually-hidden">Post-run review</h1>
          <EmptyState
            action={<Button onClick={() => go({ name: 'run', runId: run.runId })}>Back to the run</Button>}
          >
            Looking back begins once the record is closed. Until then write what you notice as a note.
          </EmptyState>
        </main>
      ) : (
        <main className={styles.columns} aria-label="Review" data-pane="main">
          <Entries run={run} />
          <ReviewSide run={run} />
        </main>
      )}
    </div>
  );
}

function Entries({ run }: { readonly run: StartedRun }): ReactNode {
  const [shown, setShown] = useState<Shown>('all');
  const entries = reviewEntries(run);
  // Told as of when the choice was made: a row does not go away from under the text that is being taken back.
  const [learned, setLearned] = useState<ReadonlySet<string>>(new Set());
  const chosen = entries.filter((entry) => isShown(entry, shown, learned));
  const count = (group: ReviewGroup): number =>
    entries.filter((entry) => reviewGroupOf(entry) === group).length;
  return (
    <section className={styles.work} aria-labelledby="review-title">
      <div className={styles.head}>
        <div>
          <h1 id="review-title" className={styles.title}>
            Post-run review
          </h1>
          <p className={styles.soft}>{reviewCount(run)}</p>
        </div>
        <SegmentedControl
          label="Show"
          labelHidden
          value={shown}
          onChange={(next) => {
            setLearned(new Set(lessonsOf(run).keys()));
            setShown(next);
          }}
          options={[
            { value: 'all', label: `All ${entries.length}` },
            { value: 'items', label: `Items ${count('items')}` },
            { value: 'decisions', label: `Decisions ${count('decisions')}` },
            { value: 'notes', label: `Notes ${count('notes')}` },
            { value: 'learned', label: 'Learned' },
          ]}
        />
      </div>
      {chosen.length === 0 ? (
        <EmptyState>{whyNone(entries.length, shown)}</EmptyState>
      ) : (
        <ReviewRows run={run} entries={chosen} />
      )}
    </section>
  );
}

function isShown(entry: ReviewEntry, shown: Shown, learned: ReadonlySet<string>): boolean {
  if (shown === 'all') return true;
  return shown === 'learned' ? learned.has(entry.key) : reviewGroupOf(entry) === shown;
}

function whyNone(all: number, shown: Shown): string {
  if (all === 0) return 'Everything went plainly: there is nothing to look back at.';
  return shown === 'learned'
    ? 'Nothing is written beside an entry yet.'
    : 'Nothing of this kind in this run.';
}
