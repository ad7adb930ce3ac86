import { type ReactNode, useState } from 'react';
import { lastTime } from '#shared/review/learned-before.ts';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { LearnedLines } from '../review/learned-lines.tsx';
import { useLearnedFor } from '../review/learned.ts';
import styles from '../review/learned.module.css';

/** What the last run of this checklist learned, before the next one begins; absent when that is nothing. */
export function LearnedPart({ checklist }: { readonly checklist: string | null }): ReactNode {
  const learned = useLearnedFor(checklist);
  const [isAll, setAll] = useState(false);
  const last = lastTime(learned);
  if (last.length === 0) return null;
  const shown = isAll ? learned : last;
  const older = learned.length - last.length;
  return (
    <Panel title={`${counted(last.length)} learned last time`}>
      <LearnedLines learned={shown} withItems />
      {older > 0 && (
        <Button size="sm" className={styles.more} aria-expanded={isAll} onClick={() => setAll(!isAll)}>
          {isAll ? 'Last time only' : `${counted(older)} from runs before`}
        </Button>
      )}
    </Panel>
  );
}

function counted(count: number): string {
  return `${count} ${count === 1 ? 'thing' : 'things'}`;
}
