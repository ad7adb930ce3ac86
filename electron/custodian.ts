/**
 * Keeps the ledgers and the window's copy of them telling the same. The ledger is the record; the copy is rebuilt from
 * it, and becomes the source only where a ledger is missing, shorter or damaged and the copy's chain holds.
 */
import { z } from 'zod';
import type { OpenedRun, Recorded, StorePlan, Trouble } from '#shared/ipc/desktop-contract.ts';
import { readLedger, type ReadLedger } from '#shared/ledger/verify-chain.ts';
import { ok, refused, type Result } from '#shared/result.ts';
import { isWanted, planCopy, storeFinding, type StoreReport } from './compare-store.ts';
import type { DataFolder } from './data-folder.ts';
import type { FileLayer } from './ledger/file-layer.ts';
import { hashText } from './ledger/hash-text.ts';
import { readJsonFile, writeJsonFile } from './ledger/json-file.ts';
import { replaceLedger } from './ledger/repair-ledger.ts';
import { writeCause } from './ledger/trouble-cause.ts';
import type { Log } from './log.ts';
import type { Recorder } from './recorder.ts';
import { makeRepairRecorder } from './record-repair.ts';
import { readOnlyReason, type RunShelf, type ShelvedRun } from './run-shelf.ts';

export type Custodian = {
  readonly reconcileStore: (report: StoreReport) => StorePlan;
  /** Takes a run's lines from the window's copy if they hold and say more than the ledger does. */
  readonly restoreLedger: (runId: string, lines: readonly string[]) => Result<Recorded, Trouble>;
  readonly openRun: (runId: string) => Result<OpenedRun, Trouble>;
};

export type CustodianPorts = {
  readonly files: FileLayer;
  readonly folder: DataFolder;
  readonly shelf: RunShelf;
  readonly recorder: Recorder;
  readonly log: Log;
  /** Called when the comparison is done and nothing more is expected from the copy. */
  readonly settled: () => void;
};

const storeSeenSchema = z.object({ runs: z.number(), events: z.number() });

export function makeCustodian(ports: CustodianPorts): Custodian {
  const { files, folder, shelf, recorder, log } = ports;
  const recordRepair = makeRepairRecorder(ports);
  const awaited = new Set<string>();

  function replace(runId: string, read: ReadLedger, ours: ShelvedRun | null): Result<Recorded, Trouble> {
    try {
      replaceLedger(files, folder.ledger(runId), read.lines);
    } catch (cause) {
      const place = folder.run(runId);
      return refused({ code: 'NotSaved', cause: writeCause(cause), place, safeUpTo: null });
    }
    const had = ours?.end.position ?? 0;
    const finding = ours?.repair?.finding ?? missingFinding(had);
    const shelved = shelf.put(runId, read);
    const restored = `Events ${had + 1} to ${read.lines.length} written back from the window’s copy.`;
    recordRepair(shelved, { finding, restored });
    return recordedOf(shelved, recorder);
  }

  function keepOurs(runId: string, ours: ShelvedRun | null, read: ReadLedger): Result<Recorded, Trouble> {
    if (ours === null) return refused({ code: 'RunUnreadable', runId, firstBadLine: read.firstBadLine });
    log(`store: the copy of ${runId} does not continue its ledger and was not taken`);
    recordRepair(ours, null);
    return recordedOf(ours, recorder);
  }

  function settleWhenDone(): void {
    if (awaited.size === 0) ports.settled();
  }

  return {
    reconcileStore: (report) => {
      const wanted = report.heads.filter((head) => isWanted(head, shelf.get(head.runId)));
      awaited.clear();
      for (const { runId } of wanted) awaited.add(runId);
      const certain = shelf.all().filter(({ runId }) => !awaited.has(runId));
      for (const shelved of certain) recordRepair(shelved, null);
      const stored = new Map(report.heads.map((head) => [head.runId, head]));
      const plans = certain.map((shelved) =>
        planCopy(shelved, stored.get(shelved.runId), recorder.summaryOf),
      );
      const seen = readJsonFile(files, folder.storeSeen, storeSeenSchema);
      const finding = storeFinding(report, plans, (seen?.events ?? 0) > 0);
      // What is found of the others is known once their lines have come back; it is told with the run then.
      const ofRuns = certain.flatMap(({ findings }) => findings);
      const findings = finding === null ? ofRuns : [finding, ...ofRuns];
      for (const found of findings) log(`store: ${found}`);
      rememberStore(files, folder, shelf);
      settleWhenDone();
      return {
        feed: plans.flatMap(({ feed }) => (feed === null ? [] : [feed])),
        remove: plans.flatMap(({ remove }) => (remove === null ? [] : [remove])),
        wanted: wanted.map(({ runId }) => runId),
        findings,
      };
    },
    restoreLedger: (runId, lines) => {
      const read = readLedger(lines.map((line) => `${line}\n`).join(''), hashText);
      const ours = shelf.get(runId);
      const restored = isBetter(runId, read, ours) ? replace(runId, read, ours) : keepOurs(runId, ours, read);
      awaited.delete(runId);
      settleWhenDone();
      return restored;
    },
    openRun: (runId) => {
      const shelved = shelf.get(runId);
      if (shelved === null) return refused({ code: 'NoSuchRun', runId });
      const { events, findings } = shelved;
      return ok({ events, readOnly: readOnlyReason(shelved), findings });
    },
  };
}

/** Only a whole chain of the same run that goes on where ours ends may take its place. */
function isBetter(runId: string, read: ReadLedger, ours: ShelvedRun | null): boolean {
  if (!read.valid || read.runId !== runId || read.unknownTypes.length > 0) return false;
  if (ours === null) return true;
  const { position, head } = ours.end;
  if (read.lines.length <= position) return false;
  return position === 0 || read.events[position - 1]?.seal === head;
}

function recordedOf(shelved: ShelvedRun, recorder: Recorder): Result<Recorded, Trouble> {
  const { run, runId, events } = shelved;
  if (run.status === 'none') return refused({ code: 'RunUnreadable', runId, firstBadLine: 1 });
  return ok({ events, summary: recorder.summaryOf(run) });
}

/** How much there was, so that the next start can tell a copy that was wiped from one that never was. */
function rememberStore(files: FileLayer, folder: DataFolder, shelf: RunShelf): void {
  const runs = shelf.all();
  const events = runs.reduce((sum, { end }) => sum + end.position, 0);
  try {
    writeJsonFile(files, folder.storeSeen, { runs: runs.length, events });
  } catch {
    // It only words a finding at the next start.
    return;
  }
}

function missingFinding(had: number): string {
  return had === 0 ? 'The ledger was missing.' : `The ledger ended after event ${had}.`;
}
