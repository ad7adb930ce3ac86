/** What stays of a run that was removed, for ever: its line in the register, the hashes that name it, and why it went. */
import { z } from 'zod';
import type { RunSummary } from '../run/summarise-run.ts';

const words = z.string().max(20_000);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const instant = z.number().int();

export const removedRunSchema = z.object({
  runId: z.string().regex(/^[a-z0-9-]{8,64}$/),
  runNumber: words,
  product: words,
  release: words,
  environment: words,
  /** The checklist's title, else the name of its file. */
  checklist: words,
  rehearsal: z.boolean(),
  outcome: z.enum(['deployed', 'rolled-back', 'aborted']),
  createdAt: instant,
  liveAt: instant.nullable(),
  closedAt: instant.nullable(),
  /** Entries of its ledger, the seal of the last one, and that of the closing, which people signed. */
  position: z.number().int().positive(),
  head: sha256,
  closingHead: sha256,
  /** The record sheet it was sealed with. */
  sheetSha256: sha256,
  lastAt: instant,
  removedAt: instant,
  offsetMinutes: z.number().int(),
  /** Who was at the keyboard, and who agreed. */
  operator: words,
  second: words,
  reason: words,
  /** The second person's own signature over `removalText`, where they have a key here; null for a stated name. */
  agreed: z
    .object({
      /** DER in Base64, so that it can be verified when the signer is long gone. */
      certificate: z.string().max(20_000),
      /** Over the SHA-256 of the text's UTF-8, in Base64. */
      signature: z.string().max(20_000),
    })
    .nullable()
    .default(null),
  /** How many years runs were kept then. */
  keptYears: z.number().int().positive(),
  /** When and by whom it was brought back from a backup; null while it is gone. */
  restored: z.object({ at: instant, by: words }).nullable(),
});
export type RemovedRun = Readonly<z.infer<typeof removedRunSchema>>;

/** Its line in lists: what is not kept is empty, and counts are none. */
export function summaryOfRemoved(removed: RemovedRun): RunSummary {
  const { runId, runNumber, product, release, environment, checklist, rehearsal, outcome } = removed;
  const { createdAt, liveAt, closedAt, position, head, lastAt } = removed;
  return {
    runId,
    runNumber,
    product,
    release,
    environment,
    ticket: '',
    checklistName: checklist,
    checklistTitle: checklist,
    checklistSha256: '',
    rehearsal,
    phase: 'sealed',
    outcome,
    plannedAt: null,
    createdAt,
    startedAt: null,
    liveAt,
    closedAt,
    deployedBy: '',
    failed: 0,
    deferred: 0,
    late: 0,
    notApplicable: 0,
    overrides: 0,
    signed: 0,
    slots: 0,
    position,
    head,
    lastAt,
  };
}
