/** At a start: which runs are there, which can be believed as they are known, and which must be read. */
import { needsReading } from '#shared/checklist/read-checklist-once.ts';
import { isRunId } from './data-folder.ts';
import type { FileLayer } from './ledger/file-layer.ts';
import type { HeadsIndex } from './ledger/heads-index.ts';
import type { RunHead } from './ledger/run-head.ts';
import type { RunPlace } from './open-run.ts';
import { isLivePhase } from './open-runs.ts';
import { largeTextsIn } from './reading/large-texts.ts';

export type Shelves = {
  readonly heads: Map<string, RunHead>;
  readonly unread: Set<string>;
  readonly waiting: Set<string>;
  readonly read: (runId: string, known: RunHead | null) => void;
  readonly until: number;
};

/** Believes what it can, reads what it must, and leaves the rest for later. */
export function takeInRuns(place: RunPlace, index: HeadsIndex, shelves: Shelves): void {
  const { heads, unread, waiting, read, until } = shelves;
  for (const { runId, known, isAsKnown } of look(place, index)) {
    if (known !== null && isAsKnown) heads.set(runId, known);
    if (known === null && performance.now() > until) unread.add(runId);
    else if (known === null || !isAsKnown || isLive(known)) {
      if (!largeTextsOfRun(place, runId).some(needsReading)) {
        read(runId, known);
        continue;
      }
      // What was known of it stands until then.
      waiting.add(runId);
      if (known === null) unread.add(runId);
      else heads.set(runId, known);
    }
  }
}

/** The large checklists that a run carries, by its ledger. */
export function largeTextsOfRun({ files, folder }: RunPlace, runId: string): readonly string[] {
  return orNull(() => largeTextsIn(files.read(folder.ledger(runId)))) ?? [];
}

type Seen = {
  readonly runId: string;
  readonly known: RunHead | null;
  /** The ledger has the length the index says and was not written since, and no repair waits to be recorded. */
  readonly isAsKnown: boolean;
};

/**
 * A folder that was copied has new times everywhere. Reading so many before the window opens would take too long: they
 * are left to the check in the background, and to whoever opens one.
 */
const mostRewritten = 20;

/** Every run that is there or was. */
function look(place: RunPlace, { heads }: HeadsIndex): readonly Seen[] {
  const { files, folder } = place;
  const pending = new Set(files.list(folder.pendingRepairs));
  const runIds = new Set([...files.list(folder.runs).filter(isRunId), ...heads.keys()]);
  let rewritten = 0;
  return newestFirst(place, [...runIds], heads).map((runId) => {
    const known = heads.get(runId) ?? null;
    const hasLength = known !== null && sizeOrNull(files, folder.ledger(runId)) === known.bytes;
    if (!hasLength || pending.has(`${runId}.json`)) return { runId, known, isAsKnown: false };
    const isOlder = modifiedAt(place, runId) === known.modified;
    if (!isOlder) rewritten += 1;
    return { runId, known, isAsKnown: isOlder || rewritten > mostRewritten };
  });
}

/** Runs that are not in the index, by when they were last written; in front of all others, as one of them may be live. */
function newestFirst(
  place: RunPlace,
  runIds: readonly string[],
  known: ReadonlyMap<string, RunHead>,
): readonly string[] {
  const fresh = runIds
    .filter((runId) => !known.has(runId))
    .map((runId) => ({ runId, at: modifiedAt(place, runId) }));
  const newest = fresh.toSorted((one, other) => other.at - one.at).map(({ runId }) => runId);
  return [...newest, ...runIds.filter((runId) => known.has(runId))];
}

/** When its ledger was last written; 0 where that is not known. */
export function modifiedAt({ files, folder }: RunPlace, runId: string): number {
  return orNull(() => files.modified(folder.ledger(runId))) ?? 0;
}

function sizeOrNull(files: FileLayer, path: string): number | null {
  return orNull(() => files.sizeOf(path));
}

function orNull<T>(ask: () => T | null): T | null {
  try {
    return ask();
  } catch {
    // Reading it will say what is wrong.
    return null;
  }
}

function isLive({ summary }: RunHead): boolean {
  return summary !== null && isLivePhase(summary.phase);
}
