import type { ReactNode } from 'react';
import type { LearnedBefore } from '#shared/review/learned-before.ts';
import { formatDate } from '#shared/time/instant.ts';
import { useApp } from '../../stores/use-app.ts';
import { Icon } from '../../ui/icon.tsx';
import { runName, shortRunNumber } from '../shell/run-name.ts';
import { useLearnedAt } from './learned.ts';
import styles from './learned.module.css';

/** In a row: that something was learned here. The text is at the item itself. */
export function LearnedMark({ item }: { readonly item: string }): ReactNode {
  const [newest] = useLearnedAt(item);
  if (newest === undefined) return null;
  return (
    <span className={styles.mark} title={newest.text}>
      <Icon name="info" size={14} />
      learned
    </span>
  );
}

/** At the current item: what was learned last, and how much more stands in its details. */
export function LearnedNote({ item }: { readonly item: string }): ReactNode {
  const learned = useLearnedAt(item);
  const [newest] = learned;
  if (newest === undefined) return null;
  return (
    <div className={styles.note}>
      <Icon name="info" size={16} />
      <div>
        <p className={styles.text}>{newest.text}</p>
        <p className={styles.from}>
          <From learned={newest} />
          {learned.length > 1 && `. ${learned.length - 1} more with Enter`}
        </p>
      </div>
    </div>
  );
}

/** Where an item has no details to open, as a rollback step and a trigger: everything that was learned at it. */
export function LearnedHere({ item }: { readonly item: string }): ReactNode {
  const learned = useLearnedAt(item);
  if (learned.length === 0) return null;
  return (
    <section className={styles.note} aria-label="Learned before">
      <Icon name="info" size={16} />
      <LearnedLines learned={learned} />
    </section>
  );
}

/** In the details of an item: everything that was learned at it, newest run first. */
export function LearnedList({
  item,
  className,
}: {
  readonly item: string;
  readonly className?: string | undefined;
}): ReactNode {
  const learned = useLearnedAt(item);
  if (learned.length === 0) return null;
  return (
    <section>
      <h2 className={className}>Learned before</h2>
      <LearnedLines learned={learned} />
    </section>
  );
}

interface LearnedLinesProps {
  readonly learned: readonly LearnedBefore[];
  /** Says what each was learned from, where that is not plain from where it stands. */
  readonly withItems?: boolean;
}

export function LearnedLines({ learned, withItems = false }: LearnedLinesProps): ReactNode {
  return (
    <ul className={styles.lines}>
      {learned.map((one) => (
        <li key={`${one.run.runId} ${one.item ?? ''} ${one.about} ${one.text}`}>
          {withItems && <p className={styles.about}>{aboutOf(one)}</p>}
          <p className={styles.text}>{one.text}</p>
          <p className={styles.from}>
            <From learned={one} />
          </p>
        </li>
      ))}
    </ul>
  );
}

/** "Learned 18 Nov 2026, run 25, XianFeast 2.13.0" */
function From({ learned }: { readonly learned: LearnedBefore }): ReactNode {
  const offset = useApp((state) => state.offsetMinutes);
  const { run, by } = learned;
  const kind = run.rehearsal ? ', rehearsal' : '';
  return `Learned ${formatDate(run.at, offset)}, run ${shortRunNumber(run.runNumber)}, ${runName(run)}${kind}, ${by}`;
}

function aboutOf({ item, about }: LearnedBefore): string {
  if (about === '') return 'The run as a whole';
  if (item !== null) return `${item} ${about}`;
  return about;
}
