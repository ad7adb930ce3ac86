import { join } from 'node:path';
import type { CommandFailure } from '#shared/ipc/desktop-contract.ts';
import type { Trouble } from '#shared/ipc/trouble.ts';
import { ok, refused, type Result } from '#shared/result.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { openItemsSheet } from '#shared/sheet/open-items-sheet.ts';
import { baseName } from '../files/base-name.ts';
import { exportRun } from '../files/export-run.ts';
import { fileNameFrom, saveAs } from '../files/save-as.ts';
import type { Services } from '../services.ts';
import type { DesktopHandlers } from './router.ts';

const pdfFiles = [{ name: 'PDF', extensions: ['pdf'] }] as const;
const exportFilters = {
  ledger: [{ name: 'Ledger', extensions: ['jsonl'] }],
  record: [{ name: 'Record', extensions: ['json'] }],
  events: [{ name: 'Table', extensions: ['csv'] }],
  markdown: [{ name: 'Markdown', extensions: ['md'] }],
  'open-items': pdfFiles,
} as const;

/** The approval sheet: made, saved where the person wants it, and sealed by the hash of what was saved. */
export function sheetHandlers(
  services: Services,
): Pick<DesktopHandlers, 'makeSheet' | 'saveSheet' | 'sealRun' | 'exportRun'> {
  const { sheets, shelf, recorder, desktop, files } = services;

  function startedRun(runId: string): StartedRun | null {
    const run = shelf.get(runId)?.run;
    return run?.status === 'started' ? run : null;
  }

  function suggest(name: string): string {
    return join(services.settings.current().recordFolder || desktop.documentsFolder(), name);
  }

  /** What is open, drawn to be printed; saved it opens in the system's PDF program, which prints. */
  async function openItems(
    run: StartedRun,
  ): Promise<Result<{ readonly name: string; readonly content: Uint8Array }, Trouble>> {
    const { wall, offsetMinutes } = services.clock.read();
    const { organisation } = services.settings.current();
    const document = openItemsSheet(run, { organisation, at: wall, offsetMinutes });
    const drawn = await services.sheetService.makeSheet(document);
    if (!drawn.ok) return refused({ code: 'SheetNotMade', detail: drawn.error.code });
    const name = fileNameFrom(['Open items', run.runNumber, run.details.release], 'pdf');
    return ok({ name, content: drawn.value.bytes });
  }

  return {
    makeSheet: ({ runId }) => sheets.make(runId),
    saveSheet: async ({ runId, sheetId }) => {
      const run = startedRun(runId);
      const sheet = sheets.find(runId, sheetId);
      if (run === null || sheet === null) return trouble({ code: 'NoSuchRun', runId });
      const { product, release } = run.details;
      const name = fileNameFrom(
        ['Approval sheet', run.runNumber, product, release, sheet.draft ? 'draft' : ''],
        'pdf',
      );
      const path = await desktop.chooseSavePath({
        title: 'Save the approval sheet',
        suggested: suggest(name),
        filters: pdfFiles,
      });
      if (path === null) return trouble({ code: 'Cancelled' });
      const saved = saveAs(files, path, sheet.bytes);
      if (!saved.ok) return trouble(saved.error);
      const { sha256, pages, draft } = sheet;
      const recorded = recorder.record(runId, {
        type: 'RecordSheetSaved',
        sha256,
        name: baseName(path),
        pages,
        draft,
      });
      return recorded.ok ? ok({ ...recorded.value, path }) : recorded;
    },
    sealRun: ({ runId, sheetId, draftReason }) => {
      const sheet = sheets.find(runId, sheetId);
      if (sheet === null) return refused({ kind: 'refused', rejection: { code: 'SheetNotSaved' } });
      const sealed = recorder.record(runId, { type: 'SealRun', sheetSha256: sheet.sha256, draftReason });
      if (sealed.ok) services.backups.sealed();
      return sealed;
    },
    exportRun: async ({ runId, as }) => {
      const run = startedRun(runId);
      if (run === null) return refused({ code: 'NoSuchRun', runId });
      const file =
        as === 'open-items' ? await openItems(run) : ok(exportRun(run, shelf.get(runId)?.events ?? [], as));
      if (!file.ok) return file;
      const path = await desktop.chooseSavePath({
        title: as === 'open-items' ? 'Print what is open' : 'Export the run',
        suggested: suggest(file.value.name),
        filters: exportFilters[as],
      });
      if (path === null) return refused({ code: 'Cancelled' });
      const saved = saveAs(files, path, file.value.content);
      if (saved.ok && as === 'open-items') desktop.openFile(path);
      return saved;
    },
  };
}

function trouble(what: Trouble): Result<never, CommandFailure> {
  return refused({ kind: 'trouble', trouble: what });
}
