import type { HeadsIndex } from './heads-index.ts';
import type { RunHead } from './run-head.ts';

export type HeadsKeeper = {
  readonly changed: (runId: string) => void;
  /** The run is gone for good: nothing that was ever written of it stays in the file. */
  readonly forgetNow: (runId: string) => void;
  /** Writes what changed since the last time; `isDurable` waits for the disk. */
  readonly now: (isDurable: boolean) => void;
};

const afterMs = 500;

/**
 * Writes changed heads to the index a moment later, all in one, so that no mark waits for it. `current` gives a run's
 * head as it is then; null when the run is to be forgotten.
 */
export function keepHeadsLater(index: HeadsIndex, current: (runId: string) => RunHead | null): HeadsKeeper {
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | null = null;

  function now(isDurable: boolean): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (changed.size === 0) return;
    const runIds = [...changed];
    changed.clear();
    index.keep(
      runIds.map((runId) => {
        const head = current(runId);
        return head === null ? { kind: 'forgotten', runId } : { kind: 'head', head };
      }),
      isDurable,
    );
  }

  return {
    forgetNow: (runId) => {
      changed.add(runId);
      now(true);
      index.writeAnew();
    },
    changed: (runId) => {
      changed.add(runId);
      // Not a reason for the app to stay: its end writes what is left.
      timer ??= setTimeout(() => now(false), afterMs).unref();
    },
    now,
  };
}
