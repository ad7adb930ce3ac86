/** The part of the contract that is about the time after the night. */
import { z } from 'zod';
import type { DuePeriod } from '../follow-up/due-periods.ts';
import type { Result } from '../result.ts';
import { addendumPlaceSchema, signatureMarkSchema } from '../run/run-events.ts';
import type { Recorded } from './desktop-contract.ts';
import type { Trouble } from './trouble.ts';
import type { SigningFailure } from './signing-contract.ts';

const runId = z.string().regex(/^[a-z0-9-]{8,64}$/);
const signerId = z.string().regex(/^[a-z0-9-]{8,64}$/);
/** Used for one answer and dropped; never logged, never written. */
const passphrase = z.string().max(1000);
const words = z.string().max(20_000);

export const afterInputs = {
  signAddendum: z.object({
    runId,
    addendum: z.number().int().positive(),
    group: z.string().min(1).max(60),
    period: z.number().int().nonnegative(),
    place: addendumPlaceSchema,
    reason: words.nullable(),
    signerId,
    passphrase,
    mark: signatureMarkSchema,
    upTo: z.object({ position: z.number().int(), head: z.string().length(64) }),
  }),
  /** What a run whose record is closed asks for within two weeks. */
  readFollowUps: z.object({ runId }),
  /** Writes a signed addendum where the person wants it. */
  saveAddendum: z.object({ runId, addendum: z.number().int().positive() }),
  /** One calendar file for the follow-ups of these runs. */
  exportFollowUps: z.object({ runIds: z.array(runId).min(1).max(200) }),
  /** The incoming operator has read back; with their passphrase, or with a reason why without. */
  handOver: z.object({
    runId,
    to: words,
    readBack: z.array(words).max(500),
    key: z.object({ signerId, passphrase }).nullable(),
    withoutPassphrase: words.nullable(),
  }),
  exportEvidence: z.object({ runId }),
} as const;

export type AfterOutputs = {
  /** `undrawable`: characters of the visible signature that no font has. */
  signAddendum: Result<Recorded & { readonly undrawable: readonly string[] }, SigningFailure>;
  readFollowUps: Result<readonly DuePeriod[], Trouble>;
  saveAddendum: Result<{ readonly path: string }, Trouble>;
  exportFollowUps: Result<{ readonly path: string }, Trouble>;
  handOver: Result<Recorded, SigningFailure>;
  exportEvidence: Result<{ readonly path: string; readonly files: number }, Trouble>;
};
