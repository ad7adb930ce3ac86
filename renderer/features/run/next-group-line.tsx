import type { ReactNode } from 'react';
import type { ChecklistGroup } from '#shared/checklist/checklist.ts';
import { groupProgress } from '#shared/run/progress.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { groupsInOrder } from '#shared/run/work-order.ts';
import { formatDuration } from '#shared/time/instant.ts';
import { isStepOpen } from '#shared/verification/gate.ts';
import { dueWindow } from '#shared/verification/verification-window.ts';
import { useAppStore, useOfRun, useRun } from '../../stores/use-app.ts';
import { useRunNow } from './use-run-now.ts';
import { Icon } from '../../ui/icon.tsx';
import { goToGroup } from './go-to.ts';
import styles from './closing-line.module.css';

/** Which group comes after this one, and how it stands. */
export function NextGroupLine({ group }: { readonly group: ChecklistGroup }): ReactNode {
  const store = useAppStore();
  const next = useOfRun((run) => groupAfter(run, group));
  if (next === null) return null;
  return (
    <button type="button" className={styles.next} onClick={() => goToGroup(store.getState(), next.number)}>
      <Icon name="chevron-down" />
      <span>
        Next group:{' '}
        <b>
          {next.number} {next.title}
        </b>
        , <HowItStands group={next} />
      </span>
    </button>
  );
}

/** Null where the next one is not worked in the list. */
function groupAfter(run: StartedRun, { number }: ChecklistGroup): ChecklistGroup | null {
  const groups = groupsInOrder(run);
  const next = groups[groups.findIndex((one) => one.number === number) + 1];
  return next !== undefined && worked.includes(next.kind) ? next : null;
}

const worked: readonly string[] = ['items', 'step', 'window'];

function HowItStands({ group }: { readonly group: ChecklistGroup }): ReactNode {
  const run = useRun();
  const steadyNow = useRunNow();
  if (!isStepOpen(run, group.number)) return 'opens at its gate';
  const opens = dueWindow(run, group)?.steadyOpens ?? null;
  if (opens !== null && steadyNow < opens) return `opens in ${formatDuration(opens - steadyNow)}`;
  const { open, total, closed } = groupProgress(run, group.number, steadyNow);
  return closed === total ? 'closed' : `${open} open`;
}
