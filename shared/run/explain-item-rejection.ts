import type { Sentences } from './explain-rejection.ts';
import type { Run } from './run-state.ts';
import { counted, itemName, groupName, stateWords, timeName } from './rejection-words.ts';

export type ItemRejectionCode =
  | 'NoSuchItem'
  | 'NoSuchGroup'
  | 'NotMarkable'
  | 'RollbackNotStarted'
  | 'StepNotStarted'
  | 'AlreadyMarked'
  | 'AlreadyOpen'
  | 'ReasonNeeded'
  | 'SubChecksOpen'
  | 'NoSuchSubCheck'
  | 'ValueUnreadable'
  | 'ValueNeeded'
  | 'ValueOverLimit'
  | 'NotConditional'
  | 'OutOfOrder'
  | 'NothingToUndo'
  | 'UndoIsStale'
  | 'EmptyNote'
  | 'NoSuchEvidence'
  | 'NotFollowUp';

export const explainItemRejection: Sentences<ItemRejectionCode> = {
  NoSuchItem: ({ item }) => `There is no ${item} of this kind in the checklist of this run.`,
  NoSuchGroup: ({ group }) => `There is no group ${group} of this kind in the checklist of this run.`,
  NotMarkable: ({ item, kind }, run) => `${itemName(run, item)} ${notMarkable[kind]}`,
  RollbackNotStarted: ({ item }, run) =>
    `${itemName(run, item)} belongs to the rollback. It can be marked once a rollback has started.`,
  StepNotStarted: ({ item, group }, run) =>
    `${groupName(run, group)} has not started. Pass its gate first, then mark ${item}.`,
  AlreadyMarked: ({ state, at, by }, run) =>
    `Already ${stateWords[state]} ${timeName(run, at)} by ${by}. Shift X opens it again.`,
  AlreadyOpen: ({ item }, run) => `${itemName(run, item)} is open already.`,
  ReasonNeeded: ({ for: purpose, minimum }) => reasonNeeded(purpose, minimum),
  SubChecksOpen: ({ left }) => `${counted(left, 'sub-check')} not checked. Check them one by one.`,
  NoSuchSubCheck: ({ item, index }, run) => `${itemName(run, item)} has no sub-check ${index + 1}.`,
  ValueUnreadable: ({ value, unit }) =>
    `“${value}” cannot be read as a value${unit === '' ? '' : ` in ${unit}`}. Type a number${unit === '' ? '' : ` such as “2.8 ${unit}”`}.`,
  ValueNeeded: ({ limit }) => `Type what was measured. The limit is ${limit}.`,
  ValueOverLimit: ({ value, limit, over }) => overLimit(value, limit, over),
  NotConditional: ({ item }, run) =>
    `${itemName(run, item)} does not ask whether it applies. Mark it not applicable instead, with a reason.`,
  OutOfOrder: ({ item, before }, run) =>
    `${stepName(run, before, 'Step')} is not closed. Mark ${stepName(run, item, 'step')} out of order?`,
  NothingToUndo: () => 'There is no mark to undo.',
  UndoIsStale: () => 'Something was marked since. Undo takes back the newest mark only.',
  EmptyNote: () => 'The note is empty. Type something first.',
  NoSuchEvidence: () => 'This piece of evidence is not in the record. Choose another one.',
  NotFollowUp: ({ item }, run) => `${itemName(run, item)} is no follow-up.`,
};

const notMarkable = {
  trigger: 'is a rollback trigger. It is observed and cleared, never ticked.',
  role: 'is a signature. It is given under Approvals, never ticked.',
  'follow-up': 'is a follow-up. It is marked under Follow-ups once the release is live.',
  parent: 'has items inside it that are not closed. Close them first.',
} as const;

/** What each reason is for, and that it is kept where it is printed. */
function reasonNeeded(purpose: string, minimum: number): string {
  switch (purpose) {
    case 'override':
      return `Give a reason of at least ${minimum} characters. It is printed in the PDF.`;
    case 'hold':
      return `Say why the release stays live, in at least ${minimum} characters. It is printed in the PDF.`;
    case 'failed':
      return `Say what failed, in at least ${minimum} characters.`;
    case 'not-applicable':
      return 'Say why this does not apply.';
    case 'deferred':
      return 'Say why this is put off.';
    case 'instead-of':
      return 'Say why the named decision maker was not the one who decided.';
    case 'written-by':
      return 'Give the name of the person who wrote on the paper.';
    case 'paper-time':
      return 'Give the time that stands on the paper, as 02:14.';
    case 'hand-over':
      return 'Say why the new operator does not confirm with a passphrase. It is printed in the PDF.';
    case 'addendum':
      return 'Follow-ups of this period are not closed. Say why it is closed with them left; the addendum prints it.';
    case 'rollback':
      return 'No trigger is observed. Say why the release is rolled back.';
    default:
      return 'Give a reason. It is printed in the PDF.';
  }
}

const atLeast =
  /^(?:at least|no less than|not less than|minimum of|min|over|above|more than|greater than|higher than|longer than|exceed\w*|>=?|≥)/iu;
const comparisonWords =
  /^(?:under|below|less than|fewer than|lower than|faster than|smaller than|at most|no more than|not more than|up to|maximum of|max|not exceed\w*|within|at least|no less than|not less than|minimum of|min|over|above|more than|greater than|higher than|longer than|exceed\w*|<=?|>=?|≤|≥)\s*(?:of\s+)?/iu;

/** "640 ms is 140 over the limit of 500ms." */
function overLimit(value: string, limit: string, over: string): string {
  const bound = limit.replace(comparisonWords, '');
  if (over === '0') return `${value} is at the limit of ${bound}, not ${limit}.`;
  return `${value} is ${over} ${atLeast.test(limit) ? 'under' : 'over'} the limit of ${bound}.`;
}

/** "Step 2" for an item of the rollback, by its place in the list. */
function stepName(run: Run, item: string, word: 'Step' | 'step'): string {
  const group = run.status === 'started' ? run.places.get(item)?.group : undefined;
  const index = group?.items.findIndex(({ number }) => number === item) ?? -1;
  return index === -1 ? itemName(run, item) : `${word} ${index + 1}`;
}
