/** What the facts of a run are made of. */
import { z } from 'zod';

export const instant = z.number().int();
export const itemNumber = z.string().min(1).max(60);
export const groupNumber = z.string().min(1).max(60);
/** Which round of a repeating follow-up something belongs to; absent for everything else. */
export const round = z.number().int().nonnegative();
/** Free text of a person: kept exactly as typed; screens and sheet make it harmless when they draw it. */
export const words = z.string().max(20_000);
export const personName = z.string().min(1).max(20_000);

export const personSchema = z.object({ name: words, phone: words });
export const peopleSchema = z.object({
  deployedBy: words,
  decisionMaker: personSchema,
  /** Emergency contacts by the label of their blank. */
  contacts: z.record(z.string(), personSchema),
  /** The names expected to sign, by role item number or approver label; may be empty. */
  signers: z.record(z.string(), words),
});
export type Person = z.infer<typeof personSchema>;
export type People = z.infer<typeof peopleSchema>;

export const itemStateSchema = z.enum(['open', 'done', 'failed', 'deferred', 'not-applicable']);
export type ItemState = z.infer<typeof itemStateSchema>;

/** One line of a recall: which item was not clear, and how it stood. */
export const recalledItemSchema = z.object({ item: itemNumber, state: itemStateSchema });
export const overrideSchema = z.object({ name: personName, reason: words });
export const howGivenSchema = z.enum(['phone', 'keyboard', 'chat']);
export type HowGiven = z.infer<typeof howGivenSchema>;
export type Override = z.infer<typeof overrideSchema>;

/** Points of one stroke as fractions of the pad's width and height: [x, y, x, y, …]. */
export const strokesSchema = z.array(z.array(z.number().min(-0.5).max(1.5)).max(20_000)).max(500);

export const signatureMarkSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('drawn'), strokes: strokesSchema }),
  z.object({ kind: z.literal('typed'), text: personName }),
]);
export type SignatureMark = z.infer<typeof signatureMarkSchema>;

export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** The digital signature of the PDF that a sign-off stands on. */
export const digitalSignatureSchema = z.object({
  certificateSha256: sha256,
  /** A key this app made, the company's certificate, or a signature that another program added. */
  kind: z.enum(['runsheet-key', 'company-certificate', 'other-program']),
  /** The whole file after this signature. */
  fileSha256: sha256,
  field: z.string().min(1).max(200),
});
export type DigitalSignature = z.infer<typeof digitalSignatureSchema>;

/** Who answers for the follow-ups, and who looked over it. */
export const addendumPlaceSchema = z.enum(['lead', 'reviewer']);
export type AddendumPlace = z.infer<typeof addendumPlaceSchema>;

export const meaningSchema = z.enum(['approve', 'approve-with-exceptions', 'decline']);
export type Meaning = z.infer<typeof meaningSchema>;
export const outcomeSchema = z.enum(['deployed', 'rolled-back', 'aborted']);
export type Outcome = z.infer<typeof outcomeSchema>;
export const pollAnswerSchema = z.enum(['go', 'no-go', 'no-answer']);
export type PollAnswer = z.infer<typeof pollAnswerSchema>;

export const evidenceSchema = z.object({
  id: z.string().min(1).max(100),
  kind: z.enum(['file', 'image', 'text', 'link']),
  name: words,
  mime: z.string().max(200),
  /** Bytes of the file, or of the text in UTF-8. */
  size: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** The text or the address itself; null for files, which lie beside the ledger. */
  text: z.string().max(200_000).nullable(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

export const runDetailsSchema = z.object({
  product: words,
  release: words,
  environment: words,
  ticket: words,
  reason: words,
  securityImpact: words,
  plannedAt: instant.nullable(),
});
export type RunDetails = z.infer<typeof runDetailsSchema>;
