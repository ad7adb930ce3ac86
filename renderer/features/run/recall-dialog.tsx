import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useAppStore, useRun } from '../../stores/use-app.ts';
import { classNames } from '../../ui/class-names.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { recalledItems } from './recall-model.ts';
import { recallGlyphs } from './recall-line.tsx';
import { goToItem } from './go-to.ts';
import { useRunView } from './run-view.ts';
import { useTimeMark } from './time-mark.ts';
import styles from './list-dialog.module.css';

/** The recall list: `r` and arrows step through it, Enter goes to the item. */
export function RecallDialog(): ReactNode {
  const run = useRun();
  const store = useAppStore();
  const timeMark = useTimeMark();
  const at = useRunView((view) => view.recallAt);
  const recalled = useMemo(() => recalledItems(run, timeMark).toReversed(), [run, timeMark]);
  const rows = useRef<HTMLUListElement>(null);
  const close = (): void => useRunView.setState({ isRecallOpen: false });
  const step = (by: number): void =>
    useRunView.setState({ recallAt: (at + by + recalled.length) % Math.max(1, recalled.length) });
  // The row under the keyboard takes focus, so that it is read.
  useEffect(() => rows.current?.querySelectorAll('button')[at]?.focus(), [at]);
  return (
    <Dialog
      title="Recall"
      description="Everything failed, deferred, overdue or late, newest first."
      onClose={close}
      hotkeys={[
        { keys: ['r', 'j', 'Down'], run: () => step(1), repeats: true },
        { keys: ['k', 'Up'], run: () => step(-1), repeats: true },
      ]}
      initialFocus="dialog"
    >
      {recalled.length === 0 && <p className={styles.none}>Nothing to recall.</p>}
      <ul ref={rows} className={styles.rows}>
        {recalled.map((one, index) => (
          <li key={one.item}>
            <button
              type="button"
              tabIndex={index === at ? 0 : -1}
              className={classNames(styles.row, index === at && styles.isOn)}
              onClick={() => {
                close();
                goToItem(store.getState(), one.item);
              }}
            >
              <Glyph name={recallGlyphs[one.kind]} />
              <span>{one.text}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
