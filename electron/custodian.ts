/**
 * Keeps the ledgers and the window's copy of them telling the same. The ledger is the record; the copy is rebuilt from
 * it, and becomes the source only where a ledger is missing, shorter or damaged and the copy's chain holds.
 */
import { z } from 'zod';
import type { OpenedRun, Recorded, StoreHead, StorePlan, Trouble } from '#shared/ipc/desktop-contract.ts';
import { readLedger, type ReadLedger } from '#shared/ledger/verify-chain.ts';
import { ok, refused, type Result } from '#shared/result.ts';
import type { DataFolder } from './data-folder.ts';
import type { FileLayer } from './ledger/file-layer.ts';
import { hashText } from './ledger/hash-text.ts';
import { readJsonFile, writeJsonFile } from './ledger/json-file.ts';
import { clearPendingRepair } from './ledger/pending-repair.ts';
import { replaceLedger } from './ledger/repair-ledger.ts';
import { writeCause } from './ledger/trouble-cause.ts';
import type { Log } from './log.ts';
import type { Recorder } from './recorder.ts';
import { readOnlyReason, type RunShelf, type ShelvedRun } from './run-shelf.ts';

export type StoreReport = {
  readonly heads: readonly StoreHead[];
  /** What the browser said it lost, or null. */
  readonly dataLoss: string | null;
  readonly isNew: boolean;
};

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
  /** Called once the first comparison is answered and nothing more is expected from the copy. */
  readonly settled: () => void;
};

const storeSeenSchema = z.object({ runs: z.number(), events: z.number() });

