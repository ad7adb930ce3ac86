import { type ReactNode, useRef, useEffect } from 'react';
import type { RollbackProgress } from '#shared/run/rollback-progress.ts';
import { formatDuration, formatTimeOfDay } from '#shared/time/instant.ts';
import { useApp, useRun } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import styles from './rollback-screen.module.css';

/** "Rollback finished. Verified 03:02:10, time to restore 18:02. Outcome: Rolled back." Enter goes on. */
export function RollbackFinished({ progress }: { readonly progress: RollbackProgress }): ReactNode {
  const run = useRun();
  const offset = useApp((state) => state.offsetMinutes);
  const openOverlay = useApp((state) => state.openOverlay);
  const frame = useRef<HTMLDivElement>(null);
  // The next step of the night takes the keyboard; closing asks once more.
  useEffect(() => frame.current?.querySelector('button')?.focus(), []);
  const verified =
    progress.verifiedAt === null || progress.timeToRestoreMs === null
      ? ''
      : ` Verified ${formatTimeOfDay(progress.verifiedAt + run.shiftMs, offset)}, time to restore ${formatDuration(progress.timeToRestoreMs)}.`;
  return (
    <div ref={frame} className={styles.finished}>
      <Glyph name="rolled-back" size={24} />
      <p>Rollback finished.{verified} Outcome: Rolled back.</p>
      <Button variant="primary" size="lg" keys="Enter" onClick={() => openOverlay({ name: 'close-record' })}>
        Close the record…
      </Button>
    </div>
  );
}
