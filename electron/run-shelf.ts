/** All runs of this laptop, read and repaired at start, with their ledgers open for appending. */
import { noRun, type Run } from '#shared/run/run-state.ts';
import { replayRun } from '#shared/run/replay-run.ts';
import type { ReadOnlyReason } from '#shared/ipc/desktop-contract.ts';
import type { RecordedEvent } from '#shared/ledger/recorded-event.ts';
import { chainStart, type ChainEnd } from '#shared/ledger/seal-event.ts';
import type { ReadLedger } from '#shared/ledger/verify-chain.ts';
import { isRunId, type DataFolder } from './data-folder.ts';
import { openLedger, type LedgerFile } from './ledger/append-event.ts';
import type { FileLayer } from './ledger/file-layer.ts';
import { hashText } from './ledger/hash-text.ts';
import { repairLedger, type LedgerState } from './ledger/repair-ledger.ts';
import { readPendingRepair, writePendingRepair, type PendingRepair } from './ledger/pending-repair.ts';
import { errorCode } from './ledger/trouble-cause.ts';

/** One run as it is in memory; what it says is on disk. */
export type ShelvedRun = {
  readonly runId: string;
  readonly file: LedgerFile;
  run: Run;
  events: readonly RecordedEvent[];
  end: ChainEnd;
  /** Event types of a newer version. */
  readonly unknownTypes: readonly string[];
  /** A repair at start that is not yet recorded, as the window's copy may know more. */
  repair: PendingRepair | null;
  /** Lines were lost and no copy had them: nothing is recorded until the next start. */
  isHurt: boolean;
  findings: readonly string[];
};

export type RunShelf = {
  readonly get: (runId: string) => ShelvedRun | null;
  /** In order of their creation. */
  readonly all: () => readonly ShelvedRun[];
  /** A run that has no events yet. */
  readonly begin: (runId: string) => ShelvedRun;
  readonly drop: (runId: string) => void;
  /** Takes a ledger that was read and checked, in place of what was there. */
  readonly put: (runId: string, read: ReadLedger) => ShelvedRun;
  /** What start-up could not open, one sentence each. */
  readonly problems: readonly string[];
};

/** Reads every ledger, repairing where needed. Never throws: what cannot be opened becomes a problem. */
export function openShelf(files: FileLayer, folder: DataFolder): RunShelf {
  const runs = new Map<string, ShelvedRun>();
  const problems: string[] = [];
  for (const runId of files.list(folder.runs).filter(isRunId)) {
    try {
      const shelved = openRun(files, folder, runId);
      if (shelved !== null) runs.set(runId, shelved);
    } catch (cause) {
      problems.push(
        `The run in ${folder.run(runId)} could not be opened (${errorCode(cause) || 'unknown'}).`,
      );
    }
  }

  const put = (runId: string, read: ReadLedger) => {
    runs.get(runId)?.file.close();
    const shelved = shelve(files, folder, { runId, read, repair: null });
    runs.set(runId, shelved);
    return shelved;
  };

  return {
    get: (runId) => runs.get(runId) ?? null,
    all: () => [...runs.values()].toSorted((one, other) => createdAt(one) - createdAt(other)),
    begin: (runId) => put(runId, emptyLedger),
    drop: (runId) => {
      runs.get(runId)?.file.close();
      runs.delete(runId);
    },
    put,
    problems,
  };
}

function openRun(files: FileLayer, folder: DataFolder, runId: string): ShelvedRun | null {
  const state = repairLedger(files, folder.ledger(runId), hashText);
  if (state.kind === 'missing') return null;
  const found = pendingRepairOf(state);
  if (found !== null) writePendingRepair(files, folder, runId, found);
  const repair = found ?? readPendingRepair(files, folder, runId);
  // A ledger that lies in the wrong folder, or nothing of which holds, is no run; its window copy may bring it back.
  if (state.read.runId !== runId) return null;
  return shelve(files, folder, { runId, read: state.read, repair });
}

function pendingRepairOf(state: Exclude<LedgerState, { kind: 'missing' }>): PendingRepair | null {
  const kept = state.read.lines.length;
  if (state.kind === 'torn') {
    return {
      finding: `The last line of the ledger, after event ${kept}, was only half written.`,
      keptAs: state.keptAs,
      isDamage: false,
    };
  }
  if (state.kind === 'damaged') {
    return {
      finding: `The ledger was damaged from line ${state.firstBadLine} on.`,
      keptAs: state.keptAs,
      isDamage: true,
    };
  }
  return null;
}

function shelve(
  files: FileLayer,
  folder: DataFolder,
  given: { readonly runId: string; readonly read: ReadLedger; readonly repair: PendingRepair | null },
): ShelvedRun {
  const { runId, read, repair } = given;
  return {
    runId,
    file: openLedger(files, folder.ledger(runId), read.lines),
    run: read.events.length === 0 ? noRun : replayRun(read.events),
    events: read.events,
    end: read.lines.length === 0 ? chainStart : { position: read.lines.length, head: read.head },
    unknownTypes: read.unknownTypes,
    repair,
    isHurt: false,
    findings: repair === null ? [] : [repair.finding],
  };
}

/** Why nothing can be recorded in this run now, or null. */
export function readOnlyReason(shelved: ShelvedRun): ReadOnlyReason | null {
  if (shelved.unknownTypes.length > 0) return 'newer-version';
  if (shelved.repair !== null || shelved.isHurt) return 'damaged';
  return null;
}

function createdAt(shelved: ShelvedRun): number {
  return shelved.run.status === 'started' ? shelved.run.created.at : Infinity;
}

const emptyLedger: ReadLedger = {
  runId: null,
  events: [],
  lines: [],
  valid: false,
  firstBadLine: null,
  torn: null,
  unknownTypes: [],
  head: chainStart.head,
};
