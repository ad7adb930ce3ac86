import type { EntryKind } from './run-view.ts';

export type EntryForm = {
  /** A question without a field, or null. */
  readonly question: string | null;
  /** Label of the text field; null without one. */
  readonly label: string | null;
  readonly minimum: number;
  /** Said when less was typed. */
  readonly missing: string;
  /** Label of a time field, or null. */
  readonly time: string | null;
  /** Words of the button. */
  readonly save: string;
};

const plain = { question: null, minimum: 1, missing: '', time: null, save: 'Save' } as const;

/** What each kind of entry asks. The core has the last word on what is enough. */
export const entryForms: { readonly [kind in EntryKind]: EntryForm } = {
  failed: {
    ...plain,
    label: 'What failed',
    minimum: 3,
    missing: 'Say what failed, in at least 3 characters.',
  },
  deferred: {
    ...plain,
    label: 'Why it waits',
    missing: 'Give a reason. It is printed with the item.',
    time: 'Back at (optional)',
  },
  'not-applicable': {
    ...plain,
    label: 'Why it does not apply',
    missing: 'Give a reason. It is printed with the item.',
  },
  'over-limit': {
    ...plain,
    label: 'Done although over its limit: reason',
    missing: 'Give a reason. It is printed with the value.',
    save: 'Done, with reason',
  },
  'out-of-order': {
    ...plain,
    question: 'An item before this one is not closed. Mark this one out of order?',
    label: null,
    save: 'Mark out of order',
  },
  note: { ...plain, label: 'Note', missing: 'Write something, or press Esc.' },
  stated: {
    ...plain,
    label: 'Why the time is stated afterwards',
    missing: 'Give a reason. It is printed beside both times.',
    time: 'Done at',
    save: 'Mark done earlier',
  },
  value: { ...plain, label: null },
  'does-not-apply': { ...plain, label: 'Why it does not apply', missing: 'Give a reason.' },
  'group-not-applicable': {
    ...plain,
    label: 'Why these items do not apply',
    missing: 'Give a reason. It is recorded with each item.',
  },
};
