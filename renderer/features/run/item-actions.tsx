import type { ReactNode } from 'react';
import type { ChecklistItem } from '#shared/checklist/checklist.ts';
import { isClosed, itemNow } from '#shared/run/item-now.ts';
import { judgeValue } from '#shared/run/measured-value.ts';
import { useAppStore, useRun } from '../../stores/use-app.ts';
import { Button, type ButtonProps } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { openEntry, draftKey, useRunView } from './run-view.ts';
import { useIsReadOnly } from './use-is-read-only.ts';
import { useLayout } from './use-layout.ts';
import { useRunActions } from './use-run-actions.ts';
import styles from './item-actions.module.css';

interface ItemActionsProps {
  readonly item: ChecklistItem;
  readonly size?: ButtonProps['size'];
}

/** What can be done to the current item, each with its key. */
export function ItemActions({ item, size }: ItemActionsProps): ReactNode {
  const run = useRun();
  const store = useAppStore();
  const isReadOnly = useIsReadOnly();
  const isOver = useIsOverLimit(item);
  const layout = useLayout();
  const isWide = size === 'lg' || (layout === 'wide' && !isOver);
  if (isReadOnly) return null;
  const now = itemNow(run, item.number);
  return (
    <div className={styles.actions}>
      {isClosed(now) ? (
        <ClosedActions item={item} canFail={now.state === 'done'} size={size} />
      ) : (
        <OpenActions item={item} state={now.state} size={size} />
      )}
      <div className={classNames(styles.added, size !== 'lg' && styles.first)}>
        <Button
          variant="quiet"
          className={classNames(!isWide && styles.tight)}
          size={size}
          keys="n"
          icon={isWide ? undefined : 'note'}
          aria-label={isWide ? undefined : 'Note'}
          onClick={() => openEntry({ item: item.number, kind: 'note' })}
        >
          {isWide ? 'Note' : undefined}
        </Button>
        <Button
          variant="quiet"
          className={classNames(!isWide && styles.tight)}
          size={size}
          keys="e"
          icon={isWide ? undefined : 'attachment'}
          aria-label={isWide ? undefined : 'Evidence'}
          onClick={() => store.getState().openOverlay({ name: 'evidence', item: item.number })}
        >
          {isWide ? 'Evidence' : undefined}
        </Button>
      </div>
    </div>
  );
}

interface OpenActionsProps extends ItemActionsProps {
  readonly state: string;
}

function OpenActions({ item, state, size }: OpenActionsProps): ReactNode {
  const actions = useRunActions();
  const isOver = useIsOverLimit(item);
  const failed = (
    <Button
      key="failed"
      size={size}
      variant={isOver ? 'primary' : 'secondary'}
      keys="f"
      onClick={() => actions.ask(item.number, 'failed')}
    >
      Failed
    </Button>
  );
  return (
    <>
      {isOver && failed}
      <Button
        size={size}
        variant={isOver ? 'secondary' : 'primary'}
        keys="x"
        onClick={() => void actions.done(item.number)}
      >
        {isOver ? 'Done, with reason' : item.subChecks.length > 0 ? 'All done' : 'Done'}
      </Button>
      <Button size={size} keys="a" onClick={() => actions.ask(item.number, 'not-applicable')}>
        Not applicable
      </Button>
      {!isOver && state !== 'failed' && failed}
      {state !== 'deferred' && (
        <Button size={size} keys="d" onClick={() => actions.ask(item.number, 'deferred')}>
          Defer
        </Button>
      )}
    </>
  );
}

interface ClosedActionsProps extends ItemActionsProps {
  readonly canFail: boolean;
}

function ClosedActions({ item, canFail, size }: ClosedActionsProps): ReactNode {
  const actions = useRunActions();
  return (
    <>
      <Button size={size} keys="Shift+X" onClick={() => void actions.reopen(item.number)}>
        Open again
      </Button>
      {canFail && (
        <Button size={size} keys="f" onClick={() => actions.ask(item.number, 'failed')}>
          Failed
        </Button>
      )}
    </>
  );
}

function useIsOverLimit(item: ChecklistItem): boolean {
  const typed = useRunView((view) => view.drafts[draftKey({ item: item.number, kind: 'value' })] ?? '');
  return item.limit !== null && typed !== '' && judgeValue(item.limit, typed).kind === 'over';
}
