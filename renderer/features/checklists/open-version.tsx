import { type ReactNode, useState } from 'react';
import type { ChecklistVersion, ReadChecklist } from '#shared/ipc/desktop-contract.ts';
import { useApp } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { useHotkeys } from '../../ui/keyboard.ts';
import { ScreenFrame } from '../shell/app-frame.tsx';
import { titleOf, versionNumber } from './checklist-versions.ts';
import { ImportScreen } from './import-screen.tsx';
import { SourceStrip } from './source-strip.tsx';
import { WaitLine } from './reading-wait.tsx';
import { useReading } from './use-reading.ts';
import { UnderstoodView } from './understood-view.tsx';
import { useCorrections } from './use-corrections.ts';
import styles from './source-strip.module.css';

interface OpenVersionProps {
  readonly version: ChecklistVersion;
  readonly onClose: () => void;
}

/** A text that may become the next version: changed here, or as its file is now. */
type Edited = { readonly edited: ReadChecklist; readonly isEditing: boolean };

/** One version as it is understood. Its bytes never change; how it is read can be corrected for the runs to come. */
export function OpenVersion({ version, onClose }: OpenVersionProps): ReactNode {
  const versions = useApp((state) => state.checklists);
  const keepChecklist = useApp((state) => state.keepChecklist);
  const say = useApp((state) => state.say);
  const { value: checklist, ...reading } = useReading(version.markdown);
  const correcting = useCorrections(checklist, version.corrections, version.sha256);
  const corrections = correcting?.corrections ?? [];
  const isChanged = JSON.stringify(corrections) !== JSON.stringify(version.corrections);
  const isUnkept = useApp(({ unkeptTexts }) => unkeptTexts.has(version.sha256));
  const [edited, setEdited] = useState<Edited | null>(null);
  useHotkeys([{ keys: 'Escape', run: onClose }], { enabled: edited === null });
  const save = async (): Promise<void> => {
    const { name, markdown } = version;
    const kept = await keepChecklist({ name, markdown, corrections: [...corrections] });
    if (kept !== null) say('The corrections are kept. Runs made from now on are read with them.');
  };
  if (edited !== null) return <ImportScreen {...edited} onLeave={onClose} />;
  return (
    <ScreenFrame
      scroll="fixed"
      above={`Checklists · Version ${versionNumber(versions, version)}, its text is read only`}
      title={titleOf(version)}
      actions={
        <>
          <Button onClick={onClose}>Back to the list</Button>
          <Button
            onClick={() =>
              checklist !== null && setEdited({ edited: { ...version, checklist }, isEditing: true })
            }
          >
            {isUnkept ? 'Go on editing' : 'Edit as a new version'}
          </Button>
          {isChanged && (
            <Button variant="primary" onClick={() => void save()}>
              Keep the corrections
            </Button>
          )}
        </>
      }
    >
      <div className={styles.page}>
        <SourceStrip
          version={version}
          onLook={(read) => setEdited({ edited: read, isEditing: false })}
          onTaken={onClose}
        />
        <WaitLine wait={reading} />
        <UnderstoodView name={version.name} markdown={version.markdown} correcting={correcting} />
      </div>
    </ScreenFrame>
  );
}
