/** Takes one run's history from a file: in place of a shorter one here, or beside one that went on otherwise. */
import { dirname } from 'node:path';
import { compareHistories } from '#shared/archive/compare-histories.ts';
import type { DesktopTidings } from '#shared/ipc/desktop-contract.ts';
import type { ReadLedger } from '#shared/ledger/verify-chain.ts';
import type { DataFolder } from '../data-folder.ts';
import type { FileLayer } from '../ledger/file-layer.ts';
import { makeFolder } from '../ledger/make-folder.ts';
import { clearPendingRepair, readPendingRepair } from '../ledger/pending-repair.ts';
import { replaceLedger } from '../ledger/repair-ledger.ts';
import { writeAtomically } from '../ledger/write-atomically.ts';
import type { Log } from '../log.ts';
import type { Recorder } from '../recorder.ts';
import { summaryAt } from '../open-run.ts';
import type { RemovedRuns } from '../retention/removed-runs.ts';
import type { RunShelf } from '../run-shelf.ts';
import { wholeLines } from './restore-archive.ts';

/** `taken`: the history here is that of the file now. `beside`: both went on, and the other one was kept beside. */
export type TakenRun = 'taken' | 'beside' | 'nothing';
export type TakeRun = (runId: string, theirs: ReadLedger) => TakenRun;

export type TakeRunPorts = {
  readonly files: FileLayer;
  readonly folder: DataFolder;
  readonly shelf: RunShelf;
  readonly recorder: Recorder;
  readonly tell: (tidings: DesktopTidings) => void;
  readonly log: Log;
  readonly wall: () => number;
  readonly removed: RemovedRuns;
  readonly operator: () => string;
};

/** Nothing can be recorded between the comparison and the taking, as both happen in one turn. Throws the system's error. */
export function makeTakeRun(ports: TakeRunPorts): TakeRun {
  const { files, folder, shelf } = ports;
  return (runId, theirs) => {
    const ours = wholeLines(files, folder, runId);
    const comparison = compareHistories(theirs.lines, ours?.lines ?? null);
    if (comparison.kind === 'differs') {
      keepBeside(ports, runId, theirs, comparison);
      return 'beside';
    }
    if (comparison.kind !== 'new' && comparison.kind !== 'longer') return 'nothing';
    // Noted first: a start in between must not take it for what is left of a removal.
    ports.removed.broughtBack(runId, { at: ports.wall(), by: ports.operator() });
    replaceLedger(files, folder.ledger(runId), theirs.lines);
    const { run } = shelf.put(runId, theirs, null);
    if (readPendingRepair(files, folder, runId) !== null) clearPendingRepair(files, folder, runId);
    ports.log(`restore: ${runId} has ${theirs.lines.length} entries now`);
    if (run.status === 'started') {
      const recorded = { events: theirs.events, summary: summaryAt(run, ports.wall()) };
      ports.tell({ kind: 'recorded', runId, recorded });
    }
    return 'taken';
  };
}

function keepBeside(
  { files, folder, recorder, log }: TakeRunPorts,
  runId: string,
  theirs: ReadLedger,
  { common, there }: { readonly common: number; readonly there: number },
): void {
  const path = folder.otherHistory(runId, theirs.head);
  makeFolder(files, dirname(path));
  writeAtomically(files, path, theirs.lines.map((line) => `${line}\n`).join(''));
  const last = theirs.events.at(-1);
  const recorded = recorder.recordOwn(runId, {
    type: 'RecordOtherHistory',
    common,
    entries: there,
    head: theirs.head,
    lastAt: last?.at ?? 0,
    lastBy: last?.by ?? '',
  });
  // A sealed record takes no more events; then the log has it.
  if (!recorded.ok)
    log(`restore: ${runId} went on otherwise elsewhere after entry ${common}; kept as ${path}`);
}
