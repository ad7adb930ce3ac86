import { join } from 'node:path';
import type { CommandFailure } from '#shared/ipc/desktop-contract.ts';
import type { Trouble } from '#shared/ipc/trouble.ts';
import { ok, refused, type Result } from '#shared/result.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { baseName } from '../files/base-name.ts';
import { fileNameFrom, saveAs } from '../files/save-as.ts';
import type { Services } from '../services.ts';
import type { DesktopHandlers } from './router.ts';

const pdfFiles = [{ name: 'PDF', extensions: ['pdf'] }] as const;

/** The approval sheet: made, saved where the person wants it, and sealed by the hash of what was saved. */
export function sheetHandlers(
  services: Services,
): Pick<DesktopHandlers, 'makeSheet' | 'saveSheet' | 'sealRun'> {
  const { sheets, shelf, recorder, desktop, files } = services;

  function startedRun(runId: string): StartedRun | null {
    const run = shelf.get(runId)?.run;
    return run?.status === 'started' ? run : null;
  }

  function suggest(name: string): string {
    return join(services.settings.current().recordFolder || desktop.documentsFolder(), name);
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
  };
}

function trouble(what: Trouble): Result<never, CommandFailure> {
  return refused({ kind: 'trouble', trouble: what });
}
