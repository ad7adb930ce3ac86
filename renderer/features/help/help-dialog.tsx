import type { ReactNode } from 'react';
import { useApp } from '../../stores/use-app.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Keycap } from '../../ui/keycap.tsx';
import { allKeys } from './all-keys.ts';
import styles from './help-dialog.module.css';

/** All keys, on one card. */
export function HelpDialog(): ReactNode {
  const closeOverlay = useApp((state) => state.closeOverlay);
  return (
    <Dialog
      title="All keys"
      size="wide"
      aside={
        <span className={styles.aside}>
          Letters work while the item list has focus. Turn them off in Settings <Keycap keys="Esc" />
        </span>
      }
      onClose={() => closeOverlay('help')}
    >
      <div className={styles.groups}>
        {allKeys.map((group) => (
          <section key={group.title} aria-label={group.title}>
            <h3 className={styles.title}>{group.title}</h3>
            <dl className={styles.keys}>
              {group.keys.map((line) => (
                <div key={line.does} className={styles.line}>
                  <dt className={styles.caps}>
                    {line.keys.map((keys, index) => (
                      <span key={keys} className={styles.cap}>
                        {index > 0 && line.isRange && <span className={styles.to}>to</span>}
                        <Keycap keys={keys} />
                      </span>
                    ))}
                  </dt>
                  <dd>{line.does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
