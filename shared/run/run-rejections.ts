/** Why a command is refused: codes with data. `explain-rejection.ts` alone turns them into sentences. */
import type { ItemState } from './run-events.ts';
import type { Phase } from './run-state.ts';

export type RunRejection =
  | { readonly code: 'NoSuchRun' }
  | { readonly code: 'RunExists' }
  | { readonly code: 'ChecklistUnreadable' }
  | { readonly code: 'SameChecklist' }
  | { readonly code: 'ChecklistFixed'; readonly because: 'begun' | 'signed' }
  | { readonly code: 'NotAsked'; readonly item: string }
  | {
      readonly code: 'DetailMissing';
      readonly field: 'product' | 'release' | 'environment' | 'decisionMaker' | 'decisionMakerPhone';
    }
  | { readonly code: 'WrongPhase'; readonly command: string; readonly phase: Phase }
  | { readonly code: 'RunReadOnly'; readonly phase: Phase }
  | { readonly code: 'NoSuchItem'; readonly item: string }
  | { readonly code: 'NoSuchGroup'; readonly group: string }
  | {
      readonly code: 'NotMarkable';
      readonly item: string;
      readonly kind: 'trigger' | 'role' | 'follow-up' | 'parent';
    }
  | { readonly code: 'RollbackNotStarted'; readonly item: string }
  | { readonly code: 'StepNotStarted'; readonly item: string; readonly group: string }
  | {
      readonly code: 'AlreadyMarked';
      readonly item: string;
      readonly state: ItemState;
      readonly at: number;
      readonly by: string;
    }
  | { readonly code: 'AlreadyOpen'; readonly item: string }
  | {
      readonly code: 'ReasonNeeded';
      readonly item: string | null;
      readonly for: string;
      readonly minimum: number;
    }
  | { readonly code: 'SubChecksOpen'; readonly item: string; readonly left: number }
  | { readonly code: 'NoSuchSubCheck'; readonly item: string; readonly index: number }
  | { readonly code: 'ValueUnreadable'; readonly item: string; readonly value: string; readonly unit: string }
  | { readonly code: 'ValueNeeded'; readonly item: string; readonly limit: string }
  | {
      readonly code: 'ValueOverLimit';
      readonly item: string;
      readonly value: string;
      readonly limit: string;
      readonly over: string;
    }
  | { readonly code: 'NotConditional'; readonly item: string }
  | { readonly code: 'OutOfOrder'; readonly item: string; readonly before: string }
  | { readonly code: 'NothingToUndo' }
  | { readonly code: 'UndoIsStale'; readonly position: number }
  | { readonly code: 'EmptyNote' }
  | { readonly code: 'NoSuchEvidence'; readonly id: string }
  | {
      readonly code: 'GateNotClear';
      readonly gate: string;
      readonly recalled: readonly { readonly item: string; readonly state: ItemState }[];
    }
  | { readonly code: 'StepAlreadyStarted'; readonly group: string }
  | { readonly code: 'StepHasMarks'; readonly group: string }
  | { readonly code: 'EarlierStepNotStarted'; readonly group: string; readonly before: string }
  | { readonly code: 'AlreadyLive'; readonly liveAt: number }
  | { readonly code: 'NotLive' }
  | { readonly code: 'TimeInFuture'; readonly at: number }
  | { readonly code: 'TimeTooEarly'; readonly at: number; readonly earliest: number }
  | { readonly code: 'ItemNotDone'; readonly item: string }
  | { readonly code: 'WindowStillOpen'; readonly group: string }
  | { readonly code: 'WindowClear'; readonly group: string }
  | { readonly code: 'ExtensionTooShort'; readonly group: string; readonly toMinutes: number }
  | { readonly code: 'NotWatched'; readonly trigger: string }
  | { readonly code: 'AlreadyObserved'; readonly trigger: string }
  | { readonly code: 'NotObserved'; readonly trigger: string }
  | { readonly code: 'NothingTripped' }
  | { readonly code: 'DecisionMakerNeeded' }
  | { readonly code: 'RollbackRunning' }
  | { readonly code: 'RollbackBegun' }
  | { readonly code: 'NameNeeded' }
  | { readonly code: 'SentenceNeeded' }
  | { readonly code: 'NoSuchSlot'; readonly slot: string }
  | { readonly code: 'AlreadySigned'; readonly slot: string }
  | { readonly code: 'DeclinedAlready'; readonly slot: string }
  | { readonly code: 'NoSignedSheet' }
  | { readonly code: 'SignatureEmpty' }
  | { readonly code: 'RecordMovedOn'; readonly position: number }
  | { readonly code: 'RecordNotClosed' }
  | { readonly code: 'BreachRunning'; readonly trigger: string }
  | { readonly code: 'OutcomeDoesNotFit'; readonly outcome: string }
  | { readonly code: 'SignaturesMissing'; readonly slots: readonly string[] }
  | { readonly code: 'SheetNotSaved' }
  | { readonly code: 'NotFollowUp'; readonly item: string }
  | { readonly code: 'RunNotSealed' }
  | { readonly code: 'AddendumStands'; readonly group: string }
  | { readonly code: 'ReviewNotOpen' }
  | { readonly code: 'NoSuchReviewEntry' }
  | { readonly code: 'RunElsewhere'; readonly at: number; readonly to: string }
  | { readonly code: 'NotHandedOver' }
  | { readonly code: 'ClockUnknown'; readonly lastAt: number }
  | { readonly code: 'ClockKnown' };
