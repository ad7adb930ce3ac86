import type { ReactNode } from 'react';
import { formatShortTime, formatTimeOfDay } from '#shared/time/instant.ts';
import { minuteMs, verificationWindows } from '#shared/verification/verification-window.ts';
import { useApp, useRun } from '../../stores/use-app.ts';
import { TimerText } from '../../ui/timer-text.tsx';
import { windowLabel } from '../run/labels.ts';
import styles from './go-live-dialog.module.css';

/** T+0 large, and when each window would close. `liveAt` is wall-clock milliseconds, null while not readable. */
export function GoLiveTimes({ liveAt }: { readonly liveAt: number | null }): ReactNode {
  const run = useRun();
  const offsetMinutes = useApp((state) => state.offsetMinutes);
  return (
    <div className={styles.times}>
      <div>
        <p className={styles.zero}>T+0</p>
        <TimerText
          label="T plus 0"
          size="48"
          value={liveAt === null ? '--:--:--' : formatTimeOfDay(liveAt, offsetMinutes)}
        />
      </div>
      <ul className={styles.windows}>
        {verificationWindows(run).map((window) => (
          <li key={window.group.number} className={styles.window}>
            <span>{windowLabel(window)}</span>
            <span>closes</span>
            <span>
              {liveAt === null
                ? '--:--'
                : formatShortTime(liveAt + window.toMinutes * minuteMs, offsetMinutes)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
