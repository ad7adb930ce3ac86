import { type ReactNode, useMemo, useState } from 'react';
import type { Correction } from '#shared/checklist/corrections/correction.ts';
import { limits } from '#shared/checklist/checklist-limits.ts';
import { explainChecklistProblem } from '#shared/checklist/explain-checklist-problem.ts';
import type { DesktopOutput, ReadChecklist } from '#shared/ipc/desktop-contract.ts';
import type { Trouble } from '#shared/ipc/trouble.ts';
import { refused } from '#shared/result.ts';
import { desktop } from '../../desktop.ts';
import { useApp } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { useHotkeys } from '../../ui/keyboard.ts';
import { ScreenFrame } from '../shell/app-frame.tsx';
import { broughtCorrections, versionNumber } from './checklist-versions.ts';
import { ChooseSource } from './choose-source.tsx';
import { EditSource } from './edit-source.tsx';
import { UnderstoodView } from './understood-view.tsx';
import { useCorrections } from './use-corrections.ts';
import { troubleText } from '../../stores/trouble-text.ts';

const where = 'Checklists · Import from Markdown';

/** Shows what a Markdown file says, understood; keeps it as a version when the author says so. */
interface ImportScreenProps {
  /** A version whose text is changed here; absent where a file is chosen first. */
  readonly edited?: ReadChecklist;
  /** Back to where the version was opened. */
  readonly onLeave?: () => void;
}

export function ImportScreen({ edited, onLeave }: ImportScreenProps): ReactNode {
  const imported = useImport(edited ?? null, onLeave);
  const { source, problem, take, takeText, choose, keep } = imported;
  const [isEditing, setEditing] = useState(edited !== undefined);
  const versions = useApp((state) => state.checklists);
  const brought = useMemo(
    () => (source === null ? [] : broughtCorrections(versions, source)),
    [source, versions],
  );
  const correcting = useCorrections(source?.checklist ?? null, brought, source?.name ?? '');
  const go = useApp((state) => state.go);
  const nextVersion = useNextVersion(source);
  useHotkeys([
    { keys: 'Ctrl+Enter', run: () => (source === null ? false : void keep(correcting?.corrections ?? [])) },
    { keys: 'Escape', run: () => (onLeave === undefined ? go({ name: 'checklists' }) : onLeave()) },
  ]);
  if (source === null)
    return (
      <ScreenFrame above={where} title="Import a checklist">
        <ChooseSource
          problem={problem}
          isReading={imported.isReading}
          onStop={imported.stop}
          onFile={take}
          onText={takeText}
          onChoose={choose}
        />
      </ScreenFrame>
    );
  const { title } = source.checklist;
  return (
    <ScreenFrame
      scroll="fixed"
      above={where}
      title={title === '' ? source.name : title}
      actions={
        <>
          <Button onClick={() => void choose()}>Choose another file</Button>
          <Button aria-pressed={isEditing} onClick={() => setEditing(!isEditing)}>
            {isEditing ? 'Done editing' : 'Edit the text'}
          </Button>
          <Button
            variant="primary"
            keys="Ctrl+Enter"
            onClick={() => void keep(correcting?.corrections ?? [])}
          >
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
          isEditing ? (
            <EditSource
              name={source.name}
              text={source.markdown}
              problem={problem}
              onText={(text) => void imported.edit(text)}
            />
          ) : undefined
        }
      />
    </ScreenFrame>
  );
}

interface Import {
  readonly source: ReadChecklist | null;
  /** Why the file cannot become a checklist, in sentences. */
  readonly problem: string | null;
  readonly isReading: boolean;
  readonly stop: () => void;
  /** Reads a changed text under the same name. */
  readonly edit: (text: string) => Promise<void>;
  readonly take: (file: File) => Promise<void>;
  readonly takeText: (text: string) => Promise<void>;
  readonly choose: () => Promise<void>;
  readonly keep: (corrections: readonly Correction[]) => Promise<void>;
}

