import type { ReactNode } from 'react';
import type { StartedRun } from '#shared/run/run-state.ts';
import { formatStopwatch } from '#shared/time/instant.ts';
import { triggerStatus, type TriggerStatus } from '#shared/verification/trigger.ts';
import { classNames } from '../../ui/class-names.ts';
import { Glyph, type GlyphName } from '../../ui/glyph.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { TimerText } from '../../ui/timer-text.tsx';
import { triggerName, triggerNumbers } from '../now/trigger-name.ts';
import { whomToCall } from '../now/whom-to-call.ts';
import { countKinds, recalledItems, type RecallKind } from '../run/recall-model.ts';
import type { WallAt } from './wall-screen.tsx';
import styles from './wall.module.css';

interface WallSideProps {
  readonly run: StartedRun;
  readonly at: WallAt;
}

/** The rollback triggers; one that is observed shows its stopwatch. */
export function WallTriggers({ run, at }: WallSideProps): ReactNode {
  const triggers = triggerNumbers(run);
  if (triggers.length === 0) return null;
  const statuses = triggers.map((trigger) => triggerStatus(run, trigger, at.steadyNow));
  const quiet = statuses.find(({ breach }) => breach === null)?.state ?? null;
  return (
    <section aria-labelledby="wall-triggers">
      <h2 id="wall-triggers" className={styles.sideTitle}>
        Rollback triggers <span className={styles.aside}>{quiet !== null && words[quiet]}</span>
      </h2>
      <ul>
        {statuses.map((status) => (
          <Trigger key={status.trigger} run={run} status={status} />
        ))}
      </ul>
    </section>
  );
}

const words: { readonly [state in TriggerStatus['state']]: string } = {
  'not-armed': 'not yet watched',
  watched: 'watched',
  running: 'observed',
  tripped: 'threshold passed',
  held: 'held',
  'watch-ended': 'watch ended',
};

function Trigger({ run, status }: { readonly run: StartedRun; readonly status: TriggerStatus }): ReactNode {
  const name = triggerName(run, status.trigger);
  if (status.breach === null) {
    return (
      <li className={styles.trigger}>
        <Glyph name="watched" size={20} />
        <span className={styles.text}>{name}</span>
        <span className={styles.quiet}>
          {status.holdSeconds === 0 ? 'at once' : formatStopwatch(status.holdSeconds * 1000)}
        </span>
      </li>
    );
  }
  const isRunning = status.state === 'running';
  const of = status.holdSeconds === 0 ? '' : `of ${formatStopwatch(status.holdSeconds * 1000)}`;
  return (
    <li className={classNames(styles.breach, !isRunning && styles.isTripped)}>
      <p className={styles.breachTitle}>
        <Glyph name={isRunning ? 'running' : 'tripped'} size={20} />
        {name}
      </p>
      <p className={styles.breachTime}>
        <TimerText label={`${name}, observed for`} value={formatStopwatch(status.elapsedMs)} size="32" />
        <span>
          {isRunning ? of : status.hold === null ? words[status.state] : `held by ${status.hold.decidedBy}`}
        </span>
      </p>
      {isRunning && <ProgressBar value={status.elapsedMs} max={status.holdSeconds * 1000} />}
    </li>
  );
}

const kinds: {
  readonly [kind in RecallKind]: { readonly glyph: GlyphName; readonly word: string };
} = {
  failed: { glyph: 'failed', word: 'failed' },
  deferred: { glyph: 'deferred', word: 'deferred' },
  due: { glyph: 'deferred', word: 'due now' },
  overdue: { glyph: 'late', word: 'overdue' },
  late: { glyph: 'late', word: 'late' },
};

/** How many items failed, wait, or are late, and the newest of them in words. */
export function WallExceptions({ run, at }: WallSideProps): ReactNode {
  const recalled = recalledItems(run, at.steadyNow);
  const newest = recalled.at(-1);
  return (
    <section aria-labelledby="wall-exceptions">
      <h2 id="wall-exceptions" className={styles.sideTitle}>
        Exceptions
      </h2>
      {newest === undefined ? (
        <p className={styles.quiet}>None</p>
      ) : (
        <>
          <ul className={styles.counts}>
            {countKinds(recalled).map(({ kind, count }) => (
              <li key={kind} data-kind={kind}>
                <Glyph name={kinds[kind].glyph} size={20} />
                {count} {kinds[kind].word}
              </li>
            ))}
          </ul>
          <p className={styles.newest}>{newest.text}</p>
        </>
      )}
    </section>
  );
}

/** Whom to call, with the number to dial. */
export function WallContacts({ run }: { readonly run: StartedRun }): ReactNode {
  const contacts = whomToCall(run);
  if (contacts.length === 0) return null;
  return (
    <section aria-label="Emergency contacts" className={styles.contacts}>
      <ul>
        {contacts.map(({ role, person }) => (
          <li key={role}>
            <span className={styles.role}>
              {role.replace(/^Rollback decision maker$/, 'Decides on rollback')}
            </span>
            <span className={styles.person}>{person.name}</span>
            <span className={styles.phone}>{person.phone}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
