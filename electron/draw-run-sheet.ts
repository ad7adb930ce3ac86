/** Draws the sheet of a run as it stands now, with the sheets it carries inside. */
import type { Trouble } from '#shared/ipc/trouble.ts';
import { ok, refused, type Result } from '#shared/result.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import type { SheetAttachment } from '#shared/sheet/sheet-document.ts';
import type { SheetPurpose } from '#shared/sheet/sheet-options.ts';
import { sheetNow, signedSheets, supersededSheet, type SignedSheet } from '#shared/sign-off/signed-sheets.ts';
import type { RecordedEvent } from '#shared/ledger/recorded-event.ts';
import type { AppIdentity } from './desktop.ts';
import type { EvidenceStore } from './files/evidence.ts';
import { letterhead } from './letterhead.ts';
import type { Log } from './log.ts';
import { makeRunSheet, marksOfSheet } from './make-run-sheet.ts';
import type { SettingsFile } from './settings-file.ts';
import type { SheetFiles } from './sheet-files.ts';
import type { DrawnSheet } from './sheet/draw-sheet.ts';
import type { SheetService } from './sheet/sheet-service.ts';

export type RunSheetDrawer = {
  readonly draw: (
    run: StartedRun,
    events: readonly RecordedEvent[],
    purpose: SheetPurpose,
  ) => Promise<Result<DrawnSheet, Trouble>>;
  /** What stands as marks on the sheet, or would with these words on it, though nothing is drawn now. */
  readonly marks: (
    run: StartedRun,
    events: readonly RecordedEvent[],
    words?: string,
  ) => Promise<readonly string[]>;
};

export function makeRunSheetDrawer(ports: {
  readonly service: SheetService;
  readonly evidence: EvidenceStore;
  readonly settings: SettingsFile;
  readonly identity: AppIdentity;
  readonly sheetFiles: SheetFiles;
  readonly log: Log;
}): RunSheetDrawer {
  const about = (run: StartedRun, events: readonly RecordedEvent[]) => ({
    run,
    events,
    letterhead: letterhead(ports.settings.current()),
    appVersion: ports.identity.version,
  });
  return {
    draw: async (run, events, purpose) => {
      const carried = carriedSheets(run, ports.sheetFiles);
      if (!carried.ok) return carried;
      const files = { carried: carried.value, evidence: ports.evidence.readAll(run) };
      const drawn = await makeRunSheet({ ...about(run, events), ...files, purpose }, ports.service);
      if (drawn.ok) return drawn;
      ports.log(`sheet: ${drawn.error.code} ${drawn.error.detail}`);
      return refused({ code: 'SheetNotMade', detail: drawn.error.code });
    },
    marks: (run, events, words = '') => {
      const files = { carried: [], evidence: new Map<string, Uint8Array>() };
      return marksOfSheet(
        { ...about(run, events), ...files, purpose: 'signing' },
        { words, service: ports.service },
      );
    },
  };
}

/** The record sheet carries the go sheet, and the record sheet that a reopening put aside. */
function carriedSheets(run: StartedRun, files: SheetFiles): Result<readonly SheetAttachment[], Trouble> {
  if (sheetNow(run).kind === 'go') return ok([]);
  const go = signedSheets(run).find(({ kind }) => kind === 'go') ?? null;
  const wanted: readonly (readonly [SignedSheet | null, string, string])[] = [
    [go, 'go-sheet.pdf', 'The go sheet, signed before go-live'],
    [supersededSheet(run), 'superseded-sheet.pdf', 'The record sheet signed before the record was reopened'],
  ];
  const attachments: SheetAttachment[] = [];
  for (const [sheet, name, description] of wanted) {
    if (sheet === null) continue;
    const read = files.read(run.runId, sheet);
    if (!read.ok) return read;
    const content = read.value;
    attachments.push({ name, mime: 'application/pdf', description, content, relationship: 'Supplement' });
  }
  return ok(attachments);
}
