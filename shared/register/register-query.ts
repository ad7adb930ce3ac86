/** What the register can be asked, and what it answers. */
import { z } from 'zod';
import type { RemovedRun } from '../retention/removed-run.ts';
import type { RunSummary } from '../run/summarise-run.ts';

/** Where a search looks. `names`: release, product, ticket, environment, number and checklist. */
export const searchPlaces = ['names', 'people', 'notes', 'items', 'history'] as const;
export type SearchPlace = (typeof searchPlaces)[number];

/** Every column of the register. */
export const registerSorts = [
  'number',
  'date',
  'release',
  'environment',
  'outcome',
  'duration',
  'failed',
  'late',
  'notApplicable',
  'signatures',
  'deployedBy',
] as const;
export type RegisterSort = (typeof registerSorts)[number];

/** `complete`: every slot signed; `some` and `none` of them; `sealed`: signed or not. */
export const signatureStates = ['complete', 'some', 'none', 'sealed'] as const;

const words = z.string().max(1000);

export const registerFilterSchema = z.object({
  /** Every word must begin a word of the run. Empty finds all. */
  search: words,
  lookIn: z.enum(searchPlaces).nullable(),
  outcome: z.enum(['deployed', 'rolled-back', 'aborted']).nullable(),
  kind: z.enum(['real', 'rehearsal']).nullable(),
  environment: words.nullable(),
  /** Title of a checklist, in any version. */
  checklist: words.nullable(),
  signatures: z.enum(signatureStates).nullable(),
  /** Date of go-live, else of creation; wall milliseconds, `to` not included. */
  from: z.number().int().nullable(),
  to: z.number().int().nullable(),
  sort: z.enum(registerSorts),
  descending: z.boolean(),
});
export type RegisterFilter = z.infer<typeof registerFilterSchema>;

/** As many rows as one question is answered with. */
export const mostRowsAtOnce = 500;

export const registerQuerySchema = registerFilterSchema.extend({
  offset: z.number().int().nonnegative(),
  limit: z.number().int().positive().max(mostRowsAtOnce),
});
export type RegisterQuery = z.infer<typeof registerQuerySchema>;

export const wholeRegister: RegisterFilter = {
  search: '',
  lookIn: null,
  outcome: null,
  kind: null,
  environment: null,
  checklist: null,
  signatures: null,
  from: null,
  to: null,
  sort: 'date',
  descending: true,
};

/** What the register shows of a run: a page of it crosses to the window with every key of a search. */
export type RegisterLine = Pick<
  RunSummary,
  | 'runId'
  | 'runNumber'
  | 'product'
  | 'release'
  | 'environment'
  | 'rehearsal'
  | 'phase'
  | 'outcome'
  | 'createdAt'
  | 'startedAt'
  | 'liveAt'
  | 'closedAt'
  | 'deployedBy'
  | 'failed'
  | 'late'
  | 'notApplicable'
  | 'signed'
  | 'slots'
>;

export type RegisterRow = {
  readonly line: RegisterLine;
  /** Where the search found its words together; empty without a search, when they stand in different places, or when very many runs have them. */
  readonly foundIn: readonly SearchPlace[];
  /** What stays of a run that was removed; null for one that is here. */
  readonly removed: RemovedRun | null;
};

export type RegisterPage = {
  /** Finished runs that match. */
  readonly total: number;
  readonly rows: readonly RegisterRow[];
  /** Ids of the runs in progress that match. */
  readonly inProgress: readonly string[];
  /** How many runs are in the index, of how many there are. */
  readonly indexed: { readonly done: number; readonly of: number };
};

export type RegisterChoices = {
  readonly environments: readonly string[];
  readonly checklists: readonly string[];
};
