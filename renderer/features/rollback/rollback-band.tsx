import type { ReactNode } from 'react';
import { counting } from '#shared/run/clock-doubt.ts';
import type { RollbackProgress } from '#shared/run/rollback-progress.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { formatElapsed, formatTimeOfDay } from '#shared/time/instant.ts';
import { useApp } from '../../stores/use-app.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { TimerText } from '../../ui/timer-text.tsx';
import { runName } from '../shell/run-name.ts';
import styles from './rollback-band.module.css';

interface RollbackBandProps {
  readonly run: StartedRun;
  readonly progress: RollbackProgress;
  readonly steadyNow: number;
}

/** The word, which run, and the two clocks. Both stop when the rollback is verified. */
export function RollbackBand({ run, progress, steadyNow }: RollbackBandProps): ReactNode {
  const offset = useApp((state) => state.offsetMinutes);
  const until = progress.verifiedAt ?? steadyNow;
  const at = (steady: number): string => formatTimeOfDay(steady + run.shiftMs, offset);
  const { environment, ticket } = run.details;
  return (
    <header className={styles.band} data-on-solid data-pane="top">
      <div className={styles.stripes} aria-hidden="true" />
      <div className={styles.row}>
        <Glyph name="rolled-back" size={36} tone="inherit" />
        <div className={styles.name}>
          <h1>ROLLBACK</h1>
          <p>
            {[runName(run.details), environment, ticket].filter((part) => part !== '').join(' · ')}
            {run.rehearsal && <span className={styles.rehearsal}>Rehearsal</span>}
          </p>
        </div>
        <div className={styles.clock}>
          <TimerText
            label="Since the decision"
            value={counting(run, formatElapsed(until - progress.startedAt))}
            size="72"
          />
          <span>since decision, {at(progress.startedAt)}</span>
        </div>
        {progress.observedAt !== null && (
          <div className={styles.clock}>
            <TimerText
              label="Since first observed"
              value={counting(run, formatElapsed(until - progress.observedAt))}
              size="32"
            />
            <span>since first observed, {at(progress.observedAt)}</span>
          </div>
        )}
      </div>
    </header>
  );
}
