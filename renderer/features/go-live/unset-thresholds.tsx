import type { ReactNode } from 'react';
import { triggersOf } from '#shared/checklist/triggers-of.ts';
import { formatStopwatch } from '#shared/time/instant.ts';
import { useAppStore, useRun } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import styles from './go-live-dialog.module.css';

/** Triggers whose text names no time: what holds for them now, and a way to change it. */
export function UnsetThresholds(): ReactNode {
  const run = useRun();
  const store = useAppStore();
  const unset = triggersOf(run.checklist).filter((item) => (item.trigger?.holdSeconds ?? null) === null);
  return unset.map((item) => {
    const seconds = run.thresholds[item.number] ?? 0;
    return (
      <p key={item.number} className={styles.threshold}>
        <span>
          {seconds === 0
            ? `${item.text} has no time: alarm at once.`
            : `${item.text}: alarm after ${formatStopwatch(seconds * 1000)}.`}
        </span>
        <Button
          size="sm"
          variant="quiet"
          onClick={() => store.getState().openOverlay({ name: 'threshold', trigger: item.number })}
        >
          Change
        </Button>
      </p>
    );
  });
}
