/**
 * Removes a sealed run past its time. First the note is on disk, then the files go: killed anywhere in between, the
 * next start finds the note and ends what it says. The window's copy, search and second place follow.
 */
import { checklistTitle } from '#shared/checklist/checklist-title.ts';
import type { DesktopTidings } from '#shared/ipc/desktop-contract.ts';
import type { Trouble } from '#shared/ipc/trouble.ts';
import { removalText } from '#shared/retention/agreement.ts';
import type { RemovedRun } from '#shared/retention/removed-run.ts';
import { decideRemoval, type KeepRule } from '#shared/retention/retention.ts';
import { ok, refused, type Result } from '#shared/result.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import type { Clock } from '../clock.ts';
import type { DataFolder } from '../data-folder.ts';
import type { FileLayer } from '../ledger/file-layer.ts';
import { writeCause } from '../ledger/trouble-cause.ts';
import type { Log } from '../log.ts';
import { readOnlyReason, summaryAt } from '../open-run.ts';
import type { RunShelf } from '../run-shelf.ts';
import { deleteRun } from './delete-run.ts';
import type { RemovedRuns } from './removed-runs.ts';

export type RemovalPorts = {
  readonly clock: Clock;
  readonly files: FileLayer;
  readonly folder: DataFolder;
  readonly shelf: RunShelf;
  readonly removed: RemovedRuns;
  readonly rule: () => KeepRule;
  readonly operator: () => string;
  /** Whether another copy of Runsheet has the data folder. */
  readonly isElsewhere: () => boolean;
  readonly tell: (tidings: DesktopTidings) => void;
  readonly log: Log;
};

export type RemoveRun = (wish: {
  readonly runId: string;
  readonly second: string;
  readonly reason: string;
  /** Signs what is removed for the second person; null where their name is only stated. */
  readonly agree: Agree | null;
}) => Result<RemovedRun, Trouble>;

export type Agree = (text: string) => NonNullable<RemovedRun['agreed']>;

export function makeRunRemover(ports: RemovalPorts): RemoveRun {
  return ({ runId, second, reason, agree }) => {
    const shelved = ports.shelf.get(runId);
    if (shelved?.run.status !== 'started') return refused({ code: 'NoSuchRun', runId });
    const because = ports.isElsewhere() ? 'other-copy' : readOnlyReason(shelved);
    if (because !== null) return refused({ code: 'RunReadOnly', runId, because });
    const { run } = shelved;
    if (run.handedOver !== null) return refused({ code: 'RunReadOnly', runId, because: 'elsewhere' });
    const { wall, offsetMinutes } = ports.clock.read();
    const wish = { operator: ports.operator(), second, reason };
    const decided = decideRemoval(summaryAt(run, wall), wish, { rule: ports.rule(), wall, offsetMinutes });
    if (!decided.ok) return refused({ code: 'RunNotRemoved', because: decided.error });
    const removed = noteOf(run, {
      ...wish,
      ...decided.value,
      removedAt: wall,
      offsetMinutes,
    });
    if (removed === null) return refused({ code: 'RunNotRemoved', because: { code: 'NotSealed' } });
    return carryOut(ports, agree === null ? removed : { ...removed, agreed: agree(removalText(removed)) });
  };
}

function carryOut(ports: RemovalPorts, removed: RemovedRun): Result<RemovedRun, Trouble> {
  const { files, folder, shelf, log } = ports;
  const { runId } = removed;
  try {
    ports.removed.note(removed);
  } catch (cause) {
    return refused({ code: 'FileNotWritten', place: folder.root, cause: writeCause(cause) });
  }
  shelf.remove(runId);
  try {
    deleteRun(files, folder, runId);
    // The next start would take a smaller copy in the window for a loss.
    files.remove(folder.storeSeen);
  } catch (cause) {
    log(`removal: files of ${runId} are left until the next start (${writeCause(cause)})`);
  }
  ports.tell({ kind: 'removed', runId });
  log(`removal: run ${removed.runNumber} is gone`);
  return ok(removed);
}

type Who = Pick<RemovedRun, 'operator' | 'second' | 'reason' | 'removedAt' | 'offsetMinutes' | 'keptYears'>;

function noteOf(run: StartedRun, who: Who): RemovedRun | null {
  const { details, checklist, checklistSource, closing, sealed, outcome } = run;
  if (closing === null || sealed === null || outcome === null) return null;
  return {
    runId: run.runId,
    runNumber: run.runNumber,
    product: details.product,
    release: details.release,
    environment: details.environment,
    checklist: checklistTitle(checklist, checklistSource.name),
    rehearsal: run.rehearsal,
    outcome,
    createdAt: run.created.at,
    liveAt: run.goLive?.liveAt ?? null,
    closedAt: closing.stamp.at,
    position: run.position,
    head: run.head,
    closingHead: closing.head,
    sheetSha256: sealed.sheetSha256,
    lastAt: run.lastAt,
    ...who,
    second: who.second.trim(),
    reason: who.reason.trim(),
    agreed: null,
    restored: null,
  };
}
