/** One thing of the night worth looking back at. */

export const reviewKinds = [
  'failed',
  'deferred',
  'not-applicable',
  'late',
  'early',
  'out-of-order',
  'reopened',
  'left-open',
  'override',
  'breach',
  'tripped',
  'hold',
  'rollback',
  'rollback-cancelled',
  'aborted',
  'no-go',
  'decline',
  'extension',
  'correction',
  'record-reopened',
  'clock',
  'note',
] as const;
export type ReviewKind = (typeof reviewKinds)[number];

export type ReviewEntry = {
  /** What a lesson names: where in the history it comes from, so it never changes. */
  readonly key: string;
  readonly kind: ReviewKind;
  /** Item, trigger or role number; null for what concerns no single one. */
  readonly item: string | null;
  /** The item in the words of the checklist; null with `item`. */
  readonly wording: string | null;
  /** What happened, beyond its kind; may be empty. */
  readonly text: string;
  readonly at: number;
  readonly offsetMinutes: number;
  /** Since go-live, negative before; null when the run never was live. */
  readonly sinceLiveMs: number | null;
  readonly by: string;
  /** By this and then by `position` they stand in order of time. */
  readonly steadyAt: number;
  readonly position: number;
};

export const reviewKindWords: Readonly<Record<ReviewKind, string>> = {
  failed: 'failed',
  deferred: 'deferred',
  'not-applicable': 'not applicable',
  late: 'late',
  early: 'early',
  'out-of-order': 'out of order',
  reopened: 'opened again',
  'left-open': 'left open',
  override: 'override',
  breach: 'trigger observed',
  tripped: 'threshold passed',
  hold: 'held',
  rollback: 'rollback',
  'rollback-cancelled': 'rollback cancelled',
  aborted: 'aborted',
  'no-go': 'no-go',
  decline: 'declined',
  extension: 'window extended',
  correction: 'go-live corrected',
  'record-reopened': 'record reopened',
  clock: 'clock',
  note: 'note',
};

/** How the entries are told apart on screen and counted. */
export const reviewGroups = ['items', 'decisions', 'notes'] as const;
export type ReviewGroup = (typeof reviewGroups)[number];

export function reviewGroupOf({ kind }: Pick<ReviewEntry, 'kind'>): ReviewGroup {
  return groupOf[kind];
}

const groupOf: Readonly<Record<ReviewKind, ReviewGroup>> = {
  failed: 'items',
  deferred: 'items',
  'not-applicable': 'items',
  late: 'items',
  early: 'items',
  'out-of-order': 'items',
  reopened: 'items',
  'left-open': 'items',
  override: 'decisions',
  breach: 'decisions',
  tripped: 'decisions',
  hold: 'decisions',
  rollback: 'decisions',
  'rollback-cancelled': 'decisions',
  aborted: 'decisions',
  'no-go': 'decisions',
  decline: 'decisions',
  extension: 'decisions',
  correction: 'decisions',
  'record-reopened': 'decisions',
  clock: 'notes',
  note: 'notes',
};
