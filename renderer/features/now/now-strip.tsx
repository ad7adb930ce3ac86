import { type ReactNode, useMemo } from 'react';
import { clockDoubt } from '#shared/run/clock-doubt.ts';
import { formatDuration, formatStopwatch } from '#shared/time/instant.ts';
import { runningBreaches, triggerStatus } from '#shared/verification/trigger.ts';
import { useApp, useRun } from '../../stores/use-app.ts';
import { useRunNow } from '../run/use-run-now.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { TimerText } from '../../ui/timer-text.tsx';
import { useTimeMark } from '../run/time-mark.ts';
import { clockNow } from './clock-now.ts';
import { windowLines } from './windows-model.ts';
import styles from './now-strip.module.css';

/** The Now panel in one line, for a small window. Pressing it opens the panel. */
export function NowStrip({ onOpen }: { readonly onOpen: () => void }): ReactNode {
  const run = useRun();
  const steadyNow = useRunNow();
  const timeMark = useTimeMark();
  const offsetMinutes = useApp((state) => state.offsetMinutes);
  const clock = clockNow(run, { steadyNow, offsetMinutes });
  const isInDoubt = clockDoubt(run) !== null;
  const open = useMemo(
    () => (isInDoubt ? undefined : windowLines(run, timeMark).find((line) => line.phase === 'open')),
    [run, timeMark, isInDoubt],
  );
  const breach = isInDoubt ? undefined : runningBreaches(run)[0];
  const status = breach === undefined ? null : triggerStatus(run, breach.trigger, steadyNow);
  return (
    <button
      type="button"
      className={styles.strip}
      aria-label="Now: open clock, windows and triggers"
      data-pane="now"
      onClick={onOpen}
    >
      <TimerText
        label={clock.title}
        value={clock.prefix === null ? clock.value : `${clock.prefix} ${clock.value}`}
        size="20"
      />
      {open !== undefined && (
        <span className={styles.window}>
          {open.label}{' '}
          <TimerText
            label={`${open.label} closes in`}
            value={formatDuration(Math.max(0, (open.window.steadyCloses ?? steadyNow) - steadyNow))}
            size="20"
            weight="semibold"
            className={styles.countdown}
          />{' '}
          {open.left} left
        </span>
      )}
      {status !== null && (
        <span className={styles.trigger}>
          <Glyph name={status.state === 'running' ? 'running' : 'tripped'} size={18} />
          <TimerText
            label="Observed for"
            value={formatStopwatch(status.elapsedMs)}
            size="20"
            weight="semibold"
          />
          <span className={styles.of}>of {formatStopwatch(status.holdSeconds * 1000)}</span>
        </span>
      )}
    </button>
  );
}
