import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { StartedRun } from '#shared/run/run-state.ts';
import { formatTimeOfDay } from '#shared/time/instant.ts';
import { Button } from '../../ui/button.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { useRecallTime } from './use-recall-time.ts';
import { recallGroups, type RecallGroup } from './recall-groups.ts';
import styles from './recall-column.module.css';

interface RecallColumnProps {
  readonly run: StartedRun;
  /** Wall milliseconds at which its end was reached, or null. */
  readonly readAt: number | null;
  readonly onRead: () => void;
}

/** The recall: what is signed. Its end must have been seen once before the first signature. */
export function RecallColumn({ run, readAt, onRead }: RecallColumnProps): ReactNode {
  const at = useRecallTime();
  const end = useEndSeen(onRead);
  const groups = recallGroups(run, at);
  return (
    <section
      className={styles.column}
      aria-labelledby="what-is-signed"
      data-pane="recall"
      data-pane-focus
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable with the keyboard
      tabIndex={0}
    >
      <h2 id="what-is-signed">What is signed</h2>
      <p className={styles.about}>{about(run)}</p>
      <p className={styles.hash}>SHA-256 {shortHash(run.closing?.head ?? run.head)}</p>
      {groups.map((group) => (
        <Group key={group.kind} group={group} />
      ))}
      <p ref={end} className={styles.end}>
        {readAt === null
          ? 'End of the recall'
          : `Recall read ${formatTimeOfDay(readAt, run.created.offsetMinutes)}`}
      </p>
    </section>
  );
}

function Group({ group }: { readonly group: RecallGroup }): ReactNode {
  const [isOpen, setOpen] = useState(!group.isFolded);
  return (
    <section>
      <div className={styles.head}>
        <Glyph name={group.glyph} size={16} />
        <h3>{group.title}</h3>
        {group.isFolded && group.lines.length > 0 && (
          <Button variant="link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? 'hide reasons' : 'show reasons'}
          </Button>
        )}
      </div>
      {isOpen && group.lines.length > 0 && (
        <ul className={styles.lines}>
          {group.lines.map((line) => (
            <li key={line.key}>
              <b>{line.title}</b>
              <span>{line.detail}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Calls back once the end of the column was really on screen. */
function useEndSeen(onSeen: () => void): React.RefObject<HTMLParagraphElement | null> {
  const end = useRef<HTMLParagraphElement>(null);
  const latest = useRef(onSeen);
  // Lets the observer see the newest handler.
  useEffect(() => {
    latest.current = onSeen;
  });
  // What is on screen is known to the browser only.
  useEffect(() => {
    if (end.current === null) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && latest.current(),
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, []);
  return end;
}

function about(run: StartedRun): string {
  if (run.closing === null) return `Not closed. ${run.position} entries in the history so far.`;
  const { at, offsetMinutes, by } = run.closing.stamp;
  return `Record closed ${formatTimeOfDay(at, offsetMinutes)} by ${by}. ${run.closing.stamp.position} entries in the history.`;
}

/** "9f3c 71d0 … 52b8 a41e" */
function shortHash(hash: string): string {
  return `${hash.slice(0, 4)} ${hash.slice(4, 8)} … ${hash.slice(-8, -4)} ${hash.slice(-4)}`;
}
