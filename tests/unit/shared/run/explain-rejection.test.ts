import { expect, it } from 'vitest';
import { explainRejection } from '#shared/run/explain-rejection.ts';
import type { RunRejection } from '#shared/run/run-rejections.ts';
import { noRun } from '#shared/run/run-state.ts';
import { done, observe } from '../../../support/run-commands.ts';
import { createRunCommand } from '../../../support/run-player.ts';
import { given, live } from '../../../support/run-spec.ts';

const { player } = given(live);
const run = player.run();
const at = run.created.at;
const item = '3.1.5';

const examples: { readonly [C in RunRejection['code']]: Extract<RunRejection, { code: C }> } = {
  NoSuchRun: { code: 'NoSuchRun' },
  RunExists: { code: 'RunExists' },
  ChecklistUnreadable: { code: 'ChecklistUnreadable' },
  SameChecklist: { code: 'SameChecklist' },
  ChecklistFixed: { code: 'ChecklistFixed', because: 'begun' },
  NotAsked: { code: 'NotAsked', item },
  DetailMissing: { code: 'DetailMissing', field: 'decisionMaker' },
  WrongPhase: { code: 'WrongPhase', command: 'DeclareGoLive', phase: 'preparing' },
  RunReadOnly: { code: 'RunReadOnly', phase: 'closing' },
  NoSuchItem: { code: 'NoSuchItem', item },
  NoSuchGroup: { code: 'NoSuchGroup', group: '9.9' },
  NotMarkable: { code: 'NotMarkable', item: '4.1.2', kind: 'trigger' },
  RollbackNotStarted: { code: 'RollbackNotStarted', item: '4.2.1' },
  StepNotStarted: { code: 'StepNotStarted', item: '2.5.1', group: '2.5' },
  AlreadyMarked: { code: 'AlreadyMarked', item, state: 'done', at, by: 'Mei Lindqvist' },
  AlreadyOpen: { code: 'AlreadyOpen', item },
  ReasonNeeded: { code: 'ReasonNeeded', item: null, for: 'override', minimum: 10 },
  SubChecksOpen: { code: 'SubChecksOpen', item: '1.2.6', left: 2 },
  NoSuchSubCheck: { code: 'NoSuchSubCheck', item, index: 3 },
  ValueUnreadable: { code: 'ValueUnreadable', item: '3.3.1', value: 'fast', unit: 'seconds' },
  ValueNeeded: { code: 'ValueNeeded', item: '3.3.1', limit: 'under 3 seconds' },
  ValueOverLimit: {
    code: 'ValueOverLimit',
    item: '3.3.2',
    value: '640 ms',
    limit: 'under 500ms',
    over: '140',
  },
  NotConditional: { code: 'NotConditional', item },
  OutOfOrder: { code: 'OutOfOrder', item: '4.2.4', before: '4.2.2' },
  NothingToUndo: { code: 'NothingToUndo' },
  UndoIsStale: { code: 'UndoIsStale', position: 3 },
  EmptyNote: { code: 'EmptyNote' },
  NoSuchEvidence: { code: 'NoSuchEvidence', id: 'e1' },
  GateNotClear: { code: 'GateNotClear', gate: '2.3', recalled: [{ item: '2.2.5', state: 'failed' }] },
  StepAlreadyStarted: { code: 'StepAlreadyStarted', group: '2.1' },
  StepHasMarks: { code: 'StepHasMarks', group: '2.1' },
  EarlierStepNotStarted: { code: 'EarlierStepNotStarted', group: '2.2', before: '2.1' },
  AlreadyLive: { code: 'AlreadyLive', liveAt: at },
  NotLive: { code: 'NotLive' },
  TimeInFuture: { code: 'TimeInFuture', at },
  TimeTooEarly: { code: 'TimeTooEarly', at, earliest: at + 1 },
  ItemNotDone: { code: 'ItemNotDone', item: '2.4.3' },
  WindowStillOpen: { code: 'WindowStillOpen', group: '3.1' },
  WindowClear: { code: 'WindowClear', group: '3.1' },
  ExtensionTooShort: { code: 'ExtensionTooShort', group: '3.1', toMinutes: 20 },
  NotWatched: { code: 'NotWatched', trigger: '4.1.2' },
  AlreadyObserved: { code: 'AlreadyObserved', trigger: '4.1.2' },
  NotObserved: { code: 'NotObserved', trigger: '4.1.2' },
  NothingTripped: { code: 'NothingTripped' },
  DecisionMakerNeeded: { code: 'DecisionMakerNeeded' },
  RollbackRunning: { code: 'RollbackRunning' },
  RollbackBegun: { code: 'RollbackBegun' },
  NameNeeded: { code: 'NameNeeded' },
  SentenceNeeded: { code: 'SentenceNeeded' },
  NoSuchSlot: { code: 'NoSuchSlot', slot: 'Nobody' },
  DeclinedAlready: { code: 'DeclinedAlready', slot: '12.1.1' },
  NoSignedSheet: { code: 'NoSignedSheet' },
  AlreadySigned: { code: 'AlreadySigned', slot: '12.1.1' },
  SignatureEmpty: { code: 'SignatureEmpty' },
  RecordMovedOn: { code: 'RecordMovedOn', position: 9 },
  RecordNotClosed: { code: 'RecordNotClosed' },
  BreachRunning: { code: 'BreachRunning', trigger: '4.1.2' },
  OutcomeDoesNotFit: { code: 'OutcomeDoesNotFit', outcome: 'aborted' },
  SignaturesMissing: { code: 'SignaturesMissing', slots: ['12.1.1'] },
  SheetNotSaved: { code: 'SheetNotSaved' },
  NotFollowUp: { code: 'NotFollowUp', item },
  RunNotSealed: { code: 'RunNotSealed' },
  AddendumStands: { code: 'AddendumStands', group: 'Week 1 Activities' },
  RunElsewhere: { code: 'RunElsewhere', at: 0, to: 'Samuel Adeyemi' },
  ReviewNotOpen: { code: 'ReviewNotOpen' },
  NoSuchReviewEntry: { code: 'NoSuchReviewEntry' },
  NotHandedOver: { code: 'NotHandedOver' },
  ClockUnknown: { code: 'ClockUnknown', lastAt: 0 },
  ClockKnown: { code: 'ClockKnown' },
};

