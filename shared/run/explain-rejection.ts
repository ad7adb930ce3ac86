/** The only place that turns refusals into sentences: what happened, then what to do. */
import { explainGateRejection, type GateRejectionCode } from './explain-gate-rejection.ts';
import { explainItemRejection, type ItemRejectionCode } from './explain-item-rejection.ts';
import { explainSigningRejection, type SigningRejectionCode } from './explain-signing-rejection.ts';
import { explainTriggerRejection, type TriggerRejectionCode } from './explain-trigger-rejection.ts';
import type { RunRejection } from './run-rejections.ts';
import type { Run } from './run-state.ts';
import { itemName, phaseWords, timeName } from './rejection-words.ts';

export type RejectionCode = RunRejection['code'];
type Of<C extends RejectionCode> = Extract<RunRejection, { code: C }>;
/** One sentence per code; a code without one does not compile. */
export type Sentences<C extends RejectionCode> = {
  readonly [K in C]: (rejection: Of<K>, run: Run) => string;
};

type PlainCode = Exclude<
  RejectionCode,
  GateRejectionCode | ItemRejectionCode | SigningRejectionCode | TriggerRejectionCode
>;

const plainSentences: Sentences<PlainCode> = {
  NoSuchRun: () => 'This run is not on this laptop. Open another run from the list.',
  RunExists: () => 'This run has begun already. Open it from the list.',
  ChecklistUnreadable: () => 'No check boxes were found in this checklist. Choose another version.',
  SameChecklist: () => 'The run uses this version already. Choose another one.',
  ChecklistFixed: ({ because }) =>
    because === 'begun'
      ? 'The deployment has begun: the run keeps the version of its checklist for ever. Use the new version in the next run.'
      : 'People have approved with the version that is used. Use the new version in the next run.',
  NotAsked: ({ item }, run) =>
    `The mark of ${itemName(run, item)} cannot be kept: it is gone, or means something else, in this version. Leave it out.`,
  DetailMissing: ({ field }) => missingDetail[field],
  WrongPhase: ({ phase }) => `That is not possible ${phaseWords[phase]}.`,
  RunReadOnly: ({ phase }) =>
    phase === 'sealed'
      ? 'This run is sealed. Nothing in it can change. Follow-ups are kept in the addendum.'
      : 'The record is closed: items are read only. Reopen the record, with a reason, to change something.',
  RunElsewhere: ({ at }, run) =>
    `This run went on to another laptop at ${timeName(run, at)}. Here it can only be read.`,
  ReviewNotOpen: () =>
    'Looking back begins once the record is closed. Until then write what you notice as a note.',
  NoSuchReviewEntry: () =>
    'The review of this run has no such entry. Nothing was written. Open the review again and write it there.',
  NotHandedOver: () => 'This run was not handed over to another laptop. It goes on here.',
  ClockUnknown: ({ lastAt }, run) =>
    `The clock of this laptop is behind the last saved entry (${timeName(run, lastAt)}). Enter the time now first, from a clock you trust.`,
  ClockKnown: () => 'The clock is not in doubt. There is nothing to enter.',
  TimeInFuture: ({ at }, run) => `${timeName(run, at)} is still to come. Give a time that has passed.`,
  TimeTooEarly: ({ at, earliest }, run) =>
    `${timeName(run, at)} is too early. Give a time after ${timeName(run, earliest)}.`,
};

const missingDetail: Readonly<Record<Of<'DetailMissing'>['field'], string>> = {
  product: 'Give the name of the product.',
  release: 'Give the release, such as 2.14.0.',
  environment: 'Give the environment the release goes to.',
  decisionMaker:
    'Give the name of the person who decides on rollback. Without it an alarm has nobody to ask.',
  decisionMakerPhone:
    'Give the phone number of the person who decides on rollback. Without it an alarm has nobody to call.',
};

const sentences: Sentences<RejectionCode> = {
  ...plainSentences,
  ...explainItemRejection,
  ...explainGateRejection,
  ...explainTriggerRejection,
  ...explainSigningRejection,
};

/** What was refused and what to do, for the person at the keyboard. */
export function explainRejection(rejection: RunRejection, run: Run): string {
  // `as`: the table pairs each code with the function for just that code, which an index by a union cannot express.
  const explain = sentences[rejection.code] as (given: RunRejection, of: Run) => string;
  return explain(rejection, run);
}
