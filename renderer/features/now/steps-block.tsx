import type { ReactNode } from 'react';
import { stepsOf } from '#shared/checklist/steps-of.ts';
import type { UsualTime } from '#shared/insights/usual-times.ts';
import { formatStopwatch } from '#shared/time/instant.ts';
import { useRun } from '../../stores/use-app.ts';
import { useRunNow } from '../run/use-run-now.ts';
import { classNames } from '../../ui/class-names.ts';
import { countOf, shortTitle } from '../run/labels.ts';
import { useUsualTimes } from './use-usual-times.ts';
import styles from './now-panel.module.css';

/** The steps of the deployment with the time each took, or has taken so far. */
export function StepsBlock(): ReactNode {
  const run = useRun();
  const steadyNow = useRunNow();
  const usual = useUsualTimes();
  const isKnown = usual.steps.length > 0;
  return (
    <section className={styles.block}>
      <div className={styles.head}>
        <h2>Steps</h2>
        <span className={styles.aside}>{isKnown ? 'this run, usual' : 'this run'}</span>
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
              <Usual time={usual.steps.find(({ title }) => title === group.title) ?? null} />
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** The median of the newest runs that have one, at most twelve. */
function Usual({ time }: { readonly time: UsualTime | null }): ReactNode {
  if (time === null) return null;
  return (
    <span className={styles.usual} title={`Median of ${countOf(time.runs, 'run')}`}>
      <span className="visually-hidden">usually </span>
      {formatStopwatch(time.medianMs)}
    </span>
  );
}
