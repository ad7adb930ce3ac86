/** Slows guessing down: each wrong passphrase of a signer makes the next try wait longer. */
export type PassphraseGuard = {
  /** Milliseconds until this signer's passphrase is tried again; 0 when it may be now. */
  readonly waitMs: (signerId: string) => number;
  readonly failed: (signerId: string) => void;
  readonly succeeded: (signerId: string) => void;
};

/** Wrong passphrases in a row, kept over restarts. */
export type FailureMemory = {
  readonly recall: (signerId: string) => number;
  readonly keep: (signerId: string, count: number) => void;
};

const delays = [2000, 4000, 8000, 15_000] as const;
const pause = 60_000;

/**
 * `now` is a clock that never steps, in milliseconds. After a restart the last pause runs once more from the start: a
 * time of day is kept nowhere, so that setting the clock neither ends a pause nor makes one endless.
 */
export function makePassphraseGuard(now: () => number, memory: FailureMemory): PassphraseGuard {
  const startedAt = now();
  const known = new Map<string, { readonly count: number; readonly until: number }>();
  const failures = (signerId: string): { readonly count: number; readonly until: number } => {
    const found = known.get(signerId);
    if (found !== undefined) return found;
    const count = memory.recall(signerId);
    const recalled = { count, until: count === 0 ? startedAt : startedAt + delayAfter(count) };
    known.set(signerId, recalled);
    return recalled;
  };
  return {
    waitMs: (signerId) => Math.max(0, failures(signerId).until - now()),
    failed: (signerId) => {
      const count = failures(signerId).count + 1;
      known.set(signerId, { count, until: now() + delayAfter(count) });
      memory.keep(signerId, count);
    },
    succeeded: (signerId) => {
      if (failures(signerId).count === 0) return;
      known.set(signerId, { count: 0, until: now() });
      memory.keep(signerId, 0);
    },
  };
}

function delayAfter(count: number): number {
  return delays[count - 1] ?? pause;
}
