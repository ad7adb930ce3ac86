/** What is kept of a run so that it need not be read at start: where its chain ends, and its line in lists. */
import { z } from 'zod';
import { splitSeal, withSeal, type HashText } from '#shared/ledger/ledger-line.ts';
import { runSummarySchema } from '#shared/run/run-summary-schema.ts';

const runHeadSchema = z.object({
  runId: z.string(),
  /** Length of the ledger file. */
  bytes: z.number().int().nonnegative(),
  /** When the file was last written, as the system has it: milliseconds since 1970. */
  modified: z.number(),
  position: z.number().int().nonnegative(),
  /** Seal of the newest event. */
  head: z.string(),
  /** Event types of a newer version: such a run opens read-only. */
  unknownTypes: z.array(z.string()).readonly(),
  /** As of the last event or start; null where a newer version began the run. */
  summary: runSummarySchema.nullable(),
  /** Sheets signed here: SHA-256 of the file after each signature, in order. */
  sheets: z.array(z.array(z.string()).readonly()).readonly(),
  /** Those of these hashes whose sheet a reopening has put aside. */
  superseded: z.array(z.string()).readonly().default([]),
});
export type RunHead = Readonly<z.infer<typeof runHeadSchema>>;

/** What one line of the index says of a run. */
export type HeadNote =
  | { readonly kind: 'head'; readonly head: RunHead }
  /** The run is gone for good, and that was told. */
  | { readonly kind: 'forgotten'; readonly runId: string };

const lineSchema = z.union([
  z.object({ head: runHeadSchema }).transform(({ head }): HeadNote => ({ kind: 'head', head })),
  z.object({ forgotten: z.string() }).transform(({ forgotten }): HeadNote => ({
    kind: 'forgotten',
    runId: forgotten,
  })),
]);

/** Sealed by a hash of its own, so that a damaged line is never believed. Without its line feed. */
export function writeHeadLine(note: HeadNote, hash: HashText): string {
  const unsealed = JSON.stringify(note.kind === 'head' ? { head: note.head } : { forgotten: note.runId });
  return withSeal(unsealed, hash(unsealed));
}

/** Null for a line that is damaged or of another version. */
export function readHeadLine(line: string, hash: HashText): HeadNote | null {
  const split = splitSeal(line);
  if (split === null || hash(split.unsealed) !== split.seal) return null;
  const read = lineSchema.safeParse(JSON.parse(split.unsealed));
  return read.success ? read.data : null;
}
