/** Slows guessing down: each wrong passphrase of a signer makes the next try wait longer. */
export type PassphraseGuard = {
  /** Milliseconds until this signer's passphrase is tried again; 0 when it may be now. */
  readonly waitMs: (signerId: string) => number;
  readonly failed: (signerId: string) => void;
  readonly succeeded: (signerId: string) => void;
};

const delays = [2000, 4000, 8000, 15_000] as const;
const pause = 60_000;

/** `now` is a clock that never steps, in milliseconds. */
export function makePassphraseGuard(now: () => number): PassphraseGuard {
  const failures = new Map<string, { readonly count: number; readonly until: number }>();
  return {
    waitMs: (signerId) => Math.max(0, (failures.get(signerId)?.until ?? 0) - now()),
    failed: (signerId) => {
      const count = (failures.get(signerId)?.count ?? 0) + 1;
      failures.set(signerId, { count, until: now() + (delays[count - 1] ?? pause) });
    },
    succeeded: (signerId) => {
      failures.delete(signerId);
    },
  };
}
