import type { ReactNode } from 'react';
import { desktop } from '../../desktop.ts';
import { useApp } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { SavedText } from './saved-text.tsx';
import styles from './settings-screen.module.css';
import { useChange } from './use-setting.ts';

/** Where sheets go, and where Runsheet keeps everything. */
export function FoldersPart(): ReactNode {
  const recordFolder = useApp((state) => state.settings.recordFolder);
  const dataFolder = useApp((state) => state.startUp?.dataFolder ?? '');
  const change = useChange();
  return (
    <Panel title="Folders">
      <div className={styles.fields}>
        <SavedText
          label="Record folder"
          hint="The full path of the folder that the save dialog offers first. Empty: the system’s documents."
          value={recordFolder}
          maxLength={5000}
          onSave={(folder) =>
            void change(
              { recordFolder: folder },
              folder === '' ? 'The system’s documents are offered first.' : `${folder} is offered first.`,
            )
          }
        />
        <dl className={styles.facts}>
          <dt>Data folder</dt>
          <dd>
            <span className={styles.path}>{dataFolder}</span>
            <Button size="sm" onClick={() => void desktop.showInFolder({ path: dataFolder })}>
              Show
            </Button>
          </dd>
        </dl>
      </div>
    </Panel>
  );
}
