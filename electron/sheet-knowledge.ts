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
    sheets: shelf.heads().flatMap(({ runId, sheets, superseded }) => {
      const known = sheets.map((hashes) => ({
        runId,
        hashes,
        isSuperseded: hashes.some((hash) => hash !== '' && superseded.includes(hash)),
      }));
      return known.length === 0 ? [{ runId, hashes: [], isSuperseded: false }] : known;
    }),
  };
}
