import type { ReactNode } from 'react';
import type { Checklist } from '#shared/checklist/checklist.ts';
import { windowsOf } from '#shared/checklist/windows-of.ts';
import { Panel } from '../../ui/panel.tsx';
import styles from './new-run-screen.module.css';

/** The verification windows of the chosen checklist. */
export function WindowsPart({ checklist }: { readonly checklist: Checklist }): ReactNode {
  const windows = windowsOf(checklist);
  if (windows.length === 0) return null;
  return (
    <Panel title="Verification windows">
      <p className={styles.note}>Start when you declare go-live, not at the planned time.</p>
      <ul className={styles.windows}>
        {windows.map(({ number, title, window, items }) => (
          <li key={number}>
            <span>
              {window.fromMinutes}–{window.toMinutes}
            </span>
            <span>{title.replace(/\s*\([^)]*\)\s*$/, '')}</span>
            <span>{items.length} items</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
