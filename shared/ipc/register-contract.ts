/** The part of the contract that is about all runs together: the register, its exports, insights and usual times. */
import { z } from 'zod';
import { insightFilterSchema } from '../insights/choose-runs.ts';
import type { Insights } from '../insights/insights.ts';
import type { UsualTimes } from '../insights/usual-times.ts';
import {
  registerFilterSchema,
  registerQuerySchema,
  type RegisterChoices,
  type RegisterPage,
} from '../register/register-query.ts';
import type { LearnedBefore } from '../review/learned-before.ts';
import type { Result } from '../result.ts';
import type { Trouble } from './trouble.ts';

const runId = z.string().regex(/^[a-z0-9-]{8,64}$/);

export const registerInputs = {
  queryRegister: registerQuerySchema,
  readRegisterChoices: z.null(),
  /** The finished runs that match: as a table for a spreadsheet, or as the register an auditor gets. */
  exportRegister: z.object({ filter: registerFilterSchema, as: z.enum(['csv', 'pdf']) }),
  readInsights: insightFilterSchema,
  exportInsights: insightFilterSchema,
  /** How long the steps and windows of this run's checklist usually take. */
  readUsualTimes: z.object({ runId }),
  /** What runs before this one learned at its items; for a run that is not begun, by its checklist. */
  readLessons: z.union([
    z.object({ runId }),
    z.object({ checklistSha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  ]),
} as const;

export type RegisterOutputs = {
  queryRegister: Result<RegisterPage, Trouble>;
  readRegisterChoices: Result<RegisterChoices, Trouble>;
  exportRegister: Result<{ readonly path: string; readonly runs: number }, Trouble>;
  readInsights: Result<Insights, Trouble>;
  exportInsights: Result<{ readonly path: string }, Trouble>;
  readUsualTimes: Result<UsualTimes, Trouble>;
  readLessons: Result<readonly LearnedBefore[], Trouble>;
};
