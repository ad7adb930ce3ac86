import { join } from 'node:path';
import type { Trouble } from '#shared/ipc/trouble.ts';
import { ok, refused, type Result } from '#shared/result.ts';
import { reviewDocument } from '#shared/review/review-document.ts';
import { reviewMarkdown } from '#shared/review/review-markdown.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { openItemsSheet } from '#shared/sheet/open-items-sheet.ts';
import type { SheetDocument } from '#shared/sheet/sheet-document.ts';
import { exportRun, type ExportKind } from '../files/export-run.ts';
import { fileNameFrom, saveAs } from '../files/save-as.ts';
import { letterhead } from '../letterhead.ts';
import type { Services } from '../services.ts';
import type { DesktopHandlers } from './router.ts';

type File = { readonly name: string; readonly content: string | Uint8Array };
type Kind = ExportKind | 'open-items' | 'review-pdf' | 'review-markdown';

const pdfFiles = [{ name: 'PDF', extensions: ['pdf'] }] as const;
const markdownFiles = [{ name: 'Markdown', extensions: ['md'] }] as const;
const exportFilters = {
  ledger: [{ name: 'Ledger', extensions: ['jsonl'] }],
  record: [{ name: 'Record', extensions: ['json'] }],
  events: [{ name: 'Table', extensions: ['csv'] }],
  markdown: markdownFiles,
  'open-items': pdfFiles,
  'review-pdf': pdfFiles,
  'review-markdown': markdownFiles,
} as const;

/** A run leaves the app as files that nobody signs. */
export function exportHandlers(services: Services): Pick<DesktopHandlers, 'exportRun'> {
  const { shelf, desktop, files, settings } = services;
  return {
    exportRun: async ({ runId, as }) => {
      const run = shelf.get(runId)?.run;
      if (run?.status !== 'started') return refused({ code: 'NoSuchRun', runId });
      const file = await fileOf(services, run, as);
      if (!file.ok) return file;
      const path = await desktop.chooseSavePath({
        title: titleOf(as),
        suggested: join(settings.current().recordFolder || desktop.documentsFolder(), file.value.name),
        filters: exportFilters[as],
      });
      if (path === null) return refused({ code: 'Cancelled' });
      const saved = saveAs(files, path, file.value.content);
      // Saved it opens in the system's PDF program, which prints.
      if (saved.ok && as === 'open-items') desktop.openFile(path);
      return saved;
    },
  };
}

function titleOf(as: Kind): string {
  if (as === 'open-items') return 'Print what is open';
  return as === 'review-pdf' || as === 'review-markdown' ? 'Save the review' : 'Export the run';
}

async function fileOf(services: Services, run: StartedRun, as: Kind): Promise<Result<File, Trouble>> {
  const { clock, settings, shelf } = services;
  const { wall, offsetMinutes } = clock.read();
  const options = { letterhead: letterhead(settings.current()), at: wall, offsetMinutes };
  const named = (what: string, ending: string) =>
    fileNameFrom([what, run.runNumber, run.details.release], ending);
  if (as === 'open-items') return draw(services, named('Open items', 'pdf'), openItemsSheet(run, options));
  if (as === 'review-pdf') return draw(services, named('Review', 'pdf'), reviewDocument(run, options));
  if (as === 'review-markdown') {
    return ok({ name: named('Review', 'md'), content: reviewMarkdown(run, options) });
  }
  return ok(exportRun(run, shelf.get(run.runId)?.events ?? [], as));
}

async function draw(
  { sheetService }: Services,
  name: string,
  document: SheetDocument,
): Promise<Result<File, Trouble>> {
  const made = await sheetService.makeSheet(document);
  return made.ok
    ? ok({ name, content: made.value.bytes })
    : refused({ code: 'SheetNotMade', detail: made.error.code });
}
