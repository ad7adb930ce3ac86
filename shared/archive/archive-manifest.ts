/**
 * What an archive says of itself, version 1. An archive is a zip file (APPNOTE 6.3, zip64 where needed) with these
 * entries, in any order:
 *
 * - `runs/<run id>/ledger.jsonl`: the ledger, byte for byte
 * - `runs/<run id>/evidence/<sha-256>`: files of evidence
 * - `runs/<run id>/sheets/<kind>-<number>.pdf`: signed sheets
 * - `checklists/<sha-256>.md`: checklist versions, byte for byte
 * - `signers/<id>.json`: signers' certificates; keys only where somebody asked for them, sealed under their passphrases
 * - `removed/<run id>.json`: what stays of a run that was removed
 * - `manifest.json`: this, written last, so that a file without it is known to be cut off
 *
 * A changed meaning gets a new version number; fields may be added.
 */
import { z } from 'zod';
import { correctionsSchema } from '../checklist/corrections/correction.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const runId = z.string().regex(/^[a-z0-9-]{8,64}$/);
const words = z.string().max(20_000);

export const archiveVersion = 1;
export const manifestName = 'manifest.json';

export const archivePurposeSchema = z.enum(['everything', 'run', 'hand-over']);
export type ArchivePurpose = z.infer<typeof archivePurposeSchema>;

export const archivedRunSchema = z.object({
  runId,
  runNumber: z.string().max(40),
  product: words,
  release: words,
  environment: words,
  /** Entries of its ledger, and the seal of the last one. */
  events: z.number().int().positive(),
  head: sha256,
  lastAt: z.number().int(),
});
export type ArchivedRun = z.infer<typeof archivedRunSchema>;

export const archiveManifestSchema = z.object({
  format: z.literal('runsheet-archive'),
  version: z.literal(archiveVersion),
  purpose: archivePurposeSchema,
  /** Milliseconds since 1970 UTC, and minutes east of UTC there. */
  madeAt: z.number().int(),
  offsetMinutes: z.number().int(),
  madeBy: words,
  app: z.string().max(100),
  /** Code of the laptop that wrote it, as in its run numbers. */
  installation: z.string().max(40),
  withKeys: z.boolean(),
  /** Which hand-over this file carries; null for a backup. */
  handOverId: z.string().max(100).nullable(),
  runs: z.array(archivedRunSchema).max(100_000),
  checklists: z
    .array(
      z.object({
        sha256,
        name: words,
        importedAt: z.number(),
        importedBy: words,
        /** How its reading was corrected where the archive was made. */
        corrections: correctionsSchema.optional(),
      }),
    )
    .max(100_000),
  files: z
    .array(
      z.object({
        name: z.string().max(400),
        size: z
          .number()
          .int()
          .nonnegative()
          .max(2 ** 40),
        sha256,
      }),
    )
    .max(1_000_000),
});
export type ArchiveManifest = z.infer<typeof archiveManifestSchema>;

/** The only names an archive may have beside its manifest; nothing in them leads out of a folder. */
export const entryNames = {
  ledger: /^runs\/([a-z0-9-]{8,64})\/ledger\.jsonl$/,
  evidence: /^runs\/([a-z0-9-]{8,64})\/evidence\/([0-9a-f]{64})$/,
  sheet: /^runs\/([a-z0-9-]{8,64})\/sheets\/((?:go|record|addendum)-\d{1,6}\.pdf)$/,
  checklist: /^checklists\/([0-9a-f]{64})\.md$/,
  removed: /^removed\/([a-z0-9-]{8,64})\.json$/,
  signer: /^signers\/([a-z0-9-]{8,64})\.json$/,
} as const;

export type EntryKind = keyof typeof entryNames;

/** What a name stands for, with its parts; null for a name no archive has. */
export function readEntryName(
  name: string,
): { readonly kind: EntryKind; readonly id: string; readonly part: string } | null {
  for (const [kind, pattern] of Object.entries(entryNames)) {
    const found = pattern.exec(name);
    // `as`: the keys of this very table.
    if (found !== null) return { kind: kind as EntryKind, id: found[1] ?? '', part: found[2] ?? '' };
  }
  return null;
}
