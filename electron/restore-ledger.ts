/** Takes a run's lines from the window's copy, where its ledger is missing, shorter or damaged and their chain holds. */
import type { Trouble } from '#shared/ipc/trouble.ts';
import { readLedger, type ReadLedger } from '#shared/ledger/verify-chain.ts';
import { ok, refused, type Result } from '#shared/result.ts';
import type { RunSummary } from '#shared/run/summarise-run.ts';
import type { DataFolder } from './data-folder.ts';
import type { FileLayer } from './ledger/file-layer.ts';
import { hashText } from './ledger/hash-text.ts';
import { readPendingRepair, writePendingRepair, type PendingRepair } from './ledger/pending-repair.ts';
import { replaceLedger } from './ledger/repair-ledger.ts';
import { writeCause } from './ledger/trouble-cause.ts';
import type { Log } from './log.ts';
import { summaryAt, type ShelvedRun } from './open-run.ts';
import type { RunShelf } from './run-shelf.ts';

export type RestorePorts = {
  readonly files: FileLayer;
  readonly folder: DataFolder;
  readonly shelf: RunShelf;
  readonly log: Log;
  readonly wall: () => number;
  readonly recordRepair: (shelved: ShelvedRun) => void;
};

/** Answers with the run as it is then, whether or not the lines were taken. */
export function restoreLedger(
  ports: RestorePorts,
  runId: string,
  lines: readonly string[],
): Result<RunSummary, Trouble> {
  const read = readLedger(lines.map((line) => `${line}\n`).join(''), hashText);
  const ours = ports.shelf.get(runId);
  if (isBetter(runId, read, ours)) return replace(ports, runId, { read, ours, had: lines.length });
  if (ours === null) return refused({ code: 'RunUnreadable', runId, firstBadLine: read.firstBadLine });
  ports.log(`store: the copy of ${runId} does not continue its ledger and was not taken`);
  ports.recordRepair(ours);
  return summaryOf(ours, ports.wall());
}

/** Only a chain of the same run that goes on where ours ends may take its place, as far as it holds. */
function isBetter(runId: string, read: ReadLedger, ours: ShelvedRun | null): boolean {
  if (read.lines.length === 0 || read.runId !== runId || read.unknownTypes.length > 0) return false;
  if (ours === null) return true;
  const { position, head } = ours.end;
  if (read.lines.length <= position) return false;
  return position === 0 || read.events[position - 1]?.seal === head;
}

function replace(
  ports: RestorePorts,
  runId: string,
  given: { readonly read: ReadLedger; readonly ours: ShelvedRun | null; readonly had: number },
): Result<RunSummary, Trouble> {
  const { files, folder, shelf } = ports;
  const { read, ours } = given;
  const end = ours?.end.position ?? 0;
  const found = ours?.repair ?? readPendingRepair(files, folder, runId) ?? missing(shelf, runId, end);
  const repair: PendingRepair = {
    ...found,
    // What the copy had and does not hold is missing from both.
    saved: Math.max(found.saved ?? 0, given.had),
    restored: { from: end + 1, position: read.lines.length, head: read.head },
  };
  try {
    // First the note, then the ledger: killed in between, the next start does both again.
    writePendingRepair(files, folder, runId, repair);
    replaceLedger(files, folder.ledger(runId), read.lines);
  } catch (cause) {
    const place = folder.run(runId);
    return refused({ code: 'NotSaved', cause: writeCause(cause), place, safeUpTo: null });
  }
  const shelved = shelf.put(runId, read, repair);
  ports.recordRepair(shelved);
  return summaryOf(shelved, ports.wall());
}

function missing(shelf: RunShelf, runId: string, had: number): Omit<PendingRepair, 'restored'> {
  const gone = shelf.gone().find((head) => head.runId === runId);
  const finding = had === 0 ? 'The ledger was missing.' : `The ledger ended after event ${had}.`;
  return { finding, keptAs: null, isDamage: true, saved: gone?.position ?? null };
}

function summaryOf({ run, runId }: ShelvedRun, wall: number): Result<RunSummary, Trouble> {
  if (run.status === 'none') return refused({ code: 'RunUnreadable', runId, firstBadLine: 1 });
  return ok(summaryAt(run, wall));
}
