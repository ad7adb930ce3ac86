import type { ReactNode } from 'react';
import { type ReviewEntry, reviewKindWords } from '#shared/review/review-entry.ts';
import { entryElapsed, entryItem, entryTime, entryWords } from '#shared/review/review-words.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LessonBox } from './lesson-box.tsx';
import { reviewGlyphs } from './review-glyph.ts';
import styles from './review-screen.module.css';

interface ReviewRowsProps {
  readonly run: StartedRun;
  readonly entries: readonly ReviewEntry[];
}

/** Everything to look back at, one below the other in order of time, each with a place to write. */
export function ReviewRows({ run, entries }: ReviewRowsProps): ReactNode {
  return (
    <ol className={styles.rows}>
      {entries.map((entry) => (
        <li key={entry.key} className={styles.row} data-entry={entry.key}>
          <p className={styles.when}>
            <b>{entryTime(run, entry)}</b>
            <span>{entryElapsed(entry)}</span>
          </p>
          <Shape entry={entry} />
          <div className={styles.happened}>
            <p className={styles.kind}>
              <b>{reviewKindWords[entry.kind]}</b>
              {entry.kind !== 'note' && entry.text !== '' && <span>{entry.text}</span>}
            </p>
            {entry.kind === 'note' && <p className={styles.note}>{entry.text}</p>}
            {entry.item !== null && (
              <p className={styles.item}>
                <span className={styles.number}>{entry.item}</span> {entry.wording}
              </p>
            )}
            <p className={styles.by}>{entry.by}</p>
          </div>
          <LessonBox run={run} entry={entry.key} item={entry.item} label={labelOf(entry)} />
        </li>
      ))}
    </ol>
  );
}

function Shape({ entry }: { readonly entry: ReviewEntry }): ReactNode {
  const glyph = reviewGlyphs[entry.kind];
  if (glyph !== null) return <Glyph name={glyph} size={18} />;
  return <Icon name={entry.kind === 'note' ? 'note' : 'clock'} size={18} className={styles.icon} />;
}

/** "What was learned from: 3.1.5 CDN serving static assets, late: done 5:00 late" */
function labelOf(entry: ReviewEntry): string {
  const about = [entryItem(entry), entryWords(entry)].filter((part) => part !== '').join(', ');
  return `What was learned from: ${about.slice(0, 200)}`;
}
