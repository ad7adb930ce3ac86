import type { ReactNode } from 'react';
import { clockDoubt, steadyTime } from '#shared/run/clock-doubt.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import type { RunSummary } from '#shared/run/summarise-run.ts';
import { useApp, useWallNow } from '../../stores/use-app.ts';
import { Chip } from '../../ui/chip.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Keycap } from '../../ui/keycap.tsx';
import { runName, shortRunNumber } from '../shell/run-name.ts';
import { type ClockColumn, clockColumn, liveRowName, placeOf } from './live-row-model.ts';
import styles from './live-row.module.css';
import { ProgressColumn } from './progress-column.tsx';
import { TriggerColumn } from './trigger-column.tsx';

interface LiveRowProps {
  readonly summary: RunSummary;
  /** Null while main is still reading it. */
  readonly run: StartedRun | null;
}

/** One run being worked: what it is, its clock, how far it is, its most urgent trigger. The whole row opens it. */
export function LiveRow({ summary, run }: LiveRowProps): ReactNode {
  const go = useApp((state) => state.go);
  const wallNow = useWallNow();
  const offset = useApp((state) => state.offsetMinutes);
  const steadyNow = run === null ? wallNow : steadyTime(run, wallNow);
  const clock = run === null ? noClock : clockColumn(run, { wallNow, steadyNow, offset });
  return (
    <a
      href={`#${summary.runId}`}
      data-row
      className={styles.row}
      aria-label={run === null ? runName(summary) : liveRowName(run, clock, steadyNow)}
      onClick={(event) => {
        event.preventDefault();
        go({ name: 'run', runId: summary.runId });
      }}
    >
      <Identity summary={summary} run={run} />
      <div className={styles.clock}>
        <span className={styles.label}>{clock.label}</span>
        <span className={styles.value}>{clock.value}</span>
        <span className={styles.under}>{clock.under}</span>
      </div>
      {run !== null && <ProgressColumn run={run} steadyNow={steadyNow} />}
      {run?.phase === 'verifying' && clockDoubt(run) === null && (
        <TriggerColumn run={run} steadyNow={steadyNow} />
      )}
      <span className={styles.open}>
        <span className={styles.button}>
          Open <Keycap keys="Enter" look="solid" />
        </span>
      </span>
    </a>
  );
}

const noClock: ClockColumn = { label: 'Time', value: '--:--', under: '', spoken: '' };

function Identity({ summary, run }: LiveRowProps): ReactNode {
  const isLive = summary.phase !== 'preparing';
  const details = [summary.environment, summary.ticket, `Run ${shortRunNumber(summary.runNumber)}`];
  return (
    <div className={styles.identity}>
      <div className={styles.line}>
        <i className={classNames(styles.dot, isLive && styles.isLive)} aria-hidden="true" />
        <b className={styles.name}>{runName(summary)}</b>
        <span className={styles.details}>{details.filter((detail) => detail !== '').join(' · ')}</span>
        {summary.rehearsal && <Chip tone="rehearsal">Rehearsal</Chip>}
      </div>
      <p className={styles.place}>{run === null ? '' : placeOf(run)}</p>
      <div className={styles.chips}>
        {summary.failed > 0 && (
          <Chip tone="failed" glyph="failed">
            {summary.failed} failed
          </Chip>
        )}
        {summary.deferred > 0 && (
          <Chip tone="deferred" glyph="deferred">
            {summary.deferred} deferred
          </Chip>
        )}
        {summary.late > 0 && (
          <Chip tone="late" glyph="late">
            {summary.late} late
          </Chip>
        )}
      </div>
    </div>
  );
}
