/** The part of the contract that is about signers, signatures and the check of a PDF. */
import { z } from 'zod';
import type { Result } from '../result.ts';
import { meaningSchema, signatureMarkSchema } from '../run/run-events.ts';
import type { SignedElsewhereRefusal } from '../signing/explain-signed-elsewhere.ts';
import { largestPdf, type SheetVerification, type SignatureCheck } from '../signing/sheet-verification.ts';
import type { OrganisationSummary, SignerRefusal, SignerSummary } from '../signing/signer.ts';
import type { CommandFailure, Recorded } from './desktop-contract.ts';
import type { Trouble } from './trouble.ts';

/** Used for one answer and dropped; never logged, never written. */
const passphrase = z.string().max(1000);
const signerId = z.string().regex(/^[a-z0-9-]{8,64}$/);
const runId = z.string().regex(/^[a-z0-9-]{8,64}$/);
const bytes = z.instanceof(Uint8Array);

const largestKeyFile = 1024 * 1024;

export const signingInputs = {
  listSigners: z.null(),
  createSigner: z.object({
    name: z.string().max(1000),
    role: z.string().max(1000),
    /** Empty for none. */
    email: z.string().max(1000),
    passphrase,
    /** Null for a self-signed certificate; else the organisation's key issues it, unlocked by this passphrase. */
    organisationPassphrase: passphrase.nullable(),
  }),
  /** Asks for a .p12 or .pfx; `importSigner` takes it with its password. */
  chooseSignerFile: z.null(),
  importSigner: z.object({
    bytes: bytes.refine((value) => value.byteLength <= largestKeyFile),
    filePassword: passphrase,
    role: z.string().max(1000),
    passphrase,
  }),
  changePassphrase: z.object({ id: signerId, old: passphrase, next: passphrase }),
  removeSigner: z.object({ id: signerId }),
  /** `organisation` for the organisation's own certificate. */
  exportCertificate: z.object({ id: signerId }),
  exportTrustPage: z.null(),
  makeOrganisation: z.object({ name: z.string().max(1000), passphrase }),

  /** The name on the signature is that of the signer's certificate. */
  signSheet: z.object({
    runId,
    slot: z.string().min(1).max(200),
    signerId,
    passphrase,
    meaning: meaningSchema,
    sentence: z.string().max(20_000).nullable(),
    mark: signatureMarkSchema,
    upTo: z.object({ position: z.number().int(), head: z.string().length(64) }),
  }),
  openSignedElsewhere: z.object({ runId }),
  /** `words`: what the signature itself would say. */
  sheetMarks: z.object({ runId, words: z.string().max(60_000) }),
  /** Null asks for the file; a sheet that main made need not cross again. */
  verifyPdf: z.object({
    file: z
      .union([
        z.object({
          name: z.string().max(1000),
          bytes: bytes.refine((value) => value.byteLength <= largestPdf),
        }),
        z.object({ runId, sheetId: z.string().max(100) }),
      ])
      .nullable(),
  }),
} as const;

/** Why nothing was signed: the rules of the run, the signer's key, another program's file, or trouble. */
export type SigningFailure =
  | CommandFailure
  | { readonly kind: 'signer'; readonly refusal: SignerRefusal }
  | { readonly kind: 'elsewhere'; readonly refusal: SignedElsewhereRefusal };

export type KnownSigners = {
  /** In the order they were made, removed ones too. */
  readonly signers: readonly SignerSummary[];
  readonly organisation: OrganisationSummary | null;
};

export type SigningOutputs = {
  listSigners: KnownSigners;
  createSigner: Result<SignerSummary, SignerRefusal | Trouble>;
  chooseSignerFile: Result<{ readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }, Trouble>;
  importSigner: Result<SignerSummary, SignerRefusal | Trouble>;
  changePassphrase: Result<SignerSummary, SignerRefusal | Trouble>;
  removeSigner: Result<SignerSummary, SignerRefusal | Trouble>;
  exportCertificate: Result<{ readonly path: string }, SignerRefusal | Trouble>;
  exportTrustPage: Result<{ readonly path: string }, Trouble>;
  makeOrganisation: Result<OrganisationSummary, SignerRefusal | Trouble>;
  /** `undrawable`: characters of the visible signature that no font has. */
  signSheet: Result<Recorded & { readonly undrawable: readonly string[] }, SigningFailure>;
  /** The signatures that the other program added. */
  openSignedElsewhere: Result<Recorded & { readonly accepted: readonly SignatureCheck[] }, SigningFailure>;
  /** Characters of the sheet and of these words that no font has, each once. */
  sheetMarks: Result<readonly string[], Trouble>;
  verifyPdf: Result<{ readonly name: string; readonly verification: SheetVerification }, Trouble>;
};
