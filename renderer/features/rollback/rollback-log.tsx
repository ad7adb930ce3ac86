import { type ReactNode, useEffect, useRef } from 'react';
import type { StartedRun } from '#shared/run/run-state.ts';
import { formatTimeOfDay } from '#shared/time/instant.ts';
import { useApp } from '../../stores/use-app.ts';
import { initials } from '../../ui/initials.ts';
import { rollbackLog } from './rollback-log-model.ts';
import styles from './rollback-side.module.css';

/** What happened so far, newest last. */
export function RollbackLog({ run }: { readonly run: StartedRun }): ReactNode {
  const offset = useApp((state) => state.offsetMinutes);
  const lines = rollbackLog(run);
  const list = useRef<HTMLOListElement>(null);
  // Scrolling is outside React: the newest line stays in view.
  useEffect(() => {
    list.current?.lastElementChild?.scrollIntoView({ block: 'nearest' });
  }, [lines.length]);
  return (
    <section className={styles.log}>
      <h2>Log</h2>
      <ol ref={list}>
        {lines.map((line) => (
          <li key={line.key}>
            <span className={styles.time}>{formatTimeOfDay(line.at, offset)}</span>
            <span>{line.text}</span>
            <abbr title={line.by}>{line.by === '' ? '' : initials(line.by)}</abbr>
          </li>
        ))}
      </ol>
    </section>
  );
}
