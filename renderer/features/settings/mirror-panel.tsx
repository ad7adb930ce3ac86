import type { ReactNode } from 'react';
import type { MirrorStatus } from '#shared/ipc/custody-contract.ts';
import { formatShortTime } from '#shared/time/instant.ts';
import { useApp } from '../../stores/use-app.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { Panel } from '../../ui/panel.tsx';
import { entries } from '../custody/custody-words.ts';
import { FolderField } from './folder-field.tsx';
import styles from './folder-field.module.css';
import settings from './settings-screen.module.css';
import { useChange } from './use-setting.ts';

/** A second place that every entry goes to as well. */
export function MirrorPanel(): ReactNode {
  const mirror = useApp((state) => state.custody?.mirror ?? null);
  const mirrorFolder = useApp((state) => state.settings.mirrorFolder);
  const change = useChange();
  return (
    <Panel title="Second place">
      <div className={settings.fields}>
        <FolderField
          label="Second place for every run"
          hint="A stick or a network drive. Every entry is written there as well, after it is safe here; a slow drive never slows a mark."
          what="mirror"
          value={mirrorFolder}
          otherwise="None"
          onChange={(path) =>
            void change(
              { mirrorFolder: path },
              path === '' ? 'There is no second place.' : `Every run goes to ${path} as well.`,
            )
          }
        />
        {mirror !== null && mirrorFolder !== '' && <MirrorState mirror={mirror} />}
      </div>
    </Panel>
  );
}

function MirrorState({ mirror }: { readonly mirror: MirrorStatus }): ReactNode {
  const offset = useApp((state) => state.offsetMinutes);
  const { away, behind, differs, wholeAt } = mirror;
  const isWhole = away === null && behind === 0;
  const sentence = isWhole
    ? `Everything is there${wholeAt === null ? '' : `, since ${formatShortTime(wholeAt, offset)}`}.`
    : away === null
      ? `Catching up: ${entries(behind)} to go.`
      : `Away since ${formatShortTime(away.since, offset)}. It catches up by itself when it is back.`;
  return (
    <>
      <output className={styles.state}>
        <Glyph name={isWhole ? 'done' : 'caution'} size={18} />
        <span>{sentence}</span>
      </output>
      {differs.map(({ runId, runNumber }) => (
        <p key={runId} className={styles.state}>
          <Glyph name="caution" size={18} />
          <span>
            The history of run {runNumber} there is not the one here. It was left as it is. Open it with
            Restore from a file, or choose an empty folder.
          </span>
        </p>
      ))}
    </>
  );
}
