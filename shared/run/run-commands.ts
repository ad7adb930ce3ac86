/** What an operator, or the app's own watch, asks of a run. Main checks each against these schemas before it decides. */
import { z } from 'zod';
import { runChecklistSchema } from './run-checklist.ts';
import {
  addendumPlaceSchema,
  digitalSignatureSchema,
  evidenceSchema,
  howGivenSchema,
  instant,
  itemNumber,
  meaningSchema,
  outcomeSchema,
  peopleSchema,
  pollAnswerSchema,
  round,
  runDetailsSchema,
  sha256,
  signatureMarkSchema,
  words,
} from './event-parts.ts';

/** Given when a gate, or a step out of order, is passed although something is not clear. */
const overrideReason = words.nullable();

export const createRunSchema = z.object({
  type: z.literal('CreateRun'),
  details: runDetailsSchema,
  rehearsal: z.boolean(),
  people: peopleSchema,
  checklist: runChecklistSchema,
});

export const runCommandSchema = z.discriminatedUnion('type', [
  createRunSchema,
  /** `keep`: items that are other in this version and whose marks go on all the same, by their numbers before. */
  z.object({
    type: z.literal('UpdateChecklist'),
    checklist: runChecklistSchema,
    keep: z.array(itemNumber).max(100_000),
  }),
  z.object({ type: z.literal('ChangeDetails'), details: runDetailsSchema }),
  z.object({ type: z.literal('ChangePeople'), people: peopleSchema }),
  z.object({
    type: z.literal('SetThreshold'),
    trigger: itemNumber,
    holdSeconds: z.number().int().nonnegative(),
  }),

  z.object({
    type: z.literal('MarkItem'),
    item: itemNumber,
    state: z.enum(['done', 'failed', 'deferred', 'not-applicable']),
    reason: words.nullable(),
    value: words.nullable(),
    remindAt: instant.nullable(),
    statedAt: instant.nullable(),
    /** Set when the operator confirmed "mark out of order". */
    outOfOrder: z.boolean(),
    /** For a result typed in from paper; `statedAt` is then the time on the paper, of any mark. */
    paper: z.object({ writtenBy: words, pageId: z.string().max(100).nullable() }).optional(),
  }),
  z.object({ type: z.literal('ReopenItem'), item: itemNumber }),
  z.object({
    type: z.literal('MarkSubCheck'),
    item: itemNumber,
    index: z.number().int().nonnegative(),
    checked: z.boolean(),
  }),
  z.object({
    type: z.literal('AnswerApplicability'),
    item: itemNumber,
    applies: z.boolean(),
    reason: words.nullable(),
  }),
  /** Takes back the newest mark that has not been undone; `position` guards against undoing another one. */
  z.object({ type: z.literal('UndoMark'), position: z.number().int().positive() }),
  z.object({ type: z.literal('AddNote'), item: itemNumber.nullable(), text: words, round: round.optional() }),
  z.object({
    type: z.literal('AddEvidence'),
    item: itemNumber.nullable(),
    evidence: evidenceSchema,
    round: round.optional(),
  }),
  z.object({ type: z.literal('RemoveEvidence'), id: z.string(), reason: words }),

  z.object({ type: z.literal('StartStep'), group: itemNumber, overrideReason }),
  z.object({ type: z.literal('UndoStepStart'), group: itemNumber }),
  z.object({
    type: z.literal('DeclareGoLive'),
    stated: z.enum(['now', 'item-done', 'stated']),
    /** The moment, for `stated`; ignored otherwise. */
    liveAt: instant.nullable(),
    overrideReason,
  }),
  z.object({ type: z.literal('CorrectGoLive'), liveAt: instant, reason: words }),
  z.object({ type: z.literal('AnswerWindowGate'), group: itemNumber, overrideReason: words }),
  z.object({
    type: z.literal('ExtendWindow'),
    group: itemNumber,
    toMinutes: z.number().positive(),
    reason: words,
  }),

  z.object({ type: z.literal('ObserveTrigger'), trigger: itemNumber, since: instant.nullable() }),
  z.object({ type: z.literal('CorrectTriggerStart'), trigger: itemNumber, since: instant }),
  z.object({ type: z.literal('ClearTrigger'), trigger: itemNumber, clearedAt: instant.nullable() }),
  /** From the app's own watch: records each running breach that has outlasted its threshold. */
  z.object({ type: z.literal('RecordTrips') }),
  z.object({
    type: z.literal('HoldTriggers'),
    decidedBy: words,
    how: howGivenSchema,
    insteadOf: words.nullable(),
    reason: words,
    until: instant,
  }),
  z.object({ type: z.literal('KeepWatch') }),
  z.object({
    type: z.literal('StartRollback'),
    decidedBy: words,
    how: howGivenSchema,
    insteadOf: words.nullable(),
    reason: words.nullable(),
  }),
  z.object({ type: z.literal('CancelRollback'), decidedBy: words, reason: words }),

  z.object({
    type: z.literal('ChangeOperator'),
    to: words,
    readBack: z.array(words).max(500),
    withoutPassphrase: words.nullable(),
    certificateSha256: sha256.optional(),
  }),
  z.object({
    type: z.literal('AnswerPoll'),
    role: itemNumber,
    answer: pollAnswerSchema,
    name: words,
    sentence: words.nullable(),
    how: howGivenSchema,
  }),
  z.object({
    type: z.literal('SignOff'),
    slot: z.string().min(1).max(200),
    name: words,
    meaning: meaningSchema,
    sentence: words.nullable(),
    mark: signatureMarkSchema,
    upTo: z.object({ position: z.number().int(), head: z.string().length(64) }),
    digital: digitalSignatureSchema.nullable(),
  }),
  z.object({
    type: z.literal('TakeSignedElsewhere'),
    signatures: z
      .array(z.object({ slot: z.string().min(1).max(200), name: words, digital: digitalSignatureSchema }))
      .min(1)
      .max(200),
  }),
  z.object({
    type: z.literal('ApproveElsewhere'),
    slot: z.string().min(1).max(200),
    name: words,
    evidenceId: z.string(),
    note: words,
  }),

  z.object({
    type: z.literal('CloseRecord'),
    outcome: outcomeSchema,
    overrideReason,
    missing: z.record(z.string(), words),
  }),
  z.object({ type: z.literal('ReopenRecord'), reason: words }),
  z.object({ type: z.literal('AbortRun'), reason: words, decidedBy: words }),
  z.object({
    type: z.literal('RecordSheetSaved'),
    sha256: z.string().length(64),
    name: words,
    pages: z.number().int().positive(),
    draft: z.boolean(),
  }),
  z.object({ type: z.literal('SealRun'), sheetSha256: z.string().length(64), draftReason: words.nullable() }),

  z.object({
    type: z.literal('MarkFollowUp'),
    item: itemNumber,
    round: z.number().int().nonnegative(),
    state: z.enum(['done', 'failed', 'deferred', 'not-applicable', 'open']),
    note: words.nullable(),
  }),
  z.object({ type: z.literal('EndFollowUp'), group: itemNumber, reason: words }),
  z.object({
    type: z.literal('SignAddendum'),
    addendum: z.number().int().positive(),
    group: itemNumber,
    period: round,
    place: addendumPlaceSchema,
    name: words,
    /** Needed while something of the period is not closed. */
    reason: words.nullable(),
    mark: signatureMarkSchema,
    upTo: z.object({ position: z.number().int(), head: z.string().length(64) }),
    digital: digitalSignatureSchema,
  }),
  z.object({
    type: z.literal('WriteLesson'),
    entry: z.string().min(1).max(200),
    item: itemNumber.nullable(),
    text: words,
  }),

  z.object({
    type: z.literal('RecordClockDisturbance'),
    kind: z.enum(['slept', 'stepped', 'restarted', 'zone-changed']),
    fromAt: instant,
    toAt: instant,
    shiftMs: z.number().int(),
  }),
  z.object({ type: z.literal('ConfirmRecovery'), positions: z.array(z.number().int().positive()) }),
  z.object({ type: z.literal('RecordRepair'), finding: words, restored: words }),

  z.object({
    type: z.literal('HandOverRun'),
    handOverId: z.string().min(1).max(100),
    installation: words,
    to: words,
  }),
  z.object({ type: z.literal('TakeOverRun'), installation: words }),
  z.object({ type: z.literal('TakeBackRun'), installation: words, reason: words }),
  z.object({
    type: z.literal('RecordOtherHistory'),
    common: z.number().int().nonnegative(),
    entries: z.number().int().positive(),
    head: z.string().length(64),
    lastAt: instant,
    lastBy: words,
  }),
  /** `statedAt`: the time now, from a clock the operator trusts. */
  z.object({ type: z.literal('StateClock'), statedAt: instant }),
]);

export type RunCommand = z.infer<typeof runCommandSchema>;
export type RunCommandType = RunCommand['type'];
export type CommandOf<T extends RunCommandType> = Extract<RunCommand, { type: T }>;

/** Commands that only the app itself may give; the router refuses them from a window. */
export const appOnlyCommands: readonly RunCommandType[] = [
  'CreateRun',
  'AddEvidence',
  'ChangeOperator',
  'RecordTrips',
  'RecordClockDisturbance',
  'SignOff',
  'SignAddendum',
  'TakeSignedElsewhere',
  'RecordSheetSaved',
  'RecordRepair',
  'SealRun',
  'HandOverRun',
  'RecordOtherHistory',
];
