import { type ReactNode, useEffect, useRef } from 'react';
import { rollbackItemsOf } from '#shared/checklist/rollback-items-of.ts';
import { counting, steadyTime } from '#shared/run/clock-doubt.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { formatElapsed } from '#shared/time/instant.ts';
import { useApp } from '../../stores/use-app.ts';
import { Keycap } from '../../ui/keycap.tsx';
import type { AlarmMode } from './use-alarm-form.ts';
import styles from './alarm-card.module.css';

interface AlarmChoicesProps {
  readonly run: StartedRun;
  readonly onChoose: (mode: AlarmMode) => void;
}

/** Roll back, or hold: the same size, neither chosen beforehand. */
export function AlarmChoices({ run, onChoose }: AlarmChoicesProps): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  // After Back the field that had the keyboard is gone; the card takes it, so that its keys work.
  useEffect(() => frame.current?.closest('dialog')?.focus(), []);
  const steps = rollbackItemsOf(run.checklist).length;
  const wallNow = useApp((state) => state.wallNow);
  const live = run.goLive === null ? null : steadyTime(run, wallNow) - run.goLive.steadyLiveAt;
  const stops = live === null ? '' : ` Verification windows stop at T+${counting(run, shortElapsed(live))}.`;
  return (
    <div ref={frame} className={styles.choices}>
      <button
        type="button"
        className={`${styles.choice} ${styles.rollBack}`}
        data-on-solid
        onClick={() => onChoose('rollback')}
      >
        <span className={styles.choiceHead}>
          <b>Roll back</b>
          <Keycap keys="Shift+R" look="solid" />
        </span>
        <span>
          Opens the {steps} rollback steps.{stops}
        </span>
      </button>
      <button type="button" className={styles.choice} onClick={() => onChoose('hold')}>
        <span className={styles.choiceHead}>
          <b>Hold, with reason</b>
          <Keycap keys="Shift+H" />
        </span>
        <span>The release stays live. Asked again after 5:00.</span>
      </button>
    </div>
  );
}

/** "42:31", from an hour on "01:02:09". */
function shortElapsed(ms: number): string {
  const text = formatElapsed(ms);
  return text.startsWith('00:') ? text.slice(3) : text;
}
