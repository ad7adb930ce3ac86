import type { ReactNode } from 'react';
import { counting } from '#shared/run/clock-doubt.ts';
import { isClosed, itemNow } from '#shared/run/item-now.ts';
import { rollbackProgress } from '#shared/run/rollback-progress.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { formatElapsed, formatStopwatch, formatTimeOfDay } from '#shared/time/instant.ts';
import { alarms } from '#shared/verification/trigger.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { TimerText } from '../../ui/timer-text.tsx';
import { countOf } from '../run/labels.ts';
import type { WallAt } from './wall-screen.tsx';
import styles from './wall.module.css';

interface WallBandProps {
  readonly run: StartedRun;
  readonly at: WallAt;
}

/** A threshold is passed and nobody has decided: what, for how long, and who decides. */
export function WallAlarm({ run, at }: WallBandProps): ReactNode {
  const [first, ...others] = alarms(run, at.steadyNow);
  if (first === undefined) return null;
  const { name, phone } = run.people.decisionMaker;
  return (
    <section className={styles.band} aria-label="Threshold passed">
      <Glyph name="tripped" size={36} tone="inherit" />
      <div className={styles.bandWords}>
        <p className={styles.bandTitle}>Threshold passed</p>
        <p>
          {run.places.get(first.trigger)?.item.text}
          {others.length > 0 && `, and ${others.length} more`}
        </p>
        <p>
          {name} decides{phone === '' ? '' : `: ${phone}`}
        </p>
      </div>
      <TimerText label="Observed for" value={counting(run, formatStopwatch(first.elapsedMs))} size="72" />
    </section>
  );
}

/** The rollback is on: since when, and how far. */
export function WallRollback({ run, at }: WallBandProps): ReactNode {
  const progress = rollbackProgress(run, at.steadyNow);
  if (progress === null) return null;
  const until = progress.verifiedAt ?? at.steadyNow;
  const decided = run.rollbacks.at(-1)?.decidedBy ?? '';
  const left = progress.items.filter(({ number }) => !isClosed(itemNow(run, number))).length;
  return (
    <section className={styles.band} aria-label="Rollback">
      <Glyph name="rolled-back" size={36} tone="inherit" />
      <div className={styles.bandWords}>
        <p className={styles.bandTitle}>ROLLBACK</p>
        <p>
          Decided by {decided}, {formatTimeOfDay(progress.startedAt + run.shiftMs, at.offsetMinutes)}
        </p>
        <p>
          {progress.verifiedAt === null
            ? `${countOf(left, 'step')} left`
            : 'Verified: the service is restored'}
        </p>
      </div>
      <TimerText
        label="Since the decision"
        value={counting(run, formatElapsed(until - progress.startedAt))}
        size="72"
      />
    </section>
  );
}
