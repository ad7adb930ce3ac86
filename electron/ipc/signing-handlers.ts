import type { DesktopInput } from '#shared/ipc/desktop-contract.ts';
import type { Trouble } from '#shared/ipc/trouble.ts';
import { ok, refused, type Result } from '#shared/result.ts';
import { largestPdf } from '#shared/signing/sheet-verification.ts';
import { readChosenFile } from '../files/read-chosen-file.ts';
import type { Services } from '../services.ts';
import { sheetKnowledge } from '../sheet-knowledge.ts';
import type { DesktopHandlers } from './router.ts';

type ReadFile = { readonly name: string; readonly bytes: Uint8Array };

const pdfFiles = [{ name: 'PDF', extensions: ['pdf'] }] as const;

/** Signing the sheet, here or elsewhere, and the check of any PDF. */
export function signingHandlers(
  services: Services,
): Pick<DesktopHandlers, 'signSheet' | 'openSignedElsewhere' | 'sheetMarks' | 'verifyPdf'> {
  const { desktop, drawer, files, sheets, signing, sheetService, shelf, signers, log } = services;

  async function pdfToCheck(file: DesktopInput<'verifyPdf'>['file']): Promise<Result<ReadFile, Trouble>> {
    if (file !== null && 'bytes' in file) return ok(file);
    if (file !== null) {
      const made = sheets.find(file.runId, file.sheetId);
      if (made === null) return refused({ code: 'NoSuchRun', runId: file.runId });
      return ok({ name: 'approval-sheet.pdf', bytes: made.bytes });
    }
    const path = await desktop.chooseFile({ title: 'Verify a PDF', filters: pdfFiles });
    return path === null ? refused({ code: 'Cancelled' }) : readChosenFile(files, path, largestPdf);
  }

  return {
    signSheet: (given) => signing.sign(given),
    openSignedElsewhere: async ({ runId }) => {
      const path = await desktop.chooseFile({ title: 'Open the sheet signed elsewhere', filters: pdfFiles });
      if (path === null) return refused({ kind: 'trouble', trouble: { code: 'Cancelled' } });
      const read = readChosenFile(files, path, largestPdf);
      if (!read.ok) return refused({ kind: 'trouble', trouble: read.error });
      return signing.takeSignedElsewhere({ runId, theirs: read.value.bytes });
    },
    sheetMarks: async ({ runId, words }) => {
      const shelved = shelf.get(runId);
      if (shelved === null || shelved.run.status === 'none') return refused({ code: 'NoSuchRun', runId });
      return ok(await drawer.marks(shelved.run, shelved.events, words));
    },
    verifyPdf: async ({ file }) => {
      const read = await pdfToCheck(file);
      if (!read.ok) return read;
      const { name, bytes } = read.value;
      const checked = await sheetService.verify(bytes, sheetKnowledge(shelf, signers));
      if (checked.ok) return ok({ name, verification: checked.value });
      log(`verify: ${checked.error.code} ${checked.error.detail}`);
      return refused({ code: 'FileUnreadable', name, cause: 'other', size: bytes.byteLength });
    },
  };
}