it.each(Object.values(examples))('explains $code without blame, with and without a run', (rejection) => {
  for (const known of [run, noRun]) {
    const sentence = explainRejection(rejection, known);
    expect(sentence).toMatch(/^\S.*[.?]$/u);
    expect(sentence).not.toMatch(/error rate.*error|undefined|null|please|oops|!/iu);
    expect(sentence.replaceAll(/Error rate/gu, '')).not.toMatch(/error/iu);
  }
});

it('says it in the words of the screens', () => {
  const { AlreadyMarked, ReasonNeeded, ValueOverLimit, OutOfOrder, NotLive, DetailMissing } = examples;
  const told = [AlreadyMarked, ReasonNeeded, ValueOverLimit, OutOfOrder, NotLive, DetailMissing].map(
    (rejection) => explainRejection(rejection, run),
  );
  expect(told).toEqual([
    'Already done 20:10:00 by Mei Lindqvist. Shift X opens it again.',
    'Give a reason of at least 10 characters. It is printed in the PDF.',
    '640 ms is 140 over the limit of 500ms.',
    'Step 2 is not closed. Mark step 4 out of order?',
    'Go-live is not declared. The windows are not running.',
    'Give the name of the person who decides on rollback. Without it an alarm has nobody to ask.',
  ]);
});

it('names the item, the trigger or the group it speaks of', () => {
  const refusal = (command: Parameters<typeof player.attempt>[0]) => {
    const decision = player.attempt(command);
    return decision.ok ? 'not refused' : explainRejection(decision.error, player.run());
  };
  expect(refusal(done('4.2.1'))).toContain('4.2.1 Stop current application');
  expect(refusal(done('2.5.1'))).toContain('Step 5 has not started');
  expect(refusal(observe('1.1.1'))).toContain('1.1.1');
  expect(refusal(createRunCommand())).toContain('has begun already');
});
