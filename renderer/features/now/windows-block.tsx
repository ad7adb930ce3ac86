import { type ReactNode, useMemo } from 'react';
import { steadyTime } from '#shared/run/clock-doubt.ts';
import { formatDuration, formatStopwatch } from '#shared/time/instant.ts';
import { minuteMs } from '#shared/verification/verification-window.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { useApp, useRun } from '../../stores/use-app.ts';
import { useRunNow } from '../run/use-run-now.ts';
import { classNames } from '../../ui/class-names.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { TimelineTrack } from '../../ui/timeline-track.tsx';
import { TimerText } from '../../ui/timer-text.tsx';
import { useTimeMark } from '../run/time-mark.ts';
import {
  segmentsOf,
  timelineAlternative,
  windowLines,
  windowsAside,
  type WindowLine,
} from './windows-model.ts';
import styles from './now-panel.module.css';

/** The verification windows on one track, and a line for each. */
export function WindowsBlock({ isNarrow }: { readonly isNarrow: boolean }): ReactNode {
  const run = useRun();
  const timeMark = useTimeMark();
  const lines = useMemo(() => windowLines(run, timeMark), [run, timeMark]);
  if (lines.length === 0) return null;
  const isDeploying = run.phase === 'deploying' && run.goLive === null;
  const shown = isNarrow || isDeploying ? lines.filter((line) => line.phase === 'open') : lines;
  return (
    <section className={styles.block}>
      <div className={styles.head}>
        <h2>Verification windows</h2>
        <span className={styles.aside}>{windowsAside(run, lines)}</span>
      </div>
      <div className={styles.track}>
        <Track run={run} lines={lines} />
      </div>
      <div className={styles.windows}>
        {shown.map((line) => (
          <LineOfWindow key={line.group} line={line} />
        ))}
      </div>
    </section>
  );
}

function Track({
  run,
  lines,
}: {
  readonly run: StartedRun;
  readonly lines: readonly WindowLine[];
}): ReactNode {
  const steadyNow = useRunNow();
  const live = run.goLive?.steadyLiveAt ?? null;
  const minute = useApp((state) => Math.floor(state.wallNow / minuteMs));
  // Rebuilt once a minute and with each mark, so that a screen reader on it is not interrupted each second.
  const alternative = useMemo(
    () => timelineAlternative(run, steadyTime(run, minute * minuteMs + minuteMs - 1)),
    [run, minute],
  );
  const elapsed = live === null ? null : Math.max(0, steadyNow - live);
  return (
    <TimelineTrack
      segments={segmentsOf(lines)}
      now={elapsed === null ? null : elapsed / minuteMs}
      cursorLabel={elapsed === null ? undefined : formatStopwatch(elapsed)}
      unit="min"
      alt={alternative}
    />
  );
}

function LineOfWindow({ line }: { readonly line: WindowLine }): ReactNode {
  const { progress } = line;
  const isRunning = line.phase === 'open';
  return (
    <div className={classNames(styles.window, isRunning && styles.isRunning)}>
      <span className={styles.minutes}>{line.label}</span>
      <span className={styles.name}>{line.name}</span>
      <span className={styles.flag}>
        {progress.overdue > 0 && (
          <>
            <Glyph name="late" size={14} />
            {progress.overdue} overdue
          </>
        )}
        {progress.overdue === 0 && progress.late > 0 && (
          <>
            <Glyph name="late" size={14} />
            {progress.late} late
          </>
        )}
      </span>
      <span className={styles.amount}>
        {isRunning ? (
          <Countdown line={line} />
        ) : line.phase === 'not-live' ? (
          `${progress.total} items`
        ) : (
          `${progress.closed}/${progress.total}`
        )}
      </span>
    </div>
  );
}

function Countdown({ line }: { readonly line: WindowLine }): ReactNode {
  const steadyNow = useRunNow();
  const left = Math.max(0, (line.window.steadyCloses ?? steadyNow) - steadyNow);
  return (
    <TimerText
      label={`${line.label} closes in`}
      value={formatDuration(left)}
      size="24"
      className={styles.countdown}
    />
  );
}
