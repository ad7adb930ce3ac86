import type { ReactNode } from 'react';
import { useApp } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Switch } from '../../ui/checkbox.tsx';
import { Panel } from '../../ui/panel.tsx';
import { LettersTable } from './letters-table.tsx';
import styles from './settings-screen.module.css';
import { useChange } from './use-setting.ts';

/** Whether letters are commands and which, and moving on after a mark. */
export function KeyboardPart(): ReactNode {
  const { letterKeys, autoAdvance } = useApp((state) => state.settings);
  const openOverlay = useApp((state) => state.openOverlay);
  const change = useChange();
  return (
    <Panel
      title="Keyboard"
      aside={
        <Button size="sm" keys="?" onClick={() => openOverlay({ name: 'help', page: 'keys' })}>
          All keys
        </Button>
      }
    >
      <div className={styles.fields}>
        <Switch
          label="Letters are commands"
          hint="Only while the item list has the focus. Off: everything is done with buttons, the palette and Ctrl keys."
          checked={letterKeys}
          onChange={(on) =>
            void change({ letterKeys: on }, on ? 'Letters are commands.' : 'Letters do nothing.')
          }
        />
        <Switch
          label="Go to the next open item after a mark"
          checked={autoAdvance}
          onChange={(on) =>
            void change({ autoAdvance: on }, on ? 'A mark moves on.' : 'After a mark the item stays.')
          }
        />
        {letterKeys && <LettersTable />}
      </div>
    </Panel>
  );
}
