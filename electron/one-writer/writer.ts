/** Whether this copy of Runsheet may write to its data folder, asked before anything is recorded. */
import type { OtherCopy } from '#shared/ipc/custody-contract.ts';
import type { ClockReading } from '#shared/ledger/recorded-event.ts';
import type { LockAnswer } from './data-lock.ts';

export type Writer = {
  /** The copy that has the data folder instead of this one, or null while this one has it. */
  readonly other: () => OtherCopy | null;
  /** Beats the lock; called every few seconds and after each gap. */
  readonly beat: () => void;
  readonly release: () => void;
};

/** A lock that was looked at so lately is still ours: nobody takes one that is beaten. */
const trustMs = 2000;

export function makeWriter(
  answer: LockAnswer,
  ports: {
    readonly read: () => ClockReading;
    /** Another copy took the data folder over. */
    readonly lost: () => void;
  },
): Writer {
  let looked = ports.read();
  let lost: OtherCopy | null =
    answer.kind === 'theirs' ? { host: answer.by.host, since: answer.by.since } : null;

  function beat(): void {
    looked = ports.read();
    if (answer.kind === 'theirs' || lost !== null || answer.lock.beat()) return;
    lost = { host: '', since: looked.wall };
    ports.lost();
  }

  return {
    other: () => {
      const now = ports.read();
      const gap = Math.max(now.monotonic - looked.monotonic, now.sinceBoot - looked.sinceBoot);
      // After a sleep another copy may have taken it: that is known before anything is written.
      if (gap > trustMs) beat();
      return lost;
    },
    beat,
    release: () => {
      if (answer.kind === 'ours' && lost === null) answer.lock.release();
    },
  };
}

/** For tests and tools that are alone with their folder. */
export const onlyWriter: Writer = { other: () => null, beat: () => undefined, release: () => undefined };
