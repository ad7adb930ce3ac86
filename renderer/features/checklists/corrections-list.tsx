import type { ReactNode } from 'react';
import { describeCorrection } from '#shared/checklist/corrections/describe-correction.ts';
import { Button } from '../../ui/button.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from './understood-view.module.css';
import type { Correcting } from './use-corrections.ts';

/** What the author said beyond the words, each to be taken back; and what found no place in this version. */
export function CorrectionsList({ correcting }: { readonly correcting: Correcting }): ReactNode {
  const { corrections, lost, takeBack } = correcting;
  if (corrections.length === 0 && lost.length === 0) return null;
  return (
    <section aria-label="Corrections">
      <h2 className={styles.head}>
        Corrections
        <span className={styles.aside}>kept beside the file, never in it</span>
      </h2>
      <ul>
        {lost.map((correction) => (
          <li key={JSON.stringify(correction)} className={styles.notice}>
            <Glyph name="caution" size={16} />
            <span>Not applied, its words are not in this version: {describeCorrection(correction)}.</span>
          </li>
        ))}
        {corrections.map((correction) => (
          <li key={JSON.stringify(correction)} className={styles.notice}>
            <Icon name="note" />
            <span className={styles.correction}>{describeCorrection(correction)}.</span>
            <Button
              size="sm"
              aria-label={`Take back: ${describeCorrection(correction)}`}
              onClick={() => takeBack(correction)}
            >
              Take back
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
