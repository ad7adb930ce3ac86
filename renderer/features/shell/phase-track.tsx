import type { ReactNode } from 'react';
import type { Phase } from '#shared/run/run-state.ts';
import { classNames } from '../../ui/class-names.ts';
import { Glyph } from '../../ui/glyph.tsx';
import styles from './top-bar.module.css';

const phases: readonly { readonly phase: Phase; readonly label: string }[] = [
  { phase: 'preparing', label: 'Prepare' },
  { phase: 'deploying', label: 'Deploy' },
  { phase: 'verifying', label: 'Verify' },
  { phase: 'closing', label: 'Close' },
  { phase: 'sealed', label: 'Sealed' },
];

/** Where the run stands. A rollback has a screen of its own; here it stands at Verify. */
export function PhaseTrack({ phase: own }: { readonly phase: Phase }): ReactNode {
  const now = phases.findIndex(({ phase }) => phase === (own === 'rolling-back' ? 'verifying' : own));
  return (
    <ol className={styles.phases} aria-label="Phases">
      {phases.map(({ phase, label }, index) => (
        <li
          key={phase}
          className={classNames(styles.phase, index === now && styles.isNow)}
          aria-current={index === now ? 'step' : undefined}
        >
          {index < now ? <Glyph name="done" size={16} /> : <span className={styles.dot} aria-hidden="true" />}
          <span className={styles.phaseName}>{label}</span>
        </li>
      ))}
    </ol>
  );
}
