/** The rows of the approvals screen: who signs, what the poll said, and how each row stands. */
import { contactsOf } from '#shared/checklist/contacts-of.ts';
import { latestPoll } from '#shared/sign-off/latest-poll.ts';
import {
  isSigned,
  isStale,
  signOffOf,
  signOffSlots,
  type SignOffSlot,
} from '#shared/sign-off/sign-off-slots.ts';
import type { PollEntry, SignOff, StartedRun } from '#shared/run/run-state.ts';
import { formatShortTime } from '#shared/time/instant.ts';
import { signatureKindWords } from '../signers/signer-words.ts';

export type SlotState = 'open' | 'signed' | 'go-sheet' | 'stale' | 'declined' | 'elsewhere';

export type SlotRow = {
  readonly slot: string;
  readonly kind: SignOffSlot['kind'];
  /** "QA Lead" */
  readonly label: string;
  /** "QA Lead approval" */
  readonly title: string;
  readonly heading: string;
  readonly state: SlotState;
  /** "signed 14:02", "not signed" */
  readonly word: string;
  /** "Lena Fischer, poll: go 01:14" */
  readonly detail: string;
  /** Who signed, answered the poll, or is expected to sign; empty when nobody is known. */
  readonly name: string;
  readonly signOff: SignOff | null;
  readonly poll: PollEntry | null;
};

export function slotRows(run: StartedRun): readonly SlotRow[] {
  const polled = new Map(latestPoll(run).map((entry) => [entry.role, entry]));
  return signOffSlots(run.checklist).map((slot) => rowOf(run, slot, polled.get(slot.slot) ?? null));
}

/** How many rows carry an approval that counts. */
export function signedCount(rows: readonly SlotRow[]): number {
  return rows.filter(({ state }) => state === 'signed').length;
}

/** The next row without an approval that counts, after this one and then from the top; null when all have one. */
export function nextUnsigned(rows: readonly SlotRow[], after: string): string | null {
  const from = rows.findIndex(({ slot }) => slot === after) + 1;
  return [...rows.slice(from), ...rows.slice(0, from)].find(({ state }) => state !== 'signed')?.slot ?? null;
}

/** Signatures go onto the go sheet before go-live, and onto the record once it is closed; in between nothing is signed. */
export function canSign(run: StartedRun): boolean {
  return run.phase === 'preparing' || run.phase === 'deploying' || run.phase === 'closing';
}

export function canPoll(run: StartedRun): boolean {
  return (run.phase === 'preparing' || run.phase === 'deploying') && run.goLive === null;
}

/** Names that can be offered: expected signers, people of the run, and whoever has signed. */
export function knownNames(run: StartedRun): readonly { readonly value: string; readonly detail?: string }[] {
  const { signers, decisionMaker, contacts, deployedBy } = run.people;
  const labels = new Map(signOffSlots(run.checklist).map(({ slot, label }) => [slot, label]));
  return [
    ...Object.entries(signers).map(([slot, value]) => ({ value, detail: labels.get(slot) ?? '' })),
    ...run.signOffs.map(({ name }) => ({ value: name, detail: 'has signed' })),
    { value: deployedBy, detail: 'deployed by' },
    { value: decisionMaker.name, detail: 'rollback decision maker' },
    ...contactsOf(run.checklist).map((detail) => ({ value: contacts[detail]?.name ?? '', detail })),
  ].filter(({ value }) => value.trim() !== '');
}

function rowOf(run: StartedRun, slot: SignOffSlot, poll: PollEntry | null): SlotRow {
  const signOff = signOffOf(run, slot.slot);
  const state = stateOf(run, slot, signOff);
  const name = signOff?.name || poll?.name || run.people.signers[slot.slot] || '';
  return {
    slot: slot.slot,
    kind: slot.kind,
    label: slot.label,
    title: slot.kind === 'role' ? (run.places.get(slot.slot)?.item.text ?? slot.label) : slot.label,
    heading: slot.heading,
    state,
    word: wordOf(state, signOff),
    detail: detailOf({ name, poll, signOff, state, run }),
    name,
    signOff,
    poll,
  };
}

function stateOf(run: StartedRun, slot: SignOffSlot, signOff: SignOff | null): SlotState {
  if (signOff === null) return 'open';
  if (signOff.meaning === 'decline') return 'declined';
  if (signOff.how === 'elsewhere') return 'elsewhere';
  if (isStale(run, signOff)) return 'stale';
  return isSigned(run, slot) ? 'signed' : 'go-sheet';
}

function wordOf(state: SlotState, signOff: SignOff | null): string {
  if (signOff === null) return 'not signed';
  const time = formatShortTime(signOff.stamp.at, signOff.stamp.offsetMinutes);
  switch (state) {
    case 'open':
      return 'not signed';
    case 'signed':
      return `signed ${time}`;
    case 'go-sheet':
      return 'go sheet signed: record not signed';
    case 'stale':
      return 'record changed since: sign again';
    case 'declined':
      return `declined ${time}`;
    case 'elsewhere':
      return 'approved elsewhere';
  }
}

type Detailed = Pick<SlotRow, 'name' | 'poll' | 'signOff' | 'state'> & { readonly run: StartedRun };

function detailOf({ name, poll, signOff, state, run }: Detailed): string {
  const parts = [
    name,
    keyWords(state, signOff),
    poll === null ? '' : pollWords(poll),
    changeWords({ run, state, signOff }),
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** The kind of key, named as it is. */
function keyWords(state: SlotState, signOff: SignOff | null): string {
  if (signOff === null || state === 'elsewhere') return '';
  return signOff.digital === null
    ? 'mark only, not a digital signature'
    : signatureKindWords(signOff.digital.kind);
}

function pollWords({ answer, sentence, stamp }: PollEntry): string {
  if (answer === 'no-answer') return 'poll: no answer';
  const word = answer === 'go' ? 'go' : 'no-go';
  return `poll: ${word} ${formatShortTime(stamp.at, stamp.offsetMinutes)}${sentence === null ? '' : `, ${sentence}`}`;
}

function changeWords({ run, state, signOff }: Pick<Detailed, 'run' | 'state' | 'signOff'>): string {
  if (signOff === null) return '';
  const time = formatShortTime(signOff.stamp.at, signOff.stamp.offsetMinutes);
  if (state === 'declined') return signOff.sentence ?? '';
  if (state === 'go-sheet') return `go sheet signed ${time}`;
  if (signOff.meaning === 'approve-with-exceptions' && state === 'signed')
    return `with exceptions: ${signOff.sentence ?? ''}`;
  const reopened = run.reopenings.at(-1);
  if (state !== 'stale' || reopened === undefined) return '';
  const at = formatShortTime(reopened.stamp.at, reopened.stamp.offsetMinutes);
  return `signed ${time}. Record reopened at ${at}: ${reopened.reason}`;
}
