import { type ReactNode, useState } from 'react';
import type { BackupStatus } from '#shared/ipc/custody-contract.ts';
import { formatDate, formatShortTime } from '#shared/time/instant.ts';
import { desktop } from '../../desktop.ts';
import { troubleText } from '../../stores/trouble-text.ts';
import { useApp, useAppStore } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { Panel } from '../../ui/panel.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { openArchive, sayTrouble } from '../custody/custody-acts.ts';
import { formatBytes } from '../evidence/format-bytes.ts';
import { countOf } from '../run/labels.ts';
import { FolderField } from './folder-field.tsx';
import styles from './folder-field.module.css';
import settings from './settings-screen.module.css';
import { useChange } from './use-setting.ts';

const keptFor = [
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'a year' },
  { value: '0', label: 'for ever' },
] as const;

/** Backups: where, how long, the last one, and the ways back. */
export function BackupPanel(): ReactNode {
  const store = useAppStore();
  const backup = useApp((state) => state.custody?.backup ?? null);
  const { backupFolder, keepBackupsDays } = useApp((state) => state.settings);
  const change = useChange();
  if (backup === null) return null;
  const backUpNow = async (): Promise<void> => {
    const made = await desktop.backUpNow(null);
    if (made.ok) store.getState().say('Backed up. Read back and verified.');
    else sayTrouble(store.getState(), made.error);
  };
  return (
    <Panel title="Backup">
      <div className={settings.fields}>
        <FolderField
          label="Backup folder"
          hint="Best on another disk than the data folder. A backup is made after each sealing and once a day."
          what="backup"
          value={backupFolder}
          otherwise={`Below the data folder, on the same disk: ${backup.folder}`}
          onChange={(path) =>
            void change(
              { backupFolder: path },
              path === '' ? 'Backups go below the data folder.' : `Backups go to ${path}.`,
            )
          }
        />
        <SelectField
          label="Backups are kept"
          hint="The newest always stays."
          value={String(keepBackupsDays)}
          options={keptFor}
          onChange={(days) => void change({ keepBackupsDays: Number(days) }, 'Saved.')}
        />
        <LastBackup backup={backup} />
        <div className={styles.actions}>
          <Button disabled={backup.isRunning} onClick={() => void backUpNow()}>
            {backup.isRunning ? 'Backing up…' : 'Back up now'}
          </Button>
          <Button onClick={() => void openArchive(store.getState, null)}>Restore from a file…</Button>
        </div>
        <SaveEverything />
        <BackupList backup={backup} />
      </div>
    </Panel>
  );
}

function LastBackup({ backup }: { readonly backup: BackupStatus }): ReactNode {
  const offset = useApp((state) => state.offsetMinutes);
  const { last, trouble } = backup;
  return (
    <>
      {trouble !== null && (
        <output className={styles.state}>
          <Glyph name="caution" size={18} />
          <span>{troubleText(trouble, offset)}</span>
        </output>
      )}
      <p className={styles.state}>
        <Glyph name={last === null ? 'open' : 'done'} size={18} tone={last === null ? 'inherit' : 'own'} />
        <span>
          {last === null
            ? 'No backup yet.'
            : `Last backup ${formatDate(last.at, offset)}, ${formatShortTime(last.at, offset)}: ${countOf(last.runs, 'run')}, ${formatBytes(last.bytes)}. Read back and verified.`}
        </span>
      </p>
    </>
  );
}

function SaveEverything(): ReactNode {
  const store = useAppStore();
  const [withKeys, setWithKeys] = useState(false);
  const save = async (): Promise<void> => {
    const saved = await desktop.saveEverything({ withKeys });
    if (!saved.ok) return sayTrouble(store.getState(), saved.error);
    store
      .getState()
      .say(`${countOf(saved.value.runs, 'run')} saved to ${saved.value.path}. Read back and verified.`);
  };
  return (
    <div className={styles.stack}>
      <Checkbox
        label="With the signing keys"
        hint="Each stays sealed under its person’s passphrase. Without them the file holds certificates only."
        checked={withKeys}
        onChange={setWithKeys}
      />
      <div className={styles.actions}>
        <Button onClick={() => void save()}>Save everything to one file…</Button>
      </div>
    </div>
  );
}

function BackupList({ backup }: { readonly backup: BackupStatus }): ReactNode {
  const store = useAppStore();
  const offset = useApp((state) => state.offsetMinutes);
  if (backup.files.length === 0) return null;
  return (
    <ul className={styles.files} aria-label="Backups in this folder">
      {backup.files.map(({ name, at, bytes }) => {
        const when = `${formatDate(at, offset)}, ${formatShortTime(at, offset)}`;
        return (
          <li key={name}>
            <span>{when}</span>
            <span className={styles.quiet}>{formatBytes(bytes)}</span>
            <Button
              size="sm"
              aria-label={`Restore the backup of ${when}…`}
              onClick={() => void openArchive(store.getState, name)}
            >
              Restore…
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
