import { type ReactNode, useEffect, useMemo } from 'react';
import { clockDoubt, steadyTime } from '#shared/run/clock-doubt.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { formatShortTime, formatDateLong, formatTimeOfDay } from '#shared/time/instant.ts';
import { alarms } from '#shared/verification/trigger.ts';
import { Chip } from '../../ui/chip.tsx';
import { TimerText } from '../../ui/timer-text.tsx';
import { clockNow } from '../now/clock-now.ts';
import { runName } from '../shell/run-name.ts';
import { WallAlarm, WallRollback } from './wall-bands.tsx';
import { WallContacts, WallExceptions, WallTriggers } from './wall-side.tsx';
import { useWall } from './wall-state.ts';
import { WallTrack, WallWorkList } from './wall-work-list.tsx';
import { wallWork } from './wall-work.ts';
import styles from './wall.module.css';

/** One run for the room, to be read from five metres. It shows; nothing here can be pressed. */
export function WallScreen(): ReactNode {
  const { run, wallNow, offsetMinutes } = useWall();
  if (wallNow === 0 && run === null) return <main aria-label="Wall view" />;
  if (run === null) return <Empty />;
  return <Wall run={run} at={{ steadyNow: steadyTime(run, wallNow), offsetMinutes }} />;
}

export type WallAt = { readonly steadyNow: number; readonly offsetMinutes: number };

function Wall({ run, at }: { readonly run: StartedRun; readonly at: WallAt }): ReactNode {
  const isRollingBack = run.phase === 'rolling-back';
  const isInDoubt = clockDoubt(run) !== null;
  const isAlarm = alarms(run, at.steadyNow).length > 0;
  useTitle(`Wall view: ${runName(run.details)}, Runsheet`);
  return (
    <div className={styles.wall} data-rollback={isRollingBack} data-alarm={isAlarm}>
      <Head run={run} at={at} />
      {isRollingBack && <WallRollback run={run} at={at} />}
      {isAlarm && <WallAlarm run={run} at={at} />}
      <div className={styles.columns}>
        <main className={styles.main}>
          {!isRollingBack && <WallClock run={run} at={at} />}
          <Work run={run} at={at} />
        </main>
        <aside className={styles.side} aria-label="Triggers and exceptions">
          {!isRollingBack && !isInDoubt && run.phase !== 'closing' && run.phase !== 'sealed' && (
            <WallTriggers run={run} at={at} />
          )}
          <WallExceptions run={run} at={at} />
        </aside>
      </div>
      <WallContacts run={run} />
    </div>
  );
}

function Head({ run, at }: { readonly run: StartedRun; readonly at: WallAt }): ReactNode {
  const wall = at.steadyNow + run.shiftMs;
  return (
    <header className={styles.head}>
      <h1>{runName(run.details)}</h1>
      <span className={styles.quiet}>{run.details.environment}</span>
      {run.rehearsal && <Chip tone="rehearsal">Rehearsal</Chip>}
      <span className={styles.phase}>{phases[run.phase]}</span>
      {clockDoubt(run) === null && (
        <>
          <span className={styles.quiet}>{formatDateLong(wall, at.offsetMinutes)}</span>
          <TimerText label="Time of day" value={formatTimeOfDay(wall, at.offsetMinutes)} size="20" />
        </>
      )}
    </header>
  );
}

const phases = {
  preparing: 'Prepare',
  deploying: 'Deploy',
  verifying: 'Verify',
  'rolling-back': 'Rollback',
  closing: 'Close',
  sealed: 'Sealed',
} as const;

function WallClock({ run, at }: { readonly run: StartedRun; readonly at: WallAt }): ReactNode {
  const clock = clockNow(run, at);
  if (run.phase === 'closing' || run.phase === 'sealed')
    return <Ended run={run} offsetMinutes={at.offsetMinutes} />;
  return (
    <section className={styles.clock} aria-label={clock.title}>
      <TimerText label={clock.title} prefix={clock.prefix ?? undefined} value={clock.value} size="72" />
      <p className={styles.ends}>
        <span>{clock.left}</span>
        <span>{clock.right}</span>
      </p>
    </section>
  );
}

function Ended({
  run,
  offsetMinutes,
}: {
  readonly run: StartedRun;
  readonly offsetMinutes: number;
}): ReactNode {
  const live = run.goLive === null ? '' : `Live ${formatShortTime(run.goLive.liveAt, offsetMinutes)}. `;
  const closed =
    run.closing === null ? '' : `Record closed ${formatShortTime(run.closing.stamp.at, offsetMinutes)}.`;
  return (
    <section className={styles.clock} aria-label="Outcome">
      <p className={styles.outcome}>{run.outcome === null ? 'Closing' : outcomes[run.outcome]}</p>
      <p className={styles.ends}>
        {live}
        {closed}
      </p>
    </section>
  );
}

const outcomes = { deployed: 'Deployed', 'rolled-back': 'Rolled back', aborted: 'Aborted' } as const;

interface WorkProps {
  readonly run: StartedRun;
  readonly at: WallAt;
}

function Work({ run, at }: WorkProps): ReactNode {
  const work = useMemo(() => wallWork(run, at.steadyNow), [run, at.steadyNow]);
  const isInDoubt = clockDoubt(run) !== null;
  return (
    <>
      {isInDoubt && <p className={styles.unknown}>Time not known: answer at the laptop.</p>}
      {run.goLive !== null && run.phase === 'verifying' && !isInDoubt && (
        <WallTrack run={run} steadyNow={at.steadyNow} />
      )}
      <WallWorkList work={work} steadyNow={at.steadyNow} />
    </>
  );
}

function Empty(): ReactNode {
  return (
    <main className={styles.empty}>
      <h1>No run on the wall</h1>
      <p>Open a run in Runsheet and choose “Wall view” there.</p>
    </main>
  );
}

function useTitle(title: string): void {
  // The document is outside React's tree.
  useEffect(() => {
    document.title = title;
  }, [title]);
}
