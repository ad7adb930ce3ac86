import type { ReactNode } from 'react';
import { desktop } from '../../desktop.ts';
import { useApp } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RetentionPanel } from '../retention/retention-panel.tsx';
import { BackupPanel } from './backup-panel.tsx';
import folder from './folder-field.module.css';
import { FolderField } from './folder-field.tsx';
import { MirrorPanel } from './mirror-panel.tsx';
import styles from './settings-screen.module.css';
import { useChange } from './use-setting.ts';

/** Where sheets go, where Runsheet keeps everything, and where it stands a second time. */
export function FoldersPart(): ReactNode {
  const recordFolder = useApp((state) => state.settings.recordFolder);
  const dataFolder = useApp((state) => state.startUp?.dataFolder ?? '');
  const change = useChange();
  return (
    <div className={folder.stack}>
      <Panel title="Folders">
        <div className={styles.fields}>
          <FolderField
            label="Record folder"
            hint="Offered first when a sheet is saved."
            what="record"
            value={recordFolder}
            otherwise="The system’s documents"
            onChange={(path) =>
              void change(
                { recordFolder: path },
                path === '' ? 'The system’s documents are offered first.' : `${path} is offered first.`,
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
      <BackupPanel />
      <MirrorPanel />
      <RetentionPanel />
    </div>
  );
}
