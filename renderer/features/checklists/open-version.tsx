import type { ReactNode } from 'react';
import type { ChecklistVersion } from '#shared/ipc/desktop-contract.ts';
import { useApp } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { useHotkeys } from '../../ui/keyboard.ts';
import { ScreenFrame } from '../shell/app-frame.tsx';
import { titleOf, uncorrected, versionNumber } from './checklist-versions.ts';
import { UnderstoodView } from './understood-view.tsx';
import { useCorrections } from './use-corrections.ts';

interface OpenVersionProps {
  readonly version: ChecklistVersion;
  readonly onClose: () => void;
}

/** One version as it is understood. Its bytes never change; how it is read can be corrected for the runs to come. */
export function OpenVersion({ version, onClose }: OpenVersionProps): ReactNode {
  const versions = useApp((state) => state.checklists);
  const keepChecklist = useApp((state) => state.keepChecklist);
  const say = useApp((state) => state.say);
  const correcting = useCorrections(uncorrected(version), version.corrections);
  const corrections = correcting?.corrections ?? [];
  const isChanged = JSON.stringify(corrections) !== JSON.stringify(version.corrections);
  useHotkeys([{ keys: 'Escape', run: onClose }]);
  const save = async (): Promise<void> => {
    const { name, markdown } = version;
    const kept = await keepChecklist({ name, markdown, corrections: [...corrections] });
    if (kept !== null) say('The corrections are kept. Runs made from now on are read with them.');
  };
  return (
    <ScreenFrame
      scroll="fixed"
      above={`Checklists · Version ${versionNumber(versions, version)}, its text is read only`}
      title={titleOf(version)}
      actions={
        <>
          <Button onClick={onClose}>Back to the list</Button>
          {isChanged && (
            <Button variant="primary" onClick={() => void save()}>
              Keep the corrections
            </Button>
          )}
        </>
      }
    >
      <UnderstoodView name={version.name} markdown={version.markdown} correcting={correcting} />
    </ScreenFrame>
  );
}
