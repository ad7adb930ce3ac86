/**
 * Takes a run's lines from its other copies, where its ledger is missing, shorter or damaged and their chain holds: the
 * window's first, then, where that lacks any, the second place and the backups.
 */
import type { Trouble } from '#shared/ipc/trouble.ts';
import { joinChains, type ChainSource, type JoinedChain } from '#shared/ledger/join-chains.ts';
import { ok, refused, type Result } from '#shared/result.ts';
import type { RunSummary } from '#shared/run/summarise-run.ts';
import { wholePart } from './archive/collect-contents.ts';
import type { DataFolder } from './data-folder.ts';
import type { FileLayer } from './ledger/file-layer.ts';
import { hashText } from './ledger/hash-text.ts';
import { readPendingRepair, writePendingRepair, type PendingRepair } from './ledger/pending-repair.ts';
import { replaceLedger } from './ledger/repair-ledger.ts';
import { writeCause } from './ledger/trouble-cause.ts';
import type { Log } from './log.ts';
import { summaryAt, type ShelvedRun } from './open-run.ts';
import type { OtherCopies } from './other-copies.ts';
import type { RunShelf } from './run-shelf.ts';

export type RestorePorts = {
  readonly files: FileLayer;
  readonly folder: DataFolder;
  readonly shelf: RunShelf;
  readonly log: Log;
  readonly wall: () => number;
  readonly others: OtherCopies;
  readonly recordRepair: (shelved: ShelvedRun) => void;
};

/** Answers with the run as it is then, whether or not anything was taken. */
export async function restoreLedger(
  ports: RestorePorts,
  runId: string,
  lines: readonly string[],
): Promise<Result<RunSummary, Trouble>> {
  const sources = [{ name: 'the window’s copy', lines }];
  if (lacksLines(ports, runId, sources)) sources.push(...ports.others.secondPlace(runId));
  if (lacksLines(ports, runId, sources)) await addBackups(ports, runId, sources);
  const ours = ports.shelf.get(runId);
  const joined = join(ports, runId, sources);
  if (isBetter(joined, ours)) return replace(ports, runId, { joined, ours, had: lines.length });
  if (ours === null) return refused({ code: 'RunUnreadable', runId, firstBadLine: 1 });
  ports.log(`store: no copy of ${runId} continues its ledger; nothing was taken`);
  ports.recordRepair(ours);
  return summaryOf(ours, ports.wall());
}

async function addBackups(ports: RestorePorts, runId: string, sources: ChainSource[]): Promise<void> {
  // Nothing is waited for where there are none.
  if (!ports.others.mayHave(runId)) return;
  for await (const backup of ports.others.backups(runId)) {
    sources.push(backup);
    if (!lacksLines(ports, runId, sources)) return;
  }
}

/** Less than is known to have been saved, or nobody knows how much that was. */
function lacksLines(ports: RestorePorts, runId: string, sources: readonly ChainSource[]): boolean {
  const ours = ports.shelf.get(runId);
  const gone = ports.shelf.gone().find((head) => head.runId === runId);
  const known = Math.max(ours?.repair?.saved ?? 0, gone?.position ?? 0, sources[0]?.lines.length ?? 0);
  return known === 0 || join(ports, runId, sources).read.lines.length < known;
}

function join(
  { shelf, files, folder }: RestorePorts,
  runId: string,
  sources: readonly ChainSource[],
): JoinedChain {
  const begin = shelf.get(runId) === null ? [] : (wholePart(files, folder.ledger(runId))?.lines ?? []);
  return joinChains({ runId, begin }, sources, hashText);
}

/** Only a chain of the same run that goes on where ours ends may take its place, as far as it holds. */
function isBetter({ read }: JoinedChain, ours: ShelvedRun | null): boolean {
  if (read.lines.length === 0 || read.unknownTypes.length > 0) return false;
  return ours === null || read.lines.length > ours.end.position;
}

function replace(
  ports: RestorePorts,
  runId: string,
  given: { readonly joined: JoinedChain; readonly ours: ShelvedRun | null; readonly had: number },
): Result<RunSummary, Trouble> {
  const { files, folder, shelf } = ports;
  const { ours } = given;
  const { read, from } = given.joined;
  const end = ours?.end.position ?? 0;
  const found = ours?.repair ?? readPendingRepair(files, folder, runId) ?? missing(shelf, runId, end);
  const repair: PendingRepair = {
    ...found,
    // What the copy had and does not hold is missing from both.
    saved: Math.max(found.saved ?? 0, given.had),
    restored: { from: end + 1, position: read.lines.length, head: read.head, copies: listed(from) },
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

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

function summaryOf({ run, runId }: ShelvedRun, wall: number): Result<RunSummary, Trouble> {
  if (run.status === 'none') return refused({ code: 'RunUnreadable', runId, firstBadLine: 1 });
  return ok(summaryAt(run, wall));
}
