/**
 * Keeps the ledgers and the window's copy of them telling the same. The ledger is the record; the copy is rebuilt from
 * it, and becomes the source only where a ledger is missing, shorter or damaged and the copy's chain holds.
 */
import { z } from 'zod';
import type {
  DesktopTidings,
  OpenedRun,
  StoreFeed,
  StoreHead,
  StorePlan,
} from '#shared/ipc/desktop-contract.ts';
import type { Trouble } from '#shared/ipc/trouble.ts';
import { ok, refused, type Result } from '#shared/result.ts';
import type { RunSummary } from '#shared/run/summarise-run.ts';
import {
  feedAfter,
  isWanted,
  planCopy,
  storeFinding,
  type CopyPlan,
  type StoreReport,
  type StoreSeen,
} from './compare-store.ts';
import type { DataFolder } from './data-folder.ts';
import type { FileLayer } from './ledger/file-layer.ts';
import { readJsonFile, writeJsonFile } from './ledger/json-file.ts';
import type { RunHead } from './ledger/run-head.ts';
import type { Log } from './log.ts';
import { readOnlyReason, summaryAt } from './open-run.ts';
import type { OtherCopies } from './other-copies.ts';
import { readingsOf } from './reading/readings-of.ts';
import type { Recorder } from './recorder.ts';
import { makeRepairRecorder } from './record-repair.ts';
import type { RemovedRuns } from './retention/removed-runs.ts';
import { restoreLedger } from './restore-ledger.ts';
import type { RunShelf } from './run-shelf.ts';

export type Custodian = {
  readonly reconcileStore: (report: StoreReport) => StorePlan;
  /** What the window's copy lacks of a run behind its head. */
  readonly feedStore: (after: StoreHead) => Result<StoreFeed, Trouble>;
  /**
   * Takes a run's lines from the window's copy, and where that lacks any from the second place and the backups, if they
   * hold and say more than the ledger does.
   */
  readonly restoreLedger: (runId: string, lines: readonly string[]) => Promise<Result<RunSummary, Trouble>>;
  readonly openRun: (runId: string) => Result<OpenedRun, Trouble>;
};

export type CustodianPorts = {
  readonly files: FileLayer;
  readonly folder: DataFolder;
  readonly shelf: RunShelf;
  readonly recorder: Recorder;
  readonly removed: RemovedRuns;
  readonly others: OtherCopies;
  readonly log: Log;
  readonly wall: () => number;
  readonly tell: (tidings: DesktopTidings) => void;
  /** Called when the comparison is done and nothing more is expected from the copy. */
  readonly settled: () => void;
};

const storeSeenSchema: z.ZodType<StoreSeen> = z.object({
  events: z.number(),
  newest: z.object({ runId: z.string(), position: z.number(), head: z.string() }).nullable(),
});

