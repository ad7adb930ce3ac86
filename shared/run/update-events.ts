/** The fact that a run goes on with another version of its checklist. */
import { z } from 'zod';
import { differenceSchema } from '../checklist/compare-checklists.ts';
import { itemNumber } from './event-parts.ts';
import { runChecklistSchema } from './run-checklist.ts';

export const checklistUpdatedSchema = z.object({
  type: z.literal('ChecklistUpdated'),
  /** As the run carries it from now on. */
  checklist: runChecklistSchema,
  /** Items with something recorded that goes on, by their numbers before and after. */
  carried: z.array(z.object({ from: itemNumber, to: itemNumber })),
  /** Items whose marks stay in the history alone, by their numbers before. */
  left: z.array(itemNumber),
  /** What is other in it; `more` counts those beyond the ones listed. */
  differences: z.array(differenceSchema).max(500),
  more: z.number().int().nonnegative(),
});
