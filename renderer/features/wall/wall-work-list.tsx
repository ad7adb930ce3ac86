import { type ReactNode, useMemo } from 'react';
import type { StartedRun } from '#shared/run/run-state.ts';
import { formatDuration, formatStopwatch } from '#shared/time/instant.ts';
import { minuteMs } from '#shared/verification/verification-window.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { TimelineTrack } from '../../ui/timeline-track.tsx';
import { TimerText } from '../../ui/timer-text.tsx';
import { segmentsOf, timelineAlternative, windowLines } from '../now/windows-model.ts';
import type { WallWork } from './wall-work.ts';
import styles from './wall.module.css';

interface WallWorkListProps {
  readonly work: WallWork;
  readonly steadyNow: number;
}

/** What is left of what is worked on now, with its countdown; as many lines as there is room for. */
export function WallWorkList({ work, steadyNow }: WallWorkListProps): ReactNode {
  const left = work.total - work.closed;
  return (
    <section className={styles.work} aria-label={work.title}>
      <div className={styles.workHead}>
        <h2>
          {work.label !== '' && <span className={styles.label}>{work.label}</span>} {work.title}{' '}
          <span className={styles.left}>
            {left === 0 ? `all ${work.total} closed` : `${left} of ${work.total} left`}
          </span>
        </h2>
        {work.closesAt !== null && (
          <TimerText
            label={`${work.label} closes in`}
            value={formatDuration(Math.max(0, work.closesAt - steadyNow))}
            size="32"
            className={styles.countdown}
          />
        )}
      </div>
      <ul className={styles.lines}>
        {work.lines.map((line) => (
          <li key={line.key}>
            <Glyph name={line.glyph} size={24} />
            <span className="visually-hidden">{line.state} </span>
            {line.number !== '' && <span className={styles.number}>{line.number}</span>}
            <span className={styles.text}>{line.text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The verification windows on one track. */
export function WallTrack({
  run,
  steadyNow,
}: {
  readonly run: StartedRun;
  readonly steadyNow: number;
}): ReactNode {
  const minute = Math.floor(steadyNow / minuteMs);
  // Rebuilt once a minute and with each mark: its sentence is for a screen reader.
  const alternative = useMemo(() => timelineAlternative(run, (minute + 1) * minuteMs - 1), [run, minute]);
  const elapsed = steadyNow - (run.goLive?.steadyLiveAt ?? steadyNow);
  return (
    <div className={styles.track}>
      <TimelineTrack
        segments={segmentsOf(windowLines(run, steadyNow))}
        now={elapsed / minuteMs}
        cursorLabel={formatStopwatch(elapsed)}
        unit="min"
        alt={alternative}
      />
    </div>
  );
}