export function makeCustodian(ports: CustodianPorts): Custodian {
  const { shelf, log } = ports;
  const recordRepair = makeRepairRecorder(ports);
  /** Runs whose lines were asked of the copy and have not come. */
  const awaited = new Set<string>();
  /** Runs whose lines were looked for in every place already. */
  const sought = new Set<string>();
  let hasCompared = false;

  // Found after the comparison: the copy is asked then, and until it answers the run is read-only.
  shelf.onTrouble((runId) => {
    if (!hasCompared || awaited.has(runId)) return;
    awaited.add(runId);
    ports.tell({ kind: 'store-wanted', runIds: [runId] });
  });

  function isElsewhere(runId: string): boolean {
    return !sought.has(runId) && ports.removed.find(runId) === null && ports.others.mayHave(runId);
  }

  function settleWhenDone(): void {
    if (awaited.size === 0) ports.settled();
  }

  return {
    reconcileStore: (given) => {
      hasCompared = true;
      const isRemoved = ({ runId }: StoreHead): boolean => ports.removed.find(runId) !== null;
      const report = { ...given, heads: given.heads.filter((head) => !isRemoved(head)) };
      // What is not read yet is compared at the next start.
      const unread = new Set(shelf.unread());
      const more = report.heads.filter(
        (head) => !unread.has(head.runId) && isWanted(head, shelf.head(head.runId)),
      );
      const wanted = new Set([...more.map(({ runId }) => runId), ...hurtRuns(shelf).filter(isElsewhere)]);
      awaited.clear();
      for (const runId of wanted) awaited.add(runId);
      const certain = shelf.opened().filter(({ runId }) => !awaited.has(runId));
      for (const shelved of certain) recordRepair(shelved);
      const plans = planAll(shelf, report, awaited);
      const finding = storeFinding(report, plans, readSeen(ports));
      // What is found of the others is known once their lines have come back; it is told with the run then.
      const ofRuns = [...certain.flatMap((shelved) => shelved.findings), ...tellGone(shelf, awaited)];
      const findings = finding === null ? ofRuns : [finding, ...ofRuns];
      for (const found of findings) log(`store: ${found}`);
      rememberStore(ports, report);
      settleWhenDone();
      return {
        feed: plans.flatMap(({ after }) => after ?? []),
        remove: [
          ...given.heads.filter(isRemoved).map(({ runId }) => runId),
          ...plans.flatMap(({ after, differs }) => (differs && after !== null ? [after.runId] : [])),
        ],
        wanted: [...wanted],
        findings,
      };
    },
    feedStore: ({ runId, ...after }) => {
      const shelved = shelf.get(runId);
      const run = shelved?.run;
      if (shelved === null || run?.status !== 'started') return refused({ code: 'NoSuchRun', runId });
      // The copy may have what is missing here, or what only a newer version reads.
      if (shelved.repair !== null || shelved.unknownTypes.length > 0)
        return refused({ code: 'RunUnreadable', runId, firstBadLine: null });
      const feed = feedAfter(shelved, after, summaryAt(run, ports.wall()));
      if (feed.finding !== null) log(`store: ${feed.finding}`);
      return ok(feed);
    },
    restoreLedger: async (runId, lines) => {
      if (ports.removed.find(runId) !== null) return refused({ code: 'NoSuchRun', runId });
      sought.add(runId);
      const restored = await restoreLedger({ ...ports, recordRepair }, runId, lines);
      awaited.delete(runId);
      settleWhenDone();
      return restored;
    },
    openRun: (runId) => {
      const removed = ports.removed.find(runId);
      return removed === null ? openRun(shelf, runId) : refused({ code: 'RunRemoved', removed });
    },
  };
}

/** Runs that lost what had been saved. */
function hurtRuns(shelf: RunShelf): readonly string[] {
  const damaged = shelf.opened().filter(({ repair }) => repair?.isDamage === true);
  return [...damaged, ...shelf.gone()].map(({ runId }) => runId);
}

function openRun(shelf: RunShelf, runId: string): Result<OpenedRun, Trouble> {
  const shelved = shelf.get(runId);
  if (shelved !== null) {
    const { events, findings } = shelved;
    return ok({ events, readOnly: readOnlyReason(shelved), findings, readings: readingsOf(events) });
  }
  const isKnown = shelf.head(runId) !== null || shelf.gone().some((head) => head.runId === runId);
  return refused(
    isKnown ? { code: 'RunUnreadable', runId, firstBadLine: null } : { code: 'NoSuchRun', runId },
  );
}

function planAll(shelf: RunShelf, report: StoreReport, awaited: ReadonlySet<string>): readonly CopyPlan[] {
  const stored = new Map(report.heads.map((head) => [head.runId, head]));
  return shelf
    .heads()
    .filter(({ runId }) => !awaited.has(runId))
    .map((head) => planCopy(head, stored.get(head.runId)));
}

/** Said once: after that the run is known no more. */
function tellGone(shelf: RunShelf, awaited: ReadonlySet<string>): readonly string[] {
  const gone = shelf.gone().filter(({ runId }) => !awaited.has(runId));
  for (const { runId } of gone) shelf.forget(runId);
  return gone.map(goneFinding);
}

function goneFinding({ position, summary }: RunHead): string {
  const run = summary === null ? 'A run' : `Run ${summary.runNumber} (${summary.product} ${summary.release})`;
  const events = position === 1 ? '1 event' : `${position} events`;
  return `${run} with ${events} is gone: its ledger was deleted, and no copy has it.`;
}

function readSeen({ files, folder }: CustodianPorts): StoreSeen | null {
  return readJsonFile(files, folder.storeSeen, storeSeenSchema);
}

/** How much the copy has, so that the next start can tell one that was wiped or shortened from one that never was. */
function rememberStore({ files, folder }: CustodianPorts, { heads }: StoreReport): void {
  const events = heads.reduce((sum, { position }) => sum + position, 0);
  const newest = heads.reduce<StoreHead | null>(
    (most, head) => (head.position > (most?.position ?? 0) ? head : most),
    null,
  );
  try {
    writeJsonFile(files, folder.storeSeen, { events, newest } satisfies StoreSeen);
  } catch {
    // It only words a finding at the next start.
    return;
  }
}
