import type { DesktopApi, Recorded } from '#shared/ipc/desktop-contract.ts';
import type { PlaceKeeper } from './kept-place.ts';
import type { RunSummary } from '#shared/run/summarise-run.ts';

/** What the store asks of IndexedDB. None of it throws: the ledger has everything, so a loss here is healed later. */
export type StoragePort = {
  /** Rotates the log, looks for loss, compares with main and heals what differs. */
  readonly reconcile: (desktop: DesktopApi) => Promise<Reconciled>;
  /** Goes over every row, one run at a time; a run of which one does not hold is written anew. Tells what was found. */
  readonly checkAll: (desktop: DesktopApi) => Promise<readonly string[]>;
  /** Hands over what the copy has of runs that main lacks, and tells what came of it, one sentence each. */
  readonly restore: (desktop: DesktopApi, runIds: readonly string[]) => Promise<readonly string[]>;
  /** Drops a run that was removed for good. */
  readonly remove: (runId: string) => Promise<void>;
  /** Writes events and summary beside the ledger; false when it could not. */
  readonly append: (recorded: Recorded & { readonly runId: string }) => Promise<boolean>;
};

export type Reconciled = {
  /** All runs as IndexedDB has them now, or null when it cannot be read. */
  readonly summaries: readonly RunSummary[] | null;
  /** What was found and restored, one sentence each. */
  readonly findings: readonly string[];
};

/** Everything outside the store that it needs, so that slices run in a test without a window. */
export type AppPorts = {
  readonly desktop: DesktopApi;
  readonly storage: StoragePort;
  readonly place: PlaceKeeper;
  /** Resolves once nobody is at work in the window. */
  readonly whenQuiet: () => Promise<void>;
  /** Milliseconds of a clock that never steps: `performance.now`. */
  readonly monotonic: () => number;
};
