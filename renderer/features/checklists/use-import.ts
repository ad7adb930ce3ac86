import { useEffect, useRef, useState } from 'react';
import { limits } from '#shared/checklist/checklist-limits.ts';
import { applyCorrections } from '#shared/checklist/corrections/apply-corrections.ts';
import type { Correction } from '#shared/checklist/corrections/correction.ts';
import type { ReadFolder } from '#shared/checklist/folder/folder-file.ts';
import type { DesktopOutput, ReadChecklist } from '#shared/ipc/desktop-contract.ts';
import { explainReading } from '#shared/ipc/explain-reading.ts';
import { refused } from '#shared/result.ts';
import { desktop } from '../../desktop.ts';
import { useApp } from '../../stores/use-app.ts';
import { broughtCorrections } from './checklist-versions.ts';
import { readDropped } from './dropped-folder.ts';
import { type ChangedText, useChangedText } from './use-changed-text.ts';

type ReadAnswer = DesktopOutput<'importChecklist'>;

/** A folder whose files are offered, and the way to read one of them again. */
export type OpenFolder = {
  readonly folder: ReadFolder;
  readonly read: (path: string) => Promise<ReadAnswer>;
};

export interface Import {
  readonly source: ReadChecklist | null;
  readonly folder: OpenFolder | null;
  /** Why the file cannot become a checklist, in sentences. */
  readonly problem: string | null;
  readonly isReading: boolean;
  readonly stop: () => void;
  readonly changedText: ChangedText;
  readonly take: (file: File) => Promise<void>;
  readonly takeText: (text: string) => Promise<void>;
  readonly choose: () => Promise<void>;
  readonly chooseFolder: () => Promise<void>;
  readonly takeFolder: (entry: FileSystemDirectoryEntry) => Promise<void>;
  /** Shows one file of the folder as it is understood. */
  readonly open: (path: string) => Promise<void>;
  /** Keeps these files of the folder, each with the corrections of its version before. */
  readonly keepFiles: (paths: readonly string[]) => Promise<void>;
  /** From the file back to its folder, from the folder back to the start. */
  readonly back: () => void;
  readonly keep: (corrections: readonly Correction[]) => Promise<void>;
}

/** Everything the import screen holds: what was read, what is kept. */
export function useImport(first: ReadChecklist | null, onKept?: () => void): Import {
  const reading = useReading(first);
  const keeping = useKeeping(reading, onKept);
  return { ...reading, ...keeping };
}

type Reading = Omit<Import, 'keep' | 'keepFiles'>;

