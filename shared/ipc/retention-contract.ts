/** The part of the contract that is about how long runs are kept. */
import { z } from 'zod';
import type { RemovedRun } from '../retention/removed-run.ts';
import type { Result } from '../result.ts';
import type { RunSummary } from '../run/summarise-run.ts';
import type { Trouble } from './trouble.ts';

const runId = z.string().regex(/^[a-z0-9-]{8,64}$/);
const words = z.string().max(20_000);

export const retentionInputs = {
  readRetention: z.null(),
  /**
   * Takes a sealed run out that is past its time. `second`: who agrees, beside the operator; their passphrase where they
   * have a key on this laptop.
   */
  removeRun: z.object({ runId, second: words, reason: words, passphrase: words.nullable() }),
} as const;

export type Retention = {
  /** Sealed runs past their time, oldest first: offered, never removed by themselves. */
  readonly due: readonly RunSummary[];
  /** Newest removal first. */
  readonly removed: readonly RemovedRun[];
};

export type RetentionOutputs = {
  readRetention: Retention;
  removeRun: Result<RemovedRun, Trouble>;
};
