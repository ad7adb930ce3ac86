/**
 * What an author says of a checklist that its words do not: kept beside the source, never in it. A correction names its
 * heading or item by its words, so that it finds it in the next version too.
 */
import { z } from 'zod';

const words = z.string().max(20_000);

/** The nth (from 0) item or heading with these titles; a blank has its label as `item` and its heading as `section`. */
export const anchorSchema = z.object({
  section: words,
  group: words.nullable(),
  item: words.nullable(),
  nth: z.number().int().nonnegative(),
});
export type Anchor = z.infer<typeof anchorSchema>;

const minutes = z.number().nonnegative().max(100_000);
const limitSchema = z.object({
  words,
  comparison: z.enum(['<', '<=', '>', '>=']),
  value: z.number(),
  unit: z.string().max(40),
});

export const correctionSchema = z.discriminatedUnion('sets', [
  z.object({
    sets: z.literal('part'),
    at: anchorSchema,
    part: z.enum(['prepare', 'deploy', 'verify', 'rollback', 'approve', 'follow-up']),
  }),
  z.object({
    sets: z.literal('kind'),
    at: anchorSchema,
    kind: z.enum(['items', 'step', 'window', 'triggers', 'rollback', 'sign-off', 'follow-up']),
    /** For a window, and null for all else. */
    window: z.object({ fromMinutes: minutes, toMinutes: minutes }).nullable(),
    /** For a follow-up: the day it is due; null for all else. */
    dueDay: z.number().int().positive().max(10_000).nullable(),
    /** For a follow-up that comes again; absent where the words decide. */
    repeats: z.enum(['once', 'monthly']).optional(),
  }),
  /** The words that make it conditional, or null: it is not. */
  z.object({ sets: z.literal('conditional'), at: anchorSchema, conditional: words.nullable() }),
  z.object({ sets: z.literal('sub-checks'), at: anchorSchema, subChecks: z.array(words).max(200) }),
  z.object({ sets: z.literal('limit'), at: anchorSchema, limit: limitSchema.nullable() }),
  /** Seconds a trigger's condition must hold before it trips; null: it trips at once. */
  z.object({
    sets: z.literal('threshold'),
    at: anchorSchema,
    holdSeconds: z.number().int().nonnegative().max(604_800).nullable(),
  }),
  /** Who signs; null: nobody, the item is ticked. */
  z.object({ sets: z.literal('role'), at: anchorSchema, role: words.nullable() }),
  /** The underscores are no blank of the approval sheet. */
  z.object({ sets: z.literal('no-blank'), at: anchorSchema }),
]);
export type Correction = z.infer<typeof correctionSchema>;

export const correctionsSchema = z.array(correctionSchema).max(2_000);
