/** Reads a run's ledger, repairs it where it must, and holds it against what was known of it. */
import { steadyTime } from '#shared/run/clock-doubt.ts';
import { noRun, type Run, type StartedRun } from '#shared/run/run-state.ts';
import { replayRun } from '#shared/run/replay-run.ts';
import { summariseRun, type RunSummary } from '#shared/run/summarise-run.ts';
import { signedSheets, supersededSheets, type SignedSheet } from '#shared/sign-off/signed-sheets.ts';
import type { ReadOnlyReason } from '#shared/ipc/trouble.ts';
import type { RecordedEvent } from '#shared/ledger/recorded-event.ts';
import { chainStart, type ChainEnd } from '#shared/ledger/seal-event.ts';
import type { ReadLedger } from '#shared/ledger/verify-chain.ts';
import { splitSeal } from '#shared/ledger/ledger-line.ts';
import type { DataFolder } from './data-folder.ts';
import { openLedger, type LedgerFile } from './ledger/append-event.ts';
import type { FileLayer } from './ledger/file-layer.ts';
import { readPendingRepair, writePendingRepair, type PendingRepair } from './ledger/pending-repair.ts';
import { repairLedger, type LedgerState } from './ledger/repair-ledger.ts';
import type { RunHead } from './ledger/run-head.ts';

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

export type RunPlace = { readonly files: FileLayer; readonly folder: DataFolder };

/**
 * `known` is what the index of heads says of the run, or null. Null for a run that is not there, lies in the wrong
 * folder, or of which nothing holds: its window copy may bring it back. Throws the system's error when the file cannot
 * be read or a repair cannot be written.
 */
export function openRun(place: RunPlace, runId: string, known: RunHead | null): ShelvedRun | null {
  const { files, folder } = place;
  const state = repairLedger(files, folder.ledger(runId), (found) => {
    const repair = repairOf(found, known);
    const earlier = readPendingRepair(files, folder, runId);
    // What was found first stands: the torn line may be the very one that should have recorded it.
    if (earlier === null || (repair.isDamage && !earlier.isDamage)) {
      writePendingRepair(files, folder, runId, repair);
    }
  });
  if (state.kind === 'missing' || state.read.runId !== runId) return null;
  const repair = readPendingRepair(files, folder, runId) ?? shortfall(place, state.read, known);
  return shelveRun(place, { runId, read: state.read, repair });
}

/** Without reading anything: `read` was read and checked. */
export function shelveRun(
  { files, folder }: RunPlace,
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

/** The run in a line, as of a wall-clock instant. */
export function summaryAt(run: StartedRun, wall: number): RunSummary {
  return summariseRun(run, steadyTime(run, wall));
}

/** What the index keeps of an open run; `modified`: when its file was last written, as the system has it. */
export function headOf(shelved: ShelvedRun, wall: number, modified: number): RunHead {
  const { runId, run, end, unknownTypes } = shelved;
  const started = run.status === 'started' ? run : null;
  return {
    runId,
    bytes: shelved.file.bytes(),
    modified,
    position: end.position,
    head: end.head,
    unknownTypes,
    summary: started === null ? null : summaryAt(started, wall),
    sheets: started === null ? [] : signedSheets(started).map(hashesOf),
    superseded: started === null ? [] : supersededSheets(started).flatMap(hashesOf),
  };
}

/** One a signature. Those that came in one file share its hash, which counts for the last of them. */
function hashesOf({ signatures }: SignedSheet): readonly string[] {
  return signatures.map(({ fileSha256 }, index) =>
    signatures[index + 1]?.fileSha256 === fileSha256 ? '' : fileSha256,
  );
}

type Repaired = Extract<LedgerState, { kind: 'torn' | 'damaged' }>;

function repairOf(state: Repaired, known: RunHead | null): PendingRepair {
  const kept = state.read.lines.length;
  // A torn end is what nobody was told is saved, unless more is known to have been.
  const saved = known !== null && known.position > kept ? known.position : null;
  const isDamage = state.kind === 'damaged' || saved !== null;
  return { finding: findingOf(state, saved), keptAs: state.keptAs, isDamage, saved, restored: null };
}

function findingOf(state: Repaired, saved: number | null): string {
  const kept = state.read.lines.length;
  if (state.kind === 'damaged') return `The ledger was damaged from line ${state.firstBadLine} on.`;
  const and = saved === null ? '' : `, and ${saved} had been saved`;
  return `The last line of the ledger, after event ${kept}, was only half written${and}.`;
}

/** A chain that holds, and yet ends before what was acknowledged, or has something else in its place. */
function shortfall(place: RunPlace, read: ReadLedger, known: RunHead | null): PendingRepair | null {
  if (known === null || known.position === 0 || known.runId !== read.runId) return null;
  const count = read.lines.length;
  const sealThere = splitSeal(read.lines[known.position - 1] ?? '')?.seal;
  if (sealThere === known.head) return null;
  const finding =
    count < known.position
      ? `The ledger ended after event ${count}, and ${known.position} had been saved.`
      : `The ledger differs from what was saved, at event ${known.position} or before.`;
  const repair: PendingRepair = {
    finding,
    keptAs: null,
    isDamage: true,
    saved: known.position,
    restored: null,
  };
  writePendingRepair(place.files, place.folder, known.runId, repair);
  return repair;
}
