import type { ReactNode } from 'react';
import { clockDoubt } from '#shared/run/clock-doubt.ts';
import { formatDateLong, formatTimeOfDay } from '#shared/time/instant.ts';
import { useApp, useRun } from '../../stores/use-app.ts';
import { useRunNow } from '../run/use-run-now.ts';
import { classNames } from '../../ui/class-names.ts';
import { TimerText } from '../../ui/timer-text.tsx';
import { clockNow } from './clock-now.ts';
import styles from './now-panel.module.css';

/** T− or T+, readable at one metre, with the date and time of day. */
export function ClockBlock({ isNarrow }: { readonly isNarrow: boolean }): ReactNode {
  const run = useRun();
  const steadyNow = useRunNow();
  const wallNow = useApp((state) => state.wallNow);
  const offsetMinutes = useApp((state) => state.offsetMinutes);
  const clock = clockNow(run, { steadyNow, offsetMinutes });
  const isLive = run.goLive !== null && run.phase === 'verifying';
  return (
    <section className={classNames(styles.block, isLive && styles.hasLid)}>
      <div className={styles.head}>
        <h2>{clock.title}</h2>
        {clockDoubt(run) === null && (
          <span className={styles.aside}>
            {formatDateLong(wallNow, offsetMinutes)}, {formatTimeOfDay(wallNow, offsetMinutes)}
          </span>
        )}
      </div>
      <div className={styles.clock}>
        {clock.prefix !== null && <span className={styles.prefix}>{clock.prefix}</span>}
        <TimerText label={clock.title} value={clock.value} size="48" />
      </div>
      <div className={styles.meta}>
        <span>{clock.left}</span>
        {!(isNarrow && run.goLive !== null) && <span>{clock.right}</span>}
      </div>
      {isLive && (
        <span className={isNarrow ? 'visually-hidden' : styles.lid}>Closing the lid stops the alarms.</span>
      )}
    </section>
  );
}
