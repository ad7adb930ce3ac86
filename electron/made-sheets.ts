/** Sheets that were made and shown but perhaps not yet saved. Saving and sealing name them by id and hash. */
import { randomUUID } from 'node:crypto';
import type { MadeSheet } from '#shared/ipc/desktop-contract.ts';
import type { Trouble } from '#shared/ipc/trouble.ts';
import { ok, refused, type Result } from '#shared/result.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { isDraft } from '#shared/sheet/sheet-content.ts';
import { sheetNow, signedSheet, supersededSheet, type SignedSheet } from '#shared/sign-off/signed-sheets.ts';
import type { RunSheetDrawer } from './draw-run-sheet.ts';
import { hashBytes } from './ledger/hash-text.ts';
import type { ShelvedRun } from './open-run.ts';
import type { RunShelf } from './run-shelf.ts';
import type { SheetFiles } from './sheet-files.ts';
import { sheetExtent } from './sheet-extent.ts';

export type MadeSheets = {
  /** The signed file as it is once somebody signed; until then a draft of the newest record. */
  readonly make: (runId: string) => Promise<Result<MadeSheet, Trouble>>;
  /** A sheet made for that run since the start, while it is among the newest few. */
  readonly find: (runId: string, sheetId: string) => KeptSheet | null;
  /** The file of a sheet that `find` would find, whichever run it is of. */
  readonly bytesOf: (sheetId: string) => Uint8Array<ArrayBuffer> | null;
};

export type KeptSheet = MadeSheet & { readonly bytes: Uint8Array };

const keptSheets = 4;

type ShownSheet = Pick<KeptSheet, 'bytes' | 'pages' | 'undrawable' | 'signed' | 'upTo'>;

export function keepMadeSheets(ports: {
  readonly shelf: RunShelf;
  readonly drawer: RunSheetDrawer;
  readonly sheetFiles: SheetFiles;
}): MadeSheets {
  let kept: readonly { readonly runId: string; readonly sheet: KeptSheet }[] = [];

  async function show(run: StartedRun, { events }: ShelvedRun): Promise<Result<ShownSheet, Trouble>> {
    const signed = signedSheet(run, sheetNow(run));
    if (signed !== null) return showSigned(run, { sheet: signed, events });
    const drawn = await ports.drawer.draw(run, events, 'draft');
    return drawn.ok ? ok({ ...drawn.value, signed: 0, upTo: run.position }) : drawn;
  }

  async function showSigned(
    run: StartedRun,
    { sheet, events }: { readonly sheet: SignedSheet; readonly events: ShelvedRun['events'] },
  ): Promise<Result<ShownSheet, Trouble>> {
    const read = ports.sheetFiles.read(run.runId, sheet);
    if (!read.ok) return read;
    const { pages, entries } = sheetExtent(read.value);
    const signed = sheet.signatures.length;
    return ok({
      bytes: read.value,
      pages,
      undrawable: await ports.drawer.marks(run, events),
      signed,
      upTo: entries,
    });
  }

  return {
    make: async (runId) => {
      const shelved = ports.shelf.get(runId);
      if (shelved === null || shelved.run.status === 'none') return refused({ code: 'NoSuchRun', runId });
      const { run } = shelved;
      const shown = await show(run, shelved);
      if (!shown.ok) return shown;
      const superseded = run.closing === null ? null : supersededSheet(run);
      const { bytes, ...about } = shown.value;
      const sheet: MadeSheet = {
        ...about,
        sheetId: randomUUID(),
        size: bytes.byteLength,
        sha256: hashBytes(bytes),
        draft: isDraft(run),
        kind: sheetNow(run).kind,
        replaces: superseded?.signatures.length ?? null,
      };
      kept = [...kept, { runId, sheet: { ...sheet, bytes } }].slice(-keptSheets);
      return ok(sheet);
    },
    find: (runId, sheetId) =>
      kept.find((candidate) => candidate.runId === runId && candidate.sheet.sheetId === sheetId)?.sheet ??
      null,
    bytesOf: (sheetId) => {
      const found = kept.find(({ sheet }) => sheet.sheetId === sheetId);
      return found === undefined ? null : new Uint8Array(found.sheet.bytes);
    },
  };
}
