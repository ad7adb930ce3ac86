import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { type PipState, Pips } from './pip.tsx';
import styles from './timeline-track.module.css';

export interface TimelineSegment {
  readonly id: string;
  /** Start and end on the scale of the track, in any one unit. */
  readonly from: number;
  readonly to: number;
  readonly pips: readonly PipState[];
}

interface TimelineTrackProps {
  /** In order, without holes. */
  readonly segments: readonly TimelineSegment[];
  /** Where the cursor is, in the unit of the segments; `null` before the start. Held inside the track. */
  readonly now: number | null;
  /** Text on the cursor: `41:20`. */
  readonly cursorLabel?: string | undefined;
  /** Written after the last number of the axis: `min`. */
  readonly unit?: string | undefined;
  /** Says in words what the track shows, rebuilt by the screen once a minute; empty where the text around it says so. */
  readonly alt: string;
  /** `mini`: without pips and without the text on the cursor. */
  readonly look?: 'full' | 'mini' | undefined;
}

/** Time spans in a row with a cursor that shows where now is. */
export function TimelineTrack(props: TimelineTrackProps): ReactNode {
  const { segments, now, cursorLabel, unit, alt, look = 'full' } = props;
  const scale = scaleOf(segments);
  const share = now === null ? null : clamp((now - scale.from) / (scale.to - scale.from));
  const isMini = look === 'mini';
  const columns = { gridTemplateColumns: segments.map(({ from, to }) => `${to - from}fr`).join(' ') };
  return (
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no image file: the track is made of elements
      role={alt === '' ? undefined : 'img'}
      aria-label={alt === '' ? undefined : alt}
      aria-hidden={alt === '' ? true : undefined}
      className={classNames(styles.timeline, share !== null && !isMini && styles.hasCursor)}
    >
      <div className={styles.track} style={columns}>
        {segments.map((segment) => (
          <SegmentBar key={segment.id} segment={segment} now={now} />
        ))}
      </div>
      {share !== null && <span className={styles.cursor} style={{ left: `${share * 100}%` }} />}
      {share !== null && !isMini && (
        // Moved left by its own share of its width, so that it never leaves the track.
        <span className={styles.label} style={{ left: `${share * 100}%`, translate: `${share * -100}% 0` }}>
          {cursorLabel}
        </span>
      )}
      <div className={styles.axis} style={columns}>
        {segments.map((segment) => (
          <span key={segment.id}>{segment.from}</span>
        ))}
        <span className={styles.end}>
          {scale.to}
          {unit !== undefined && ` ${unit}`}
        </span>
      </div>
      {!isMini && (
        <div className={styles.pips} style={columns}>
          {segments.map((segment) => (
            <Pips key={segment.id} pips={segment.pips} />
          ))}
        </div>
      )}
    </div>
  );
}

function SegmentBar({
  segment,
  now,
}: {
  readonly segment: TimelineSegment;
  readonly now: number | null;
}): ReactNode {
  const filled = now === null ? 0 : clamp((now - segment.from) / (segment.to - segment.from));
  const isRunning = now !== null && now >= segment.from && now < segment.to;
  return (
    <span
      className={classNames(styles.segment, isRunning && styles.isRunning, filled === 1 && styles.isPast)}
    >
      <span className={styles.fill} style={{ width: `${filled * 100}%` }} />
    </span>
  );
}

function scaleOf(segments: readonly TimelineSegment[]): { readonly from: number; readonly to: number } {
  return { from: segments[0]?.from ?? 0, to: segments.at(-1)?.to ?? 1 };
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}
