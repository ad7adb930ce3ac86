import { Dexie, type DexieOptions, type Table } from 'dexie';
import type { RecordedEvent } from '#shared/ledger/recorded-event.ts';
import type { RunSummary } from '#shared/run/summarise-run.ts';

/** One event beside its ledger. Its seal tells whether it is whole: main checks it before anything is rebuilt from it. */
export type EventRow = {
  readonly runId: string;
  readonly position: number;
  readonly recorded: RecordedEvent;
};

export const databaseName = 'runsheet';

/** Every version that ever shipped, oldest first. Append; never edit one. */
const versions: readonly { readonly stores: Readonly<Record<string, string>> }[] = [
  { stores: { events: '[runId+position], runId', runs: 'runId, phase, lastAt' } },
  // The first half of the key finds a run's events as well, and without a second index they are written twice as fast.
  { stores: { events: '[runId+position]', runs: 'runId, phase, lastAt' } },
];

/** IndexedDB's copy of the ledgers: lists and search read it, and a lost ledger is restored from it. */
export class RunDatabase extends Dexie {
  declare readonly events: Table<EventRow, readonly [string, number]>;
  declare readonly runs: Table<RunSummary, string>;

  /** `upTo` opens it as that version, so that a test can fill an old one and open the new one. */
  constructor(options: DexieOptions = {}, upTo: number = versions.length) {
    // Strict waits for the disk: a power cut takes at most what the ledger has anyway.
    super(databaseName, { chromeTransactionDurability: 'strict', ...options });
    versions.slice(0, upTo).forEach(({ stores }, index) => this.version(index + 1).stores({ ...stores }));
  }
}
