import type { ReactNode } from 'react';
import { batchWords, markBatches } from '#shared/run/mark-batches.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { formatTimeOfDay } from '#shared/time/instant.ts';
import { Glyph } from '../../ui/glyph.tsx';
import styles from './dialogs.module.css';

const shown = 4;

/** Marks that came faster than anybody reads: shown before signing, forbidding nothing. */
export function BatchesNote({ run }: { readonly run: StartedRun }): ReactNode {
  const batches = markBatches(run.items);
  if (batches.length === 0) return null;
  return (
    <section className={styles.batches} aria-label="Batches of marks">
      {batches.slice(0, shown).map((batch) => (
        <p key={batch.from.position}>
          <Glyph name="caution" size={16} />
          <span>
            <b>{batchWords(batch)}</b>: {batch.items[0]} to {batch.items.at(-1)},{' '}
            {formatTimeOfDay(batch.from.at, batch.from.offsetMinutes)}, {batch.by}
          </span>
        </p>
      ))}
      {batches.length > shown && <p>and {batches.length - shown} more under Approvals</p>}
      <p className={styles.batchNote}>
        Nobody reads a line and looks in two seconds. Batches are printed; open an item again to check it.
      </p>
    </section>
  );
}
