import { type ReactNode, useState } from 'react';
import { Avatar } from '#renderer/ui/avatar.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Chip } from '#renderer/ui/chip.tsx';
import { Glyph, type GlyphName } from '#renderer/ui/glyph.tsx';
import { Keycap } from '#renderer/ui/keycap.tsx';
import { KeyHints, UndoLine } from '#renderer/ui/key-hints.tsx';
import { ProgressBar, StackedBar } from '#renderer/ui/progress-bar.tsx';
import { Ring } from '#renderer/ui/ring.tsx';
import { Strip } from '#renderer/ui/strip.tsx';
import { TimelineTrack } from '#renderer/ui/timeline-track.tsx';
import { TimerText } from '#renderer/ui/timer-text.tsx';
import { Caption } from './caption.tsx';
import styles from './gallery.module.css';

const glyphs: readonly GlyphName[] = [
  'open',
  'done',
  'na',
  'failed',
  'deferred',
  'partial',
  'late',
  'early',
  'watched',
  'running',
  'tripped',
  'caution',
  'locked',
  'signed',
  'signing',
  'stale',
  'rolled-back',
  'aborted',
];

export function Instruments(): ReactNode {
  return (
    <>
      <Caption>Status: shape and word first, colour third</Caption>
      <div className={styles.grid}>
        {glyphs.map((name) => (
          <span key={name} className={styles.legend}>
            <Glyph name={name} size={24} />
            {name}
          </span>
        ))}
      </div>
      <Timelines />
      <Timers />
      <Caption>Strips</Caption>
      <Strip
        tone="alarm"
        actions={
          <>
            sound every 30 s <Keycap keys="Shift+A" look="solid" />
          </>
        }
      >
        <b>Decide: Error rate &gt;5% for &gt;2 minutes</b>{' '}
        <TimerText label="Since observed" value="4:05" size="20" />
      </Strip>
      <Strip tone="caution" actions={<Button size="sm">Choose folder…</Button>}>
        <b>Not saved since 02:41:09.</b> The disk is full (0 MB free on D:).
      </Strip>
      <Chips />
    </>
  );
}

function Timelines(): ReactNode {
  const open = { pips: ['open', 'open', 'open', 'open', 'open', 'open'] } as const;
  return (
    <>
      <Caption>Time spans: before the start, running, at the end, mini</Caption>
      <div className={styles.narrow}>
        <TimelineTrack
          alt="Not started"
          now={null}
          unit="min"
          segments={[
            { id: 'a', from: 0, to: 30, ...open },
            { id: 'b', from: 30, to: 60, ...open },
            { id: 'c', from: 60, to: 90, ...open },
          ]}
        />
        <TimelineTrack
          alt="Now 34 minutes"
          now={34.5}
          cursorLabel="34:30"
          unit="min"
          segments={[
            { id: 'a', from: 0, to: 30, pips: ['done', 'done', 'done', 'done', 'late', 'overdue'] },
            { id: 'b', from: 30, to: 60, pips: ['done', 'current', 'deferred', 'open', 'open'] },
            { id: 'c', from: 60, to: 90, ...open },
          ]}
        />
        <TimelineTrack
          alt="Ended"
          now={90}
          cursorLabel="90:00"
          unit="min"
          segments={[
            { id: 'a', from: 0, to: 30, pips: ['done', 'done', 'late', 'late'] },
            { id: 'b', from: 30, to: 60, pips: ['done', 'done', 'na', 'done', 'failed', 'done'] },
            { id: 'c', from: 60, to: 90, pips: ['done', 'done'] },
          ]}
        />
        <TimelineTrack
          alt="Mini"
          now={41.3}
          look="mini"
          unit="min"
          segments={[
            { id: 'a', from: 0, to: 30, pips: [] },
            { id: 'b', from: 30, to: 60, pips: [] },
            { id: 'c', from: 60, to: 90, pips: [] },
          ]}
        />
      </div>
    </>
  );
}

function Timers(): ReactNode {
  return (
    <>
      <Caption>Timers, bars, rings</Caption>
      <TimerText label="Since go-live" prefix="T+" value="00:41:20" size="48" />
      <div className={styles.row}>
        <TimerText label="30-60 closes in" value="18:40" size="24" />
        <TimerText label="Observed" value="1:12" size="32" />
        {[0, 1, 3, 5, 6].map((value) => (
          <Ring key={value} value={value} total={6} />
        ))}
        <Avatar name="Mei Lindqvist" /> <Avatar name="李伟" /> <Avatar name="Олег" />
      </div>
      <div className={styles.narrow}>
        <ProgressBar value={72} max={120} />
        <StackedBar
          alt="34 of 110 closed"
          total={110}
          parts={[
            { id: 'done', count: 32, tone: 'done' },
            { id: 'na', count: 4, tone: 'na' },
            { id: 'failed', count: 2, tone: 'failed' },
          ]}
        />
      </div>
    </>
  );
}

function Chips(): ReactNode {
  const [undone, setUndone] = useState(false);
  return (
    <>
      <Caption>Chips</Caption>
      <div className={styles.row}>
        <Chip tone="failed" glyph="failed">
          1 failed
        </Chip>
        <Chip tone="deferred" glyph="deferred">
          1 deferred
        </Chip>
        <Chip tone="late" glyph="late">
          3:10 late
        </Chip>
        <Chip tone="na" glyph="early">
          2:20 early
        </Chip>
        <Chip tone="now">30–60 closes 03:04:00, in 18:40</Chip>
        <Chip tone="done" glyph="done">
          Current
        </Chip>
        <Chip tone="caution" glyph="caution">
          Battery 18%
        </Chip>
        <Chip tone="quiet" glyph="locked">
          Sealed, read only
        </Chip>
        <Chip tone="rehearsal">Rehearsal</Chip>
      </div>
      <Caption>Keys</Caption>
      <KeyHints
        hints={[
          { keys: ['j', 'k'], label: 'move' },
          { keys: ['g'], label: 'go to' },
          { keys: ['?'], label: 'all keys' },
        ]}
      >
        <UndoLine text={undone ? '3.2.3 is open again' : '3.2.3 done'} onUndo={() => setUndone(true)} />
      </KeyHints>
    </>
  );
}
