/**
 * The facts of a run. A shipped schema is never edited: a changed fact gets a new name, and
 * `upgrade-run-event.ts` lifts the old one when it is read. Instants are milliseconds since 1970, UTC.
 */
import { z } from 'zod';
import { custodyEvents } from './custody-events.ts';
import { runChecklistSchema } from './run-checklist.ts';
import { checklistUpdatedSchema } from './update-events.ts';

import {
  addendumPlaceSchema,
  digitalSignatureSchema,
  evidenceSchema,
  groupNumber,
  howGivenSchema,
  instant,
  itemNumber,
  meaningSchema,
  outcomeSchema,
  overrideSchema,
  peopleSchema,
  personName,
  pollAnswerSchema,
  recalledItemSchema,
  round,
  runDetailsSchema,
  sha256,
  signatureMarkSchema,
  words,
} from './event-parts.ts';

export * from './event-parts.ts';

/** Where a result came from that was written on paper first. */
export const paperSchema = z.object({
  /** Who wrote it; who typed it in is who recorded the event. */
  writtenBy: personName,
  /** The photographed page among the run's evidence; null when there is no photograph. */
  pageId: z.string().min(1).max(100).nullable(),
});
export type Paper = z.infer<typeof paperSchema>;

export const runCreatedSchema = z.object({
  type: z.literal('RunCreated'),
  runId: z.string().min(8).max(64),
  /** "K7Q2-25": installation code and number without gaps. */
  runNumber: z.string().min(1).max(40),
  details: runDetailsSchema,
  rehearsal: z.boolean(),
  simulatedClock: z.boolean(),
  people: peopleSchema,
  checklist: runChecklistSchema,
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
    /** Typed in from paper; absent for a mark made at the keyboard. */
    paper: paperSchema.optional(),
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
  z.object({
    type: z.literal('NoteAdded'),
    item: itemNumber.nullable(),
    text: words,
    round: round.optional(),
  }),
  z.object({
    type: z.literal('EvidenceAdded'),
    item: itemNumber.nullable(),
    evidence: evidenceSchema,
    round: round.optional(),
  }),
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
    /** Why the incoming operator did not confirm with a passphrase; null when they did. */
    withoutPassphrase: words.nullable(),
    /** The certificate whose passphrase they typed; absent without one. */
    certificateSha256: sha256.optional(),
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
  /** One signature of an addendum to the sealed record; the first one closes its period. */
  z.object({
    type: z.literal('AddendumSigned'),
    /** Addenda of a run are counted from 1; both signatures of one name the same. */
    addendum: z.number().int().positive(),
    group: groupNumber,
    /** 0 for a period that comes once; the nth month of a repeating one. */
    period: round,
    place: addendumPlaceSchema,
    name: personName,
    /** Follow-ups of the period that were not closed, as its pages say. */
    recalled: z.array(recalledItemSchema),
    /** Why the period was closed with these; null when none was left. */
    reason: words.nullable(),
    mark: signatureMarkSchema,
    /** Position and seal of the last event the addendum carries. */
    upTo: z.object({ position: z.number().int(), head: z.string().length(64) }),
    /** The sealed sheet that it adds to. */
    sheetSha256: sha256,
    digital: digitalSignatureSchema,
  }),
  /** What was learned from one entry of the post-run review; the newest text of an entry counts. */
  z.object({
    type: z.literal('LessonWritten'),
    entry: z.string().min(1).max(200),
    /** The item that is shown it in the next run, or null for the run as a whole. */
    item: itemNumber.nullable(),
    text: words,
  }),

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
  checklistUpdatedSchema,
  ...custodyEvents,
]);

export type RunEvent = z.infer<typeof runEventSchema>;
export type RunEventType = RunEvent['type'];
export type EventOf<T extends RunEventType> = Extract<RunEvent, { type: T }>;
