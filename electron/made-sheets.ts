/** Sheets that were made and shown but perhaps not yet saved. Saving and sealing name them by id and hash. */
import { randomUUID } from 'node:crypto';
import type { MadeSheet, Trouble } from '#shared/ipc/desktop-contract.ts';
import { ok, refused, type Result } from '#shared/result.ts';
import { isDraft } from '#shared/sheet/sheet-content.ts';
import type { AppIdentity } from './desktop.ts';
import type { EvidenceStore } from './files/evidence.ts';
import { hashBytes } from './ledger/hash-text.ts';
import type { Log } from './log.ts';
import { makeRunSheet } from './make-run-sheet.ts';
import type { RunShelf } from './run-shelf.ts';
import type { SettingsFile } from './settings-file.ts';
import type { SheetService } from './sheet/sheet-service.ts';

export type MadeSheets = {
  readonly make: (runId: string) => Promise<Result<MadeSheet, Trouble>>;
  /** A sheet made for that run since the start, while it is among the newest few. */
  readonly find: (runId: string, sheetId: string) => MadeSheet | null;
};

const keptSheets = 4;

export function keepMadeSheets(ports: {
  readonly service: SheetService;
  readonly shelf: RunShelf;
  readonly evidence: EvidenceStore;
  readonly settings: SettingsFile;
  readonly identity: AppIdentity;
  readonly log: Log;
}): MadeSheets {
  let kept: readonly { readonly runId: string; readonly sheet: MadeSheet }[] = [];
  return {
    make: async (runId) => {
      const shelved = ports.shelf.get(runId);
      if (shelved === null || shelved.run.status === 'none') return refused({ code: 'NoSuchRun', runId });
      const { run, events } = shelved;
      const evidence = ports.evidence.readAll(run);
      const { organisation } = ports.settings.current();
      const appVersion = ports.identity.version;
      const drawn = await makeRunSheet({ run, events, evidence, organisation, appVersion }, ports.service);
      if (!drawn.ok) {
        ports.log(`sheet: ${drawn.error.code} ${drawn.error.detail}`);
        return refused({ code: 'SheetNotMade', detail: drawn.error.code });
      }
      const sheet: MadeSheet = {
        ...drawn.value,
        sheetId: randomUUID(),
        sha256: hashBytes(drawn.value.bytes),
        draft: isDraft(run),
      };
      kept = [...kept, { runId, sheet }].slice(-keptSheets);
      return ok(sheet);
    },
    find: (runId, sheetId) =>
      kept.find((candidate) => candidate.runId === runId && candidate.sheet.sheetId === sheetId)?.sheet ??
      null,
  };
}
