import type { ReactNode } from 'react';
import type { ChecklistCounts } from '#shared/checklist/checklist.ts';
import styles from './understood-view.module.css';

/** The nine counts of a checklist. */
export function CountsRow({ counts }: { readonly counts: ChecklistCounts }): ReactNode {
  const shown: readonly (readonly [string, number])[] = [
    ['items', counts.items],
    ['groups', counts.groups],
    ['sections', counts.sections],
    ['steps', counts.steps],
    ['windows', counts.windows],
    ['triggers', counts.triggers],
    ['rollback steps', counts.rollbackSteps],
    ['sign-offs', counts.roles],
    ['blanks', counts.blanks],
  ];
  return (
    <dl className={styles.counts} aria-label="Counts">
      {shown.map(([name, count]) => (
        <div key={name} className={styles.countCell}>
          <dt>{name}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  );
}
