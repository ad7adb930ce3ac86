import { signedSheets, type SignedSheet } from '#shared/sign-off/signed-sheets.ts';
import type { RunShelf } from './run-shelf.ts';
import type { Signers } from './signers/signers.ts';
import type { SheetKnowledge } from './verifying/verify-sheet.ts';

/** What this laptop knows of certificates and of the sheets signed here, to compare a file with. */
export function sheetKnowledge(shelf: RunShelf, signers: Signers): SheetKnowledge {
  const organisation = signers.organisation();
  return {
    fingerprints: [
      ...signers.list().map(({ fingerprint }) => fingerprint),
      ...(organisation === null ? [] : [organisation.fingerprint]),
    ],
    sheets: shelf.all().flatMap(({ runId, run }) => {
      if (run.status === 'none') return [];
      const sheets = signedSheets(run).map((sheet) => ({ runId, hashes: hashesOf(sheet) }));
      return sheets.length === 0 ? [{ runId, hashes: [] }] : sheets;
    }),
  };
}

/** One a signature. Those that came in one file share its hash, which counts for the last of them. */
function hashesOf({ signatures }: SignedSheet): readonly string[] {
  return signatures.map(({ fileSha256 }, index) =>
    signatures[index + 1]?.fileSha256 === fileSha256 ? '' : fileSha256,
  );
}
