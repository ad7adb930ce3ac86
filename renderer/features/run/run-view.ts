import { create } from 'zustand';

/** What is being asked in the band of the current item. */
export type EntryKind =
  | 'failed'
  | 'deferred'
  | 'not-applicable'
  | 'over-limit'
  | 'out-of-order'
  | 'note'
  | 'value'
  | 'stated'
  | 'does-not-apply'
  | 'group-not-applicable';

export type Entry = { readonly item: string; readonly kind: EntryKind };

/** Where the keyboard goes after an act that changed what is shown. */
export type FocusTarget = 'list' | 'closing-line' | 'gate' | 'questions';

/** How the run screen is looked at. Nothing here is part of the record. */
export type RunView = {
  readonly entry: Entry | null;
  /** Typed text that was not saved yet, by item and kind of entry; Escape keeps it. */
  readonly drafts: Readonly<Record<string, string>>;
  /** Item whose details are open. */
  readonly details: string | null;
  readonly filter: string;
  readonly filterWhole: boolean;
  readonly list: 'items' | 'conditionals';
  readonly isFocusMode: boolean;
  /** In a small window: what lies over the list. */
  readonly cover: 'none' | 'now';
  readonly isRecallOpen: boolean;
  readonly recallAt: number;
  /** `t` was pressed and waits for a digit. */
  readonly awaitsTrigger: boolean;
  /** A trigger without a time that asks whether it is really observed. */
  readonly confirmTrigger: string | null;
  /** Pasted or dropped, and not yet said yes to. */
  readonly offeredEvidence: { readonly files: readonly File[]; readonly text: string | null } | null;
  /** Rail parts opened or closed by hand, while this phase lasts. */
  readonly openParts: Readonly<Record<string, boolean>>;
  readonly focusTarget: FocusTarget;
  /** Grows with each request, so that the same target can be asked for again. */
  readonly focusSerial: number;
};

const fresh: RunView = {
  entry: null,
  drafts: {},
  details: null,
  filter: '',
  filterWhole: false,
  list: 'items',
  isFocusMode: false,
  cover: 'none',
  isRecallOpen: false,
  recallAt: 0,
  awaitsTrigger: false,
  confirmTrigger: null,
  offeredEvidence: null,
  openParts: {},
  focusTarget: 'list',
  focusSerial: 0,
};

export const useRunView = create<RunView>()(() => fresh);

/** Back to a plain list, with the drafts of the run that is opened. */
export function resetRunView(drafts: Readonly<Record<string, string>>, focusTarget: FocusTarget): void {
  useRunView.setState({ ...fresh, drafts, focusTarget, focusSerial: useRunView.getState().focusSerial + 1 });
}

/** Sends the keyboard to a part of the centre. */
export function sendFocus(focusTarget: FocusTarget): void {
  useRunView.setState(({ focusSerial }) => ({ focusTarget, focusSerial: focusSerial + 1 }));
}

export function draftKey({ item, kind }: Entry): string {
  return `${item} ${kind}`;
}

export function keepDraft(entry: Entry, text: string): void {
  useRunView.setState(({ drafts }) => ({ drafts: { ...drafts, [draftKey(entry)]: text } }));
}

export function dropDraft(entry: Entry): void {
  useRunView.setState(({ drafts }) => ({
    drafts: Object.fromEntries(Object.entries(drafts).filter(([key]) => key !== draftKey(entry))),
  }));
}

/** Opens an entry in the band of its item; `offered` fills an empty field. */
export function openEntry(entry: Entry, offered = ''): void {
  useRunView.setState(({ drafts }) => ({
    entry,
    drafts: { [draftKey(entry)]: offered, ...drafts },
  }));
}

/** Closes the entry and gives the keyboard back to the list; the draft stays. */
export function closeEntry(): void {
  useRunView.setState({ entry: null });
  sendFocus('list');
}
