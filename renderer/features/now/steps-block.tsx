import type { ReactNode } from 'react';
import { stepsOf } from '#shared/checklist/steps-of.ts';
import { formatStopwatch } from '#shared/time/instant.ts';
import { useRun } from '../../stores/use-app.ts';
import { useRunNow } from '../run/use-run-now.ts';
import { classNames } from '../../ui/class-names.ts';
import { shortTitle } from '../run/labels.ts';
import styles from './now-panel.module.css';

/** The steps of the deployment with the time each took, or has taken so far. */
export function StepsBlock(): ReactNode {
  const run = useRun();
  const steadyNow = useRunNow();
  return (
    <section className={styles.block}>
      <div className={styles.head}>
        <h2>Steps</h2>
        <span className={styles.aside}>this run</span>
      </div>
      <ol>
        {stepsOf(run.checklist).map((group) => {
          const times = run.steps[group.number];
          const isRunning = times !== undefined && times.ended === null;
          const until = times?.ended?.steadyAt ?? steadyNow;
          return (
            <li key={group.number} className={classNames(styles.step, isRunning && styles.isCurrentStep)}>
              <span>{group.step}</span>
              <span>{shortTitle(group)}</span>
              {times !== undefined && <b>{formatStopwatch(until - times.started.steadyAt)}</b>}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
