import type { ReactNode } from 'react';
import type { StartedRun } from '#shared/run/run-state.ts';
import { formatStopwatch } from '#shared/time/instant.ts';
import type { TriggerStatus } from '#shared/verification/trigger.ts';
import { classNames } from '../../ui/class-names.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { triggersByUrgency } from './live-row-model.ts';
import styles from './live-row.module.css';

interface TriggerColumnProps {
  readonly run: StartedRun;
  readonly steadyNow: number;
}

/** The most urgent trigger with its stopwatch, or that all are quiet. */
export function TriggerColumn({ run, steadyNow }: TriggerColumnProps): ReactNode {
  const triggers = triggersByUrgency(run, steadyNow);
  const first = triggers[0];
  if (first === undefined) return null;
  const watched = triggers.filter((trigger) => trigger.state === 'watched').length;
  if (first.breach === null) return <Quiet watched={watched} />;
  return (
    <div className={styles.trigger}>
      <span className={classNames(styles.label, styles.breach, first.state !== 'running' && styles.tripped)}>
        <Glyph name={first.state === 'running' ? 'running' : 'tripped'} size={16} tone="inherit" />
        <b>{shortText(run, first)}</b>
      </span>
      <span className={styles.value}>
        {formatStopwatch(first.elapsedMs)} <span className={styles.of}>{standing(first)}</span>
      </span>
      <span className={styles.under}>{more(watched)}</span>
    </div>
  );
}

function Quiet({ watched }: { readonly watched: number }): ReactNode {
  return (
    <div className={styles.trigger}>
      <span className={styles.label}>Rollback triggers</span>
      <span className={styles.under}>
        {watched > 0 ? `${watched} triggers watched, all quiet` : 'not watched'}
      </span>
    </div>
  );
}

/** The limit without its time, which stands beside the stopwatch: "Error rate >5%". */
function shortText(run: StartedRun, { trigger }: TriggerStatus): string {
  const item = run.places.get(trigger)?.item;
  if (item === undefined) return '';
  return item.text.replace(/\s+for\s+>?\s*\d.*$/i, '');
}

function standing({ state, holdSeconds }: TriggerStatus): string {
  if (state === 'running') return `of ${formatStopwatch(holdSeconds * 1000)}`;
  return state === 'held' ? 'held' : 'tripped';
}

function more(watched: number): string {
  return watched === 1 ? '1 more trigger watched' : `${watched} more triggers watched`;
}
