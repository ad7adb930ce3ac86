import type { ReactNode } from 'react';
import type { ChecklistItem } from '#shared/checklist/checklist.ts';
import { describeEvent } from '#shared/run/describe-event.ts';
import { isClosed, itemNow, itemRecord } from '#shared/run/item-now.ts';
import { numberAt } from '#shared/run/run-at.ts';
import { formatTimeOfDay } from '#shared/time/instant.ts';
import { useApp, useRun } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { EvidenceList } from '../evidence/evidence-list.tsx';
import { LearnedList } from '../review/learned-lines.tsx';
import { twinWords } from './item-chips.tsx';
import { openEntry } from './run-view.ts';
import { useIsReadOnly } from './use-is-read-only.ts';
import styles from './item-details.module.css';

/** Everything kept about an item: its history, notes, evidence, and where the same words stand again. */
export function ItemDetails({ item }: { readonly item: ChecklistItem }): ReactNode {
  const run = useRun();
  const events = useApp((state) => state.events);
  const isReadOnly = useIsReadOnly();
  const twin = twinWords(run, item);
  const { notes, evidence } = itemRecord(run, item.number);
  const history = events.filter(
    ({ event, position }) =>
      'item' in event && event.item !== null && event.item === numberAt(run, item.number, position),
  );
  const place = run.places.get(item.number);
  return (
    <div className={styles.details} data-details={item.number}>
      <LearnedList item={item.number} className={styles.title} />
      <section>
        <h2 className={styles.title}>History</h2>
        {history.length === 0 && <p className={styles.none}>Nothing recorded yet.</p>}
        <ol className={styles.lines}>
          {history.map((recorded) => (
            <li key={recorded.position} className={styles.line}>
              <span className={styles.when}>{formatTimeOfDay(recorded.at, recorded.offsetMinutes)}</span>
              <span>
                {describeEvent(recorded, run)}, {recorded.by}
              </span>
            </li>
          ))}
        </ol>
      </section>
      {notes.length > 0 && (
        <section>
          <h2 className={styles.title}>Notes</h2>
          <ol className={styles.lines}>
            {notes.map((note) => (
              <li key={note.stamp.position} className={styles.line}>
                <span className={styles.when}>
                  {formatTimeOfDay(note.stamp.at, note.stamp.offsetMinutes)}
                </span>
                <span className={styles.words}>
                  {note.text} ({note.stamp.by})
                </span>
              </li>
            ))}
          </ol>
        </section>
      )}
      {evidence.length > 0 && (
        <section>
          <h2 className={styles.title}>Evidence</h2>
          <EvidenceList kept={evidence} isReadOnly={isReadOnly} />
        </section>
      )}
      {twin !== null && <p className={styles.none}>{twin}</p>}
      {!isReadOnly && !isClosed(itemNow(run, item.number)) && (
        <Button size="sm" onClick={() => openEntry({ item: item.number, kind: 'stated' })}>
          Done earlier…
        </Button>
      )}
      {place !== undefined && <p className={styles.none}>Line {item.line} of the checklist.</p>}
    </div>
  );
}