export function makeCustodian(ports: CustodianPorts): Custodian {
  const { files, folder, shelf, recorder, log } = ports;
  const awaited = new Set<string>();

  function reconcileStore(report: StoreReport): StorePlan {
    const stored = new Map(report.heads.map((head) => [head.runId, head]));
    const wanted = report.heads.filter(isWanted).map(({ runId }) => runId);
    for (const runId of wanted) awaited.add(runId);
    for (const shelved of shelf.all()) if (!awaited.has(shelved.runId)) recordPendingRepair(shelved, null);
    const plans = shelf.all().flatMap((shelved) => {
      const head = stored.get(shelved.runId);
      return awaited.has(shelved.runId) ? [] : [planFor(shelved, head)];
    });
    const findings = [...storeFindings(report, plans), ...shelf.all().flatMap(({ findings }) => findings)];
    for (const finding of findings) log(`store: ${finding}`);
    rememberStore();
    if (awaited.size === 0) ports.settled();
    return {
      feed: plans.flatMap(({ feed }) => (feed === null ? [] : [feed])),
      remove: plans.flatMap(({ remove }) => (remove === null ? [] : [remove])),
      wanted,
      findings,
    };
  }

  /** The copy has a run that is missing here, or more events of one than the ledger. */
  function isWanted(head: StoreHead): boolean {
    const shelved = shelf.get(head.runId);
    if (shelved === null) return head.position > 0;
    return shelved.unknownTypes.length === 0 && head.position > shelved.end.position;
  }

  function planFor(shelved: ShelvedRun, head: StoreHead | undefined): Plan {
    const { runId, run, events, end } = shelved;
    // What a newer version wrote is not taken apart here; its copy is left to that version.
    if (run.status === 'none' || shelved.unknownTypes.length > 0)
      return { feed: null, remove: null, rebuilt: 0 };
    const from = head === undefined ? 0 : head.position;
    const agrees = from === 0 || events[from - 1]?.seal === head?.head;
    if (agrees && from === end.position) return { feed: null, remove: null, rebuilt: 0 };
    const start = agrees ? from : 0;
    return {
      feed: { runId, from: start + 1, events: events.slice(start), summary: recorder.summaryOf(run) },
      remove: agrees ? null : runId,
      rebuilt: events.length - start,
    };
  }

  function storeFindings(report: StoreReport, plans: readonly Plan[]): readonly string[] {
    const before = readJsonFile(files, folder.storeSeen, storeSeenSchema);
    const rebuilt = plans.filter((plan) => plan.rebuilt > 0);
    if (rebuilt.length === 0) return [];
    const what = `${count(rebuilt.length, 'run')} with ${count(
      rebuilt.reduce((sum, plan) => sum + plan.rebuilt, 0),
      'event',
    )}`;
    if (report.dataLoss !== null && report.dataLoss !== 'none') {
      return [
        `The window’s copy of your runs was damaged. ${what} written back from the ledgers. Nothing is missing.`,
      ];
    }
    if (report.isNew && before !== null && before.events > 0) {
      return [
        `The window’s copy of your runs was gone. ${what} written back from the ledgers. Nothing is missing.`,
      ];
    }
    if (plans.some(({ remove }) => remove !== null)) {
      return [
        `The window’s copy differed from the ledgers. ${what} written back from the ledgers. Nothing is missing.`,
      ];
    }
    // An event more in the ledger than in the copy is what a kill between the two leaves; it is no finding.
    return [];
  }

  function rememberStore(): void {
    const runs = shelf.all();
    try {
      writeJsonFile(files, folder.storeSeen, {
        runs: runs.length,
        events: runs.reduce((sum, { end }) => sum + end.position, 0),
      });
    } catch {
      // It only words a finding at the next start.
      return;
    }
  }

  function restoreLedger(runId: string, lines: readonly string[]): Result<Recorded, Trouble> {
    const read = readLedger(lines.map((line) => `${line}\n`).join(''), hashText);
    const ours = shelf.get(runId);
    const restored = isBetter(runId, read, ours) ? replace(runId, read, ours) : keepOurs(runId, ours, read);
    awaited.delete(runId);
    if (awaited.size === 0) ports.settled();
    return restored;
  }

  function replace(runId: string, read: ReadLedger, ours: ShelvedRun | null): Result<Recorded, Trouble> {
    try {
      replaceLedger(files, folder.ledger(runId), read.lines);
    } catch (cause) {
      return refused({
        code: 'NotSaved',
        cause: writeCause(cause),
        place: folder.run(runId),
        safeUpTo: null,
      });
    }
    const had = ours?.end.position ?? 0;
    const finding = ours?.repair?.finding ?? missingFinding(had);
    const shelved = shelf.put(runId, read);
    const restored = `Events ${had + 1} to ${read.lines.length} written back from the window’s copy.`;
    shelved.repair = ours?.repair ?? null;
    recordPendingRepair(shelved, { finding, restored });
    return recordedOf(shelved);
  }

  function keepOurs(runId: string, ours: ShelvedRun | null, read: ReadLedger): Result<Recorded, Trouble> {
    if (ours === null) {
      return refused({ code: 'RunUnreadable', runId, firstBadLine: read.firstBadLine ?? 1 });
    }
    log(`store: the copy of ${runId} does not continue its ledger and was not taken`);
    recordPendingRepair(ours, null);
    return recordedOf(ours);
  }

  /** Records what start-up found, now that it is known whether the copy had more. */
  function recordPendingRepair(
    shelved: ShelvedRun,
    known: { readonly finding: string; readonly restored: string } | null,
  ): void {
    const repair = shelved.repair;
    if (repair === null && known === null) return;
    const finding = known?.finding ?? repair?.finding ?? '';
    const restored = known?.restored ?? notRestored(repair?.isDamage === true, repair?.keptAs ?? '');
    shelved.repair = null;
    const recorded = recorder.recordOwn(shelved.runId, { type: 'RecordRepair', finding, restored });
    // A sealed record takes no more events; then the log has it.
    if (!recorded.ok) log(`repair of ${shelved.runId}: ${finding} ${restored}`);
    shelved.findings = [`${finding} ${restored}`];
    shelved.isHurt = known === null && repair?.isDamage === true;
    try {
      clearPendingRepair(files, folder, shelved.runId);
    } catch {
      // The note stays and the same repair is recorded once more at the next start; better twice than never.
      return;
    }
  }

  function recordedOf(shelved: ShelvedRun): Result<Recorded, Trouble> {
    if (shelved.run.status === 'none') {
      return refused({ code: 'RunUnreadable', runId: shelved.runId, firstBadLine: 1 });
    }
    return ok({ events: shelved.events, summary: recorder.summaryOf(shelved.run) });
  }

  return {
    reconcileStore,
    restoreLedger,
    openRun: (runId) => {
      const shelved = shelf.get(runId);
      if (shelved === null) return refused({ code: 'NoSuchRun', runId });
      const { events, findings } = shelved;
      return ok({ events, readOnly: readOnlyReason(shelved), findings });
    },
  };
}

type Plan = {
  readonly feed: StorePlan['feed'][number] | null;
  readonly remove: string | null;
  /** Events the copy lacked. */
  readonly rebuilt: number;
};

/** Only a whole chain of the same run that goes on where ours ends may take its place. */
function isBetter(runId: string, read: ReadLedger, ours: ShelvedRun | null): boolean {
  if (!read.valid || read.runId !== runId) return false;
  if (ours === null) return true;
  const { position, head } = ours.end;
  if (read.lines.length <= position) return false;
  return position === 0 || read.lines[position - 1]?.endsWith(`"seal":"${head}"}`) === true;
}

function missingFinding(had: number): string {
  return had === 0 ? 'The ledger was missing.' : `The ledger ended after event ${had}.`;
}

function notRestored(isDamage: boolean, keptAs: string): string {
  return isDamage
    ? `No copy had more. What did not hold is kept as ${keptAs}.`
    : `It was never shown as saved. It is kept as ${keptAs}.`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
