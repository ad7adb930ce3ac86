import { type ReactNode, useState } from 'react';
import { lessonsOf } from '#shared/review/lessons.ts';
import { reviewEntries, wholeRun } from '#shared/review/review-entries.ts';
import { notSigned } from '#shared/review/review-words.ts';
import type { Lesson, StartedRun } from '#shared/run/run-state.ts';
import { useApp, useAppStore } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { exportRun } from '../record/record-acts.ts';
import { LessonBox } from './lesson-box.tsx';
import styles from './review-screen.module.css';

/** What was learned from the run as a whole, and how the review leaves the app. */
export function ReviewSide({ run }: { readonly run: StartedRun }): ReactNode {
  const store = useAppStore();
  const go = useApp((state) => state.go);
  const [isSaving, setSaving] = useState(false);
  const save = async (as: 'review-markdown' | 'review-pdf'): Promise<void> => {
    if (isSaving) return;
    setSaving(true);
    await exportRun(store, run.runId, as);
    setSaving(false);
  };
  return (
    <aside className={styles.side} aria-label="The run as a whole" data-pane="review">
      <section>
        <h2>The run as a whole</h2>
        <LessonBox run={run} entry={wholeRun} item={null} label="What was learned from the run as a whole" />
      </section>
      <Elsewhere run={run} />
      <section>
        <h2>Next time</h2>
        <p className={styles.soft}>
          What is written here is shown at the same items when this checklist is worked again, with this run
          and its date, and when the next run is created.
        </p>
      </section>
      <section>
        <h2>Save the review</h2>
        <p className={styles.soft}>{notSigned(run)}</p>
        <div className={styles.buttons}>
          <Button icon="download" onClick={() => void save('review-pdf')}>
            PDF…
          </Button>
          <Button icon="download" onClick={() => void save('review-markdown')}>
            Markdown…
          </Button>
          <Button variant="link" onClick={() => go({ name: 'record', runId: run.runId })}>
            To the record
          </Button>
        </div>
      </section>
    </aside>
  );
}

/** A record that was reopened may no longer have what a lesson was learned from; the lesson stays. */
function Elsewhere({ run }: { readonly run: StartedRun }): ReactNode {
  const keys = new Set(reviewEntries(run).map(({ key }) => key));
  const lost: readonly Lesson[] = [...lessonsOf(run).values()].filter(
    ({ entry }) => entry !== wholeRun && !keys.has(entry),
  );
  if (lost.length === 0) return null;
  return (
    <section>
      <h2>Learned from what was changed since</h2>
      {lost.map(({ entry, item }) => (
        <LessonBox
          key={entry}
          run={run}
          entry={entry}
          item={item}
          label={item === null ? 'Of the run' : `${item} ${run.places.get(item)?.item.text ?? ''}`}
          labelHidden={false}
        />
      ))}
    </section>
  );
}
