import type { ReactNode } from 'react';
import { formatStopwatch } from '#shared/time/instant.ts';
import { runningBreaches, triggerStatus } from '#shared/verification/trigger.ts';
import { useRun } from '../../stores/use-app.ts';
import { useRunNow } from '../run/use-run-now.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { TimerText } from '../../ui/timer-text.tsx';
import styles from './focus-mode.module.css';

/** The oldest breach that runs, in one line. */
export function FocusTrigger(): ReactNode {
  const run = useRun();
  const steadyNow = useRunNow();
  const breach = runningBreaches(run)[0];
  if (breach === undefined) return null;
  const status = triggerStatus(run, breach.trigger, steadyNow);
  const text = run.places.get(breach.trigger)?.item.text ?? breach.trigger;
  return (
    <span className={styles.trigger}>
      <Glyph name={status.state === 'running' ? 'running' : 'tripped'} size={18} />
      <b>{text}</b>
      <TimerText
        label={`${text}, observed for`}
        value={formatStopwatch(status.elapsedMs)}
        size="20"
        weight="semibold"
      />
      {status.holdSeconds > 0 && <span>of {formatStopwatch(status.holdSeconds * 1000)}</span>}
    </span>
  );
}
