import { type KeyboardEvent, type ReactNode, useId, useMemo, useState } from 'react';
import { groupProgress } from '#shared/run/progress.ts';
import { useAppStore, useRun } from '../../stores/use-app.ts';
import { classNames } from '../../ui/class-names.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Ring } from '../../ui/ring.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { goToGroup } from './go-to.ts';
import { jumpTargets } from './jump-targets.ts';
import { useTimeMark } from './time-mark.ts';
import styles from './list-dialog.module.css';

/** Go to a section or group: its number or some letters of its name, then Enter. */
export function JumpDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const run = useRun();
  const store = useAppStore();
  const timeMark = useTimeMark();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const id = useId();
  const found = useMemo(() => jumpTargets(run, typed), [run, typed]);
  const go = (group: string | undefined): void => {
    if (group === undefined) return;
    onClose();
    goToGroup(store.getState(), group);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Enter') go(found[at]?.number);
    else if (by !== undefined) setAt((at + by + found.length) % Math.max(1, found.length));
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title="Go to section" position="top" onClose={onClose}>
      <TextField
        label="Number or name"
        labelHidden
        placeholder="Number or name"
        value={typed}
        focusFirst
        onChange={(text) => {
          setTyped(text);
          setAt(0);
        }}
        input={{
          onKeyDown,
          role: 'combobox',
          'aria-expanded': true,
          'aria-controls': id,
          'aria-activedescendant': `${id}-${at}`,
        }}
      />
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select cannot show rings */}
      <div id={id} role="listbox" aria-label="Sections" className={styles.rows}>
        {found.map((group, index) => {
          const progress = groupProgress(run, group.number, timeMark);
          return (
            <div
              key={group.number}
              id={`${id}-${index}`}
              // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- belongs to the list above
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              ref={index === at ? keepInView : undefined}
              className={classNames(styles.row, index === at && styles.isOn)}
              onClick={() => go(group.number)}
              onKeyDown={onKeyDown}
            >
              <Ring value={progress.closed} total={progress.total} />
              <span className={styles.number}>{group.number}</span>
              <span className={styles.name}>{group.title}</span>
              <span className={styles.count}>
                {progress.closed}/{progress.total}
              </span>
            </div>
          );
        })}
      </div>
      {found.length === 0 && <p className={styles.none}>No section matches ‘{typed}’.</p>}
    </Dialog>
  );
}

function keepInView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}