function useReading(first: ReadChecklist | null): Reading {
  const [source, setSource] = useState(first);
  /** What a changed text began from. */
  const [origin, setOrigin] = useState(first);
  const [folder, setFolder] = useState<OpenFolder | null>(null);
  const [isReading, setReading] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const stopped = useRef(false);
  const changedText = useChangedText({ origin, source, onRead: setSource, onProblem: setProblem });
  useCancelWhenLeft(isReading);
  const say = useApp((state) => state.say);
  const announce = useApp((state) => state.announce);

  const refuse = (text: string): void => {
    setProblem(text);
    announce(text);
    if (source !== null || folder !== null) say(text, 'refused');
  };
  const show = (answer: ReadAnswer): void => {
    if (answer.ok) {
      setSource(answer.value);
      setOrigin(answer.value);
      setProblem(null);
      announce(`${answer.value.name} is read.`);
    } else if (answer.error.code !== 'Cancelled') refuse(explainReading(answer.error));
  };
  const whileReading = async <T>(read: () => Promise<T>): Promise<T> => {
    stopped.current = false;
    setReading(true);
    const answer = await read();
    setReading(false);
    return answer;
  };
  const showFolder = (opened: OpenFolder): void => {
    setFolder(opened);
    setSource(null);
    setProblem(null);
    announce(`The folder ${opened.folder.name} is read.`);
  };
  const readBytes = async (name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> =>
    show(await whileReading(() => desktop.importChecklist({ name, bytes })));
  return {
    source,
    folder,
    problem,
    isReading,
    stop: () => {
      stopped.current = true;
      void desktop.cancelReading(null);
    },
    changedText,
    take: async (file) => {
      // Looked at before it is read: no window holds on to what is refused anyway.
      const isTooLarge = file.size > limits.bytes;
      const bytes = isTooLarge ? null : await bytesOf(file);
      if (isTooLarge) show(refused({ code: 'TooLarge', bytes: file.size, limitBytes: limits.bytes }));
      else if (bytes !== null) await readBytes(file.name, bytes);
      else setProblem(`${file.name} is no longer there. It may have been moved since it was chosen.`);
    },
    takeText: (text) => readBytes('pasted.md', new TextEncoder().encode(text)),
    choose: async () => show(await whileReading(() => desktop.chooseChecklist(null))),
    chooseFolder: async () => {
      const answer = await whileReading(() => desktop.chooseChecklistFolder(null));
      if (answer.ok) showFolder({ folder: answer.value, read: (path) => desktop.readFolderFile({ path }) });
      else if (answer.error.code !== 'Cancelled') refuse(explainReading(answer.error));
    },
    takeFolder: async (entry) => {
      const dropped = await whileReading(() => readDropped(entry, () => stopped.current));
      if (dropped === null) refuse(`The folder ${entry.name} may not be read. Choose another folder.`);
      else if (dropped !== 'cancelled') showFolder(dropped);
    },
    open: async (path) => {
      if (folder !== null) show(await whileReading(() => folder.read(path)));
    },
    back: () => {
      if (source !== null && folder !== null) setSource(null);
      else setFolder(null);
      setProblem(null);
    },
  };
}

/** Nobody waits for a reading once its screen is left; what is read next would wait for it. */
function useCancelWhenLeft(isReading: boolean): void {
  const isPending = useRef(isReading);
  // Main is outside React, and is told once, when the screen goes.
  useEffect(() => {
    isPending.current = isReading;
  }, [isReading]);
  useEffect(
    () => () => {
      if (isPending.current) void desktop.cancelReading(null);
    },
    [],
  );
}

function useKeeping(
  { source, folder, back, changedText }: Reading,
  onKept?: () => void,
): Pick<Import, 'keep' | 'keepFiles'> {
  const keepChecklist = useApp((state) => state.keepChecklist);
  const versions = useApp((state) => state.checklists);
  const say = useApp((state) => state.say);
  const go = useApp((state) => state.go);
  const keepFile = async (path: string): Promise<boolean> => {
    const read = await folder?.read(path);
    if (read?.ok !== true) return false;
    const { name, markdown } = read.value;
    const corrections = [...broughtCorrections(versions, read.value)];
    return (await keepChecklist({ name, markdown, corrections })) !== null;
  };
  return {
    keepFiles: async (paths) => {
      const failed: string[] = [];
      // One after the other, in their order: the newest is offered first.
      for (const path of paths) if (!(await keepFile(path))) failed.push(path);
      const count = paths.length - failed.length;
      const words = count === 1 ? '1 checklist is kept.' : `${count} checklists are kept.`;
      if (failed.length === 0) say(words);
      else say(`${words} Not kept, as they changed or went meanwhile: ${failed.join(', ')}.`, 'refused');
    },
    keep: async (corrections) => {
      if (source === null) return;
      // What is kept is what was typed, also where it was not read yet; what is no checklist is not kept.
      const read = await changedText.readNow();
      if (read === null) return say('Nothing was kept: the changed text is not a checklist yet.', 'refused');
      const applied = applyCorrections(read.checklist, corrections).applied;
      const { name, markdown } = read;
      const kept = await keepChecklist({
        name,
        markdown,
        corrections: applied.map(({ correction }) => correction),
      });
      if (kept === null) return;
      changedText.change(null);
      // A folder may have more to keep.
      if (folder === null) go({ name: 'checklists' });
      else back();
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
