import type { ReactNode } from 'react';
import { clockDoubt } from '#shared/run/clock-doubt.ts';
import { groupProgress, partProgress } from '#shared/run/progress.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { formatStopwatch } from '#shared/time/instant.ts';
import { verificationWindows, watchEnds, windowPhase } from '#shared/verification/verification-window.ts';
import { classNames } from '../../ui/class-names.ts';
import { StackedBar } from '../../ui/progress-bar.tsx';
import { TimelineTrack } from '../../ui/timeline-track.tsx';
import { currentWindow, partNames, windowLabel, workingPart } from './live-row-model.ts';
import styles from './live-row.module.css';

interface ProgressColumnProps {
  readonly run: StartedRun;
  readonly steadyNow: number;
}

/** How far the run is: the open window while verifying, else what is closed of the part. */
export function ProgressColumn({ run, steadyNow }: ProgressColumnProps): ReactNode {
  const hasWindows =
    run.phase === 'verifying' && clockDoubt(run) === null && verificationWindows(run).length > 0;
  return hasWindows ? (
    <WindowColumn run={run} steadyNow={steadyNow} />
  ) : (
    <PartColumn run={run} steadyNow={steadyNow} />
  );
}

function WindowColumn({ run, steadyNow }: ProgressColumnProps): ReactNode {
  const window = currentWindow(run, steadyNow);
  const live = run.goLive?.steadyLiveAt ?? steadyNow;
  return (
    <div className={styles.window}>
      {window === null ? (
        <WatchEnded run={run} steadyNow={steadyNow} />
      ) : (
        <>
          <span className={styles.label}>
            {windowLabel(window)}, {left(run, window.group.number, steadyNow)}
          </span>
          <span className={classNames(styles.value, styles.countdown)}>
            {formatStopwatch(untilChange(window, steadyNow))}
          </span>
        </>
      )}
      <TimelineTrack
        look="mini"
        unit="min"
        alt=""
        now={(steadyNow - live) / 60_000}
        segments={verificationWindows(run).map(({ group, fromMinutes, toMinutes }) => ({
          id: group.number,
          from: fromMinutes,
          to: toMinutes,
          pips: [],
        }))}
      />
    </div>
  );
}

function WatchEnded({ run, steadyNow }: ProgressColumnProps): ReactNode {
  const ended = watchEnds(run);
  return (
    <>
      <span className={styles.label}>Verification windows</span>
      <span className={styles.value}>{ended !== null && steadyNow >= ended ? 'Watch ended' : ''}</span>
    </>
  );
}

function PartColumn({ run, steadyNow }: ProgressColumnProps): ReactNode {
  const part = workingPart(run);
  const { total, closed, done, notApplicable, failed, deferred } = partProgress(run, part, steadyNow);
  const text = `${partNames[part]}, ${closed} of ${total} closed`;
  return (
    <div className={styles.part}>
      <span className={styles.label}>{text}</span>
      <StackedBar
        alt={text}
        total={total}
        parts={[
          { id: 'done', count: done, tone: 'done' },
          { id: 'na', count: notApplicable, tone: 'na' },
          { id: 'failed', count: failed, tone: 'failed' },
          { id: 'deferred', count: deferred, tone: 'deferred' },
        ]}
      />
    </div>
  );
}

function left(run: StartedRun, group: string, steadyNow: number): string {
  const { total, closed } = groupProgress(run, group, steadyNow);
  const count = total - closed;
  return count === 1 ? '1 item left' : `${count} items left`;
}

/** Milliseconds until an open window closes, or a coming one opens. */
function untilChange(window: Parameters<typeof windowPhase>[0], steadyNow: number): number {
  const at = windowPhase(window, steadyNow) === 'open' ? window.steadyCloses : window.steadyOpens;
  return Math.max(0, (at ?? steadyNow) - steadyNow);
}
