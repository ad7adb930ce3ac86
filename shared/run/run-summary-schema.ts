/** The form of a kept summary. It does not compile while it lacks a field of `RunSummary`. */
import { z } from 'zod';
import type { RunSummary } from './summarise-run.ts';

const count = z.number().int().nonnegative();
const instant = z.number().nullable();

/** Exactly the fields of today: a summary kept by an older or a newer version is made anew from its ledger. */
export const runSummarySchema = z.strictObject({
  runId: z.string(),
  runNumber: z.string(),
  product: z.string(),
  release: z.string(),
  environment: z.string(),
  ticket: z.string(),
  checklistName: z.string(),
  checklistTitle: z.string(),
  checklistSha256: z.string(),
  rehearsal: z.boolean(),
  phase: z.enum(['preparing', 'deploying', 'verifying', 'rolling-back', 'closing', 'sealed']),
  outcome: z.enum(['deployed', 'rolled-back', 'aborted']).nullable(),
  plannedAt: instant,
  createdAt: z.number(),
  startedAt: instant,
  liveAt: instant,
  closedAt: instant,
  deployedBy: z.string(),
  failed: count,
  deferred: count,
  late: count,
  notApplicable: count,
  overrides: count,
  signed: count,
  slots: count,
  position: count,
  head: z.string(),
  lastAt: z.number(),
} satisfies { readonly [K in keyof RunSummary]-?: z.ZodType<RunSummary[K]> });
