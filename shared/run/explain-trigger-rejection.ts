import type { Sentences } from './explain-rejection.ts';
import { itemName } from './rejection-words.ts';

export type TriggerRejectionCode =
  | 'NotWatched'
  | 'AlreadyObserved'
  | 'NotObserved'
  | 'NothingTripped'
  | 'DecisionMakerNeeded'
  | 'RollbackRunning'
  | 'RollbackBegun'
  | 'BreachRunning';

export const explainTriggerRejection: Sentences<TriggerRejectionCode> = {
  NotWatched: ({ trigger }, run) =>
    `${itemName(run, trigger)} is not watched now. Triggers are watched from the production deployment until the watch ends.`,
  AlreadyObserved: ({ trigger }, run) =>
    `${itemName(run, trigger)} is observed already, and its stopwatch runs.`,
  NotObserved: ({ trigger }, run) => `${itemName(run, trigger)} is not observed now. Nothing is running.`,
  NothingTripped: () => 'No threshold is passed now. There is nothing to hold.',
  DecisionMakerNeeded: () => 'Say who decided. It is printed in the PDF.',
  RollbackRunning: () => 'A rollback runs. Finish it first.',
  RollbackBegun: () => 'The rollback has begun and can only be finished.',
  BreachRunning: ({ trigger }, run) =>
    `${itemName(run, trigger)} is still observed. Clear it or decide on it first.`,
};
