/** The checklist a run carries for ever: its exact text, how its author corrected the reading, and what is new in it. */
import { z } from 'zod';
import { correctionsSchema } from '../checklist/corrections/correction.ts';
import { differenceSchema } from '../checklist/compare-checklists.ts';

const words = z.string().max(20_000);
const sha256 = z.string().length(64);

/** The version that the run before used, and the differences to it; `more` counts those beyond the ones listed. */
export const lastUsedSchema = z.object({
  name: words,
  sha256,
  runNumber: z.string().max(40),
  differences: z.array(differenceSchema).max(500),
  more: z.number().int().nonnegative(),
});
export type LastUsed = z.infer<typeof lastUsedSchema>;

export const runChecklistSchema = z.object({
  name: words,
  sha256,
  markdown: z.string(),
  /** Absent in runs made before there were corrections, and where there are none. */
  corrections: correctionsSchema.optional(),
  /** Absent where no run used another version of this checklist before. */
  lastUsed: lastUsedSchema.optional(),
});
export type RunChecklist = z.infer<typeof runChecklistSchema>;
