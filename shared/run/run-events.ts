/**
 * The facts of a run. A shipped schema is never edited: a changed fact gets a new name, and
 * `upgrade-run-event.ts` lifts the old one when it is read. Instants are milliseconds since 1970, UTC.
 */
import { z } from 'zod';

const instant = z.number().int();
const itemNumber = z.string().min(1).max(60);
const groupNumber = z.string().min(1).max(60);
/** Free text of a person: kept exactly as typed; screens and sheet make it harmless when they draw it. */
const words = z.string().max(20_000);
const personName = z.string().min(1).max(20_000);

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

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

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

export const runCreatedSchema = z.object({
  type: z.literal('RunCreated'),
  runId: z.string().min(8).max(64),
  /** "K7Q2-25": installation code and number without gaps. */
  runNumber: z.string().min(1).max(40),
  details: runDetailsSchema,
  rehearsal: z.boolean(),
  simulatedClock: z.boolean(),
  people: peopleSchema,
  checklist: z.object({ name: words, sha256: z.string().length(64), markdown: z.string() }),
});

export const runEventSchema = z.discriminatedUnion('type', [
  runCreatedSchema,
  z.object({ type: z.literal('DetailsChanged'), details: runDetailsSchema }),
  z.object({ type: z.literal('PeopleChanged'), people: peopleSchema }),
  z.object({
    type: z.literal('ThresholdSet'),
    trigger: itemNumber,
    holdSeconds: z.number().int().nonnegative(),
  }),

  z.object({
    type: z.literal('ItemMarked'),
    item: itemNumber,
    state: z.enum(['done', 'failed', 'deferred', 'not-applicable']),
    /** Why, or what failed; null for a plain done. */
    reason: words.nullable(),
    /** What was measured, in the words typed ("2.8 s"). */
    value: words.nullable(),
    /** When a deferred item comes back. */
    remindAt: instant.nullable(),
    /** An earlier time the operator states; the recorded time stays and late stays late. */
    statedAt: instant.nullable(),
    outOfOrder: z.boolean(),
  }),
  z.object({ type: z.literal('ItemReopened'), item: itemNumber }),
  z.object({
    type: z.literal('SubCheckMarked'),
    item: itemNumber,
    index: z.number().int().nonnegative(),
    checked: z.boolean(),
  }),
  z.object({
    type: z.literal('ApplicabilityAnswered'),
    item: itemNumber,
    applies: z.boolean(),
    reason: words.nullable(),
  }),
  /** Takes back one mark, sub-check or answer; names it by its position in the ledger. */
  z.object({ type: z.literal('MarkUndone'), item: itemNumber, position: z.number().int().positive() }),
  z.object({ type: z.literal('NoteAdded'), item: itemNumber.nullable(), text: words }),
  z.object({ type: z.literal('EvidenceAdded'), item: itemNumber.nullable(), evidence: evidenceSchema }),
  z.object({ type: z.literal('EvidenceRemoved'), id: z.string(), reason: words }),

  z.object({
    type: z.literal('GatePassed'),
    /** A step's or a window's group number, "go-live" or "signing". */
    gate: z.string().min(1).max(60),
    recalled: z.array(recalledItemSchema),
    override: overrideSchema.nullable(),
  }),
  z.object({ type: z.literal('StepStarted'), group: groupNumber }),
  z.object({ type: z.literal('StepEnded'), group: groupNumber }),
  z.object({ type: z.literal('StepStartUndone'), group: groupNumber }),

  z.object({
    type: z.literal('GoLiveDeclared'),
    liveAt: instant,
    stated: z.enum(['now', 'item-done', 'stated']),
  }),
  z.object({ type: z.literal('GoLiveCorrected'), liveAt: instant, previousAt: instant, reason: words }),
  z.object({
    type: z.literal('WindowExtended'),
    group: groupNumber,
    toMinutes: z.number().positive(),
    reason: words,
  }),

  z.object({ type: z.literal('TriggerObserved'), trigger: itemNumber, since: instant }),
  z.object({ type: z.literal('TriggerStartCorrected'), trigger: itemNumber, since: instant }),
  z.object({ type: z.literal('TriggerTripped'), trigger: itemNumber, trippedAt: instant }),
  z.object({ type: z.literal('TriggerCleared'), trigger: itemNumber, clearedAt: instant }),
  z.object({
    type: z.literal('TriggerHeld'),
    triggers: z.array(itemNumber).min(1),
    decidedBy: personName,
    how: howGivenSchema,
    /** Why the named decision maker was not the one who decided; null when they were. */
    insteadOf: words.nullable(),
    reason: words,
    until: instant,
  }),
  z.object({ type: z.literal('WatchKept') }),

  z.object({
    type: z.literal('RollbackStarted'),
    /** The tripped or observed triggers it answers; empty when started without one. */
    triggers: z.array(itemNumber),
    decidedBy: personName,
    how: howGivenSchema,
    insteadOf: words.nullable(),
    reason: words.nullable(),
  }),
  z.object({ type: z.literal('RollbackCancelled'), decidedBy: personName, reason: words }),

  z.object({
    type: z.literal('OperatorChanged'),
    from: words,
    to: personName,
    /** What the incoming operator read back, one sentence each. */
    readBack: z.array(words),
    withoutPassphrase: words.nullable(),
  }),
  z.object({
    type: z.literal('PollAnswered'),
    role: itemNumber,
    answer: pollAnswerSchema,
    name: words,
    sentence: words.nullable(),
    how: howGivenSchema,
  }),
  z.object({
    type: z.literal('SignOffGiven'),
    /** Role item number or approver label. */
    slot: z.string().min(1).max(200),
    name: personName,
    meaning: meaningSchema,
    /** What was declined and why; null otherwise. */
    sentence: words.nullable(),
    mark: signatureMarkSchema,
    /** Position and seal of the last event the signer saw. */
    upTo: z.object({ position: z.number().int(), head: z.string().length(64) }),
    /** Null where a mark was drawn and nothing was signed. */
    digital: digitalSignatureSchema.nullable().default(null),
  }),
  /** A signature that another program added to the sheet, as its certificate names the signer. */
  z.object({
    type: z.literal('SheetSignedElsewhere'),
    slot: z.string().min(1).max(200),
    name: personName,
    digital: digitalSignatureSchema,
  }),
  z.object({
    type: z.literal('ApprovedElsewhere'),
    slot: z.string().min(1).max(200),
    name: personName,
    evidenceId: z.string(),
    note: words,
  }),

  z.object({
    type: z.literal('RecordClosed'),
    outcome: outcomeSchema,
    recalled: z.array(recalledItemSchema),
    /** Why a signature will be missing, by slot. */
    missing: z.record(z.string(), words),
  }),
  z.object({ type: z.literal('RecordReopened'), reason: words }),
  z.object({ type: z.literal('RunAborted'), reason: words, decidedBy: personName }),
  z.object({
    type: z.literal('SheetSaved'),
    sha256: z.string().length(64),
    name: words,
    pages: z.number().int().positive(),
    draft: z.boolean(),
  }),
  z.object({
    type: z.literal('RunSealed'),
    sheetSha256: z.string().length(64),
    /** Why it was sealed with signatures missing; null when none is. */
    draftReason: words.nullable(),
  }),

  z.object({
    type: z.literal('FollowUpMarked'),
    item: itemNumber,
    /** 0 for a follow-up that is due once; the nth round of a repeating one. */
    round: z.number().int().nonnegative(),
    state: z.enum(['done', 'failed', 'deferred', 'not-applicable', 'open']),
    note: words.nullable(),
  }),
  z.object({ type: z.literal('FollowUpEnded'), group: groupNumber, reason: words }),

  z.object({
    type: z.literal('ClockDisturbed'),
    kind: z.enum(['slept', 'stepped', 'restarted', 'zone-changed']),
    fromAt: instant,
    toAt: instant,
    /** How far the wall clock moved against steady time; 0 for a sleep or a restart. */
    shiftMs: z.number().int(),
  }),
  z.object({ type: z.literal('RecoveryConfirmed'), positions: z.array(z.number().int().positive()) }),
  z.object({ type: z.literal('StoreRepaired'), finding: words, restored: words }),
]);

export type RunEvent = z.infer<typeof runEventSchema>;
export type RunEventType = RunEvent['type'];
export type EventOf<T extends RunEventType> = Extract<RunEvent, { type: T }>;
