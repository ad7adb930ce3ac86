import { compareTextsOnce } from '#shared/checklist/compare/compare-once.ts';
import { readChecklistOnce } from '#shared/checklist/read-checklist-once.ts';
import type { ChecklistProblem } from '#shared/checklist/checklist-problem.ts';
import type { ReadChecklist } from '#shared/ipc/desktop-contract.ts';
import type { Trouble } from '#shared/ipc/trouble.ts';
import { ok, refused, type Result } from '#shared/result.ts';
import type { Services } from '../services.ts';
import type { DesktopHandlers } from './router.ts';

const checklistFiles = [{ name: 'Markdown', extensions: ['md', 'markdown', 'txt'] }] as const;

/** Checklists: read from where a person says, kept as versions, watched where they lie. */
export function checklistHandlers(
  services: Services,
): Pick<
  DesktopHandlers,
  | 'importChecklist'
  | 'chooseChecklist'
  | 'keepChecklist'
  | 'cancelReading'
  | 'chooseChecklistFolder'
  | 'readFolderFile'
  | 'watchSource'
  | 'readSource'
  | 'readText'
  | 'compareTexts'
> {
  const { checklists, checklistFolder, sources, desktop, readAhead } = services;
  const choose = (title: string) => desktop.chooseFile({ title, filters: checklistFiles });

  /** A file's path stays here; its text alone goes to the window. */
  function noted(
    path: string | null,
    read: Result<ReadChecklist, ChecklistProblem | Trouble>,
  ): Result<ReadChecklist, ChecklistProblem | Trouble> {
    if (read.ok && path !== null) sources.wasRead(path, read.value.sha256);
    return read;
  }

  return {
    importChecklist: ({ name, bytes }) => checklists.read(name, bytes),
    chooseChecklist: async () => {
      const path = await choose('Import a checklist');
      return path === null ? refused({ code: 'Cancelled' }) : noted(path, await checklists.readFile(path));
    },
    keepChecklist: (given) => {
      const kept = checklists.keep(given);
      if (kept.ok) sources.wasKept(kept.value.sha256);
      return kept;
    },
    cancelReading: () => {
      checklistFolder.cancel();
      checklists.cancel();
      return null;
    },
    chooseChecklistFolder: async () => {
      const path = await desktop.chooseFolder({ title: 'Import from a folder' });
      return path === null ? refused({ code: 'Cancelled' }) : checklistFolder.read(path);
    },
    readFolderFile: async ({ path }) =>
      noted(checklistFolder.pathOf(path), await checklistFolder.readFile(path)),
    watchSource: async ({ sha256, on }) => {
      if (!on) return sources.unwatch(sha256);
      const known = sources.pathOf(sha256);
      const path = known ?? (await choose('Watch the file of this checklist'));
      return path === null ? refused({ code: 'Cancelled' }) : sources.watch(sha256, path);
    },
    readSource: ({ sha256 }) => sources.read(sha256),
    readText: async ({ markdown }) => {
      const ready = await readAhead.texts([markdown]);
      return ready?.ok === false ? ready : readChecklistOnce(markdown);
    },
    compareTexts: async ({ before, after }) => {
      const ready = await readAhead.comparison(before, after);
      if (ready?.ok === false) return ready;
      const compared = compareTextsOnce(before, after);
      if (!compared.ok) return refused({ code: 'ReadingFailed' });
      const { differences, same } = compared.value;
      return ok({ differences, same: [...same] });
    },
  };
}
