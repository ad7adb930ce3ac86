import { z } from 'zod';
import { sha256 } from '#shared/run/event-parts.ts';

/** What the index of the data folder says of an imported version; its text lies beside it under its hash. */
export const checklistEntrySchema = z.object({
  sha256,
  name: z.string(),
  importedAt: z.number(),
  importedBy: z.string(),
});
