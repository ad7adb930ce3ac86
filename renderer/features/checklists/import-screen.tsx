import { checklistTitle } from '#shared/checklist/checklist-title.ts';
import { type ReactNode, useMemo, useState } from 'react';
import type { ReadChecklist } from '#shared/ipc/desktop-contract.ts';
import { useApp } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { useHotkeys } from '../../ui/keyboard.ts';
import { ScreenFrame } from '../shell/app-frame.tsx';
import { broughtCorrections, versionNumber } from './checklist-versions.ts';
import { ChooseSource } from './choose-source.tsx';
import { EditSource } from './edit-source.tsx';
import { FolderScreen } from './folder-screen.tsx';
import { UnderstoodView } from './understood-view.tsx';
import { useCorrections } from './use-corrections.ts';
import { type Import, useImport } from './use-import.ts';

const where = 'Checklists · Import from Markdown';

interface ImportScreenProps {
  /** A text that may become the next version; absent where a file is chosen first. */
  readonly edited?: ReadChecklist;
  readonly isEditing?: boolean;
  /** Back to where the version was opened. */
  readonly onLeave?: () => void;
}

/** Shows what a Markdown file says, understood; keeps it as a version when the author says so. */
export function ImportScreen({ edited, isEditing, onLeave }: ImportScreenProps): ReactNode {
  const imported = useImport(edited ?? null, onLeave);
  const go = useApp((state) => state.go);
  const { source, folder } = imported;
  const leave = onLeave ?? (() => go({ name: 'checklists' }));
  useHotkeys([{ keys: 'Escape', run: folder === null ? leave : imported.back }]);
  if (source !== null) return <Preview source={source} imported={imported} isEdited={isEditing === true} />;
  if (folder !== null) return <FolderScreen above={where} opened={folder} imported={imported} />;
  return (
    <ScreenFrame above={where} title="Import a checklist">
      <ChooseSource imported={imported} />
    </ScreenFrame>
  );
}

interface PreviewProps {
  readonly source: ReadChecklist;
  readonly imported: Import;
  readonly isEdited: boolean;
}

function Preview({ source, imported, isEdited }: PreviewProps): ReactNode {
  const { problem, choose, keep, folder, back, changedText } = imported;
  const [isEditing, setEditing] = useState(isEdited || changedText.isChanged);
  const versions = useApp((state) => state.checklists);
  const brought = useMemo(() => broughtCorrections(versions, named(source)), [source, versions]);
  const correcting = useCorrections(source.checklist, brought, source.name);
  const nextVersion = useNextVersion(source);
  const keepIt = (): void => void keep(correcting?.corrections ?? []);
  useHotkeys([{ keys: 'Ctrl+Enter', run: keepIt }]);
  return (
    <ScreenFrame
      scroll="fixed"
      above={where}
      title={checklistTitle(source.checklist, source.name)}
      actions={
        <>
          {folder === null ? (
            <Button onClick={() => void choose()}>Choose another file</Button>
          ) : (
            <Button onClick={back}>Back to the folder</Button>
          )}
          <Button aria-pressed={isEditing} onClick={() => setEditing(!isEditing)}>
            {isEditing ? 'Done editing' : changedText.isChanged ? 'Go on editing' : 'Edit the text'}
          </Button>
          <Button variant="primary" keys="Ctrl+Enter" onClick={keepIt}>
            Keep as version {nextVersion}
          </Button>
        </>
      }
    >
      <UnderstoodView
        name={source.name}
        markdown={source.markdown}
        correcting={correcting}
        editor={
          isEditing ? <EditSource name={source.name} changed={changedText} problem={problem} /> : undefined
        }
      />
    </ScreenFrame>
  );
}

/** A text that was read brings what lists show of it. */
function named(source: ReadChecklist) {
  return { ...source, contents: { title: source.checklist.title, counts: source.checklist.counts } };
}

/** The number the source would have as a version, or has when it is kept already. */
function useNextVersion(source: ReadChecklist): number {
  const versions = useApp((state) => state.checklists);
  const kept = versions.find(({ sha256 }) => sha256 === source.sha256);
  if (kept !== undefined) return versionNumber(versions, kept);
  const candidate = {
    ...named(source),
    importedAt: Number.MAX_SAFE_INTEGER,
    importedBy: '',
    shipped: false,
    corrections: [],
  };
  return versionNumber([...versions, candidate], candidate);
}