function useImport(first: ReadChecklist | null, onKept?: () => void): Import {
  const [source, setSource] = useState(first);
  const [isReading, setReading] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const offset = useApp((state) => state.offsetMinutes);
  const keepChecklist = useApp((state) => state.keepChecklist);
  const say = useApp((state) => state.say);
  const announce = useApp((state) => state.announce);
  const go = useApp((state) => state.go);
  const show = (answer: DesktopOutput<'importChecklist'>): void => {
    if (answer.ok) {
      setSource(answer.value);
      setProblem(null);
      announce(`${answer.value.name} is read.`);
      return;
    }
    const text = explain(answer.error, offset);
    if (text === null) return;
    setProblem(text);
    announce(text);
    if (source !== null) say(text, 'refused');
  };
  const read = async (name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> => {
    setReading(true);
    const answer = await desktop.importChecklist({ name, bytes });
    setReading(false);
    show(answer);
  };
  return {
    source,
    problem,
    isReading,
    stop: () => void desktop.cancelReading(null),
    edit: async (text) => {
      if (source === null) return;
      const bytes = new TextEncoder().encode(text);
      const answer = await desktop.importChecklist({ name: source.name, bytes });
      if (answer.ok) setSource(answer.value);
      setProblem(answer.ok ? null : explain(answer.error, offset));
    },
    take: async (file) => {
      // Looked at before it is read: no window holds on to what is refused anyway.
      if (file.size > limits.bytes) {
        show(refused({ code: 'TooLarge', bytes: file.size, limitBytes: limits.bytes }));
        return;
      }
      const bytes = await bytesOf(file);
      if (bytes === null)
        setProblem(`${file.name} is no longer there. It may have been moved since it was chosen.`);
      else await read(file.name, bytes);
    },
    takeText: async (text) => await read('pasted.md', new TextEncoder().encode(text)),
    choose: async () => show(await desktop.chooseChecklist(null)),
    keep: async (corrections) => {
      if (source === null) return;
      const kept = await keepChecklist({
        name: source.name,
        markdown: source.markdown,
        corrections: [...corrections],
      });
      if (kept === null) return;
      go({ name: 'checklists' });
      onKept?.();
      say(`${kept.name} is kept. New runs offer it first.`);
    },
  };
}

/** Null when the file vanished since it was chosen or dropped. */
async function bytesOf(file: File): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    // The browser gives no reason beyond that it cannot be read any more.
    return null;
  }
}

type ImportFailure = Extract<DesktopOutput<'importChecklist'>, { ok: false }>['error'];

function explain(failure: ImportFailure, offset: number): string | null {
  if (!isTrouble(failure)) return explainChecklistProblem(failure);
  return failure.code === 'Cancelled' ? null : troubleText(failure, offset);
}

const troubleCodes: Readonly<Record<Trouble['code'], true>> = {
  IndexUnavailable: true,
  Cancelled: true,
  ArchiveUnreadable: true,
  ArchiveNotVerified: true,
  NotSaved: true,
  FileUnreadable: true,
  FileNotWritten: true,
  RunUnreadable: true,
  RunReadOnly: true,
  SheetNotMade: true,
  NoSuchRun: true,
  RunRemoved: true,
  RunNotRemoved: true,
  BadRequest: true,
};

function isTrouble(failure: ImportFailure): failure is Trouble {
  return failure.code in troubleCodes;
}

/** The number the source would have as a version, or has when it is kept already. */
function useNextVersion(source: ReadChecklist | null): number {
  const versions = useApp((state) => state.checklists);
  if (source === null) return 0;
  const kept = versions.find(({ sha256 }) => sha256 === source.sha256);
  if (kept !== undefined) return versionNumber(versions, kept);
  const candidate = {
    ...source,
    importedAt: Number.MAX_SAFE_INTEGER,
    importedBy: '',
    shipped: false,
    corrections: [],
  };
  return versionNumber([...versions, candidate], candidate);
}
