import type { Sentences } from './explain-rejection.ts';
import { counted, groupName, itemName, timeName } from './rejection-words.ts';

export type GateRejectionCode =
  | 'GateNotClear'
  | 'StepAlreadyStarted'
  | 'StepHasMarks'
  | 'EarlierStepNotStarted'
  | 'AlreadyLive'
  | 'NotLive'
  | 'ItemNotDone'
  | 'WindowStillOpen'
  | 'WindowClear'
  | 'ExtensionTooShort';

export const explainGateRejection: Sentences<GateRejectionCode> = {
  GateNotClear: ({ gate, recalled }, run) =>
    `${counted(recalled.length, 'item')} before ${beforeGate(groupName(run, gate))} ${recalled.length === 1 ? 'is' : 'are'} not closed. Go back to ${recalled.length === 1 ? 'it' : 'them'}, or give a reason of at least 10 characters to go on.`,
  StepAlreadyStarted: ({ group }, run) => `${groupName(run, group)} has started already.`,
  StepHasMarks: ({ group }, run) =>
    `Items of ${groupName(run, group)} are marked, so its start cannot be undone. Undo the marks first.`,
  EarlierStepNotStarted: ({ group, before }, run) =>
    `${groupName(run, before)} has not started. Start it before ${groupName(run, group)}.`,
  AlreadyLive: ({ liveAt }, run) =>
    `Go-live was declared for ${timeName(run, liveAt)}. It can be corrected, with a reason.`,
  NotLive: () => 'Go-live is not declared. The windows are not running.',
  ItemNotDone: ({ item }, run) =>
    item === ''
      ? 'No item of this checklist stands for the production deployment. Give the time of go-live.'
      : `${itemName(run, item)} is not done. Mark it first, or give the time of go-live.`,
  WindowStillOpen: ({ group }, run) =>
    `${groupName(run, group)} is not over. Close its items, or wait for its end.`,
  WindowClear: ({ group }, run) => `${groupName(run, group)} has nothing to answer.`,
  ExtensionTooShort: ({ group }, run) =>
    `The new end of ${groupName(run, group)} must lie ahead, and after its present end.`,
};

function beforeGate(name: string): string {
  return name === 'signing' ? 'closing the record' : name;
}
