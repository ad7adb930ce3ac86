/**
 * All runs of this laptop. What lists and comparisons need is known of every run without reading it: its head, from
 * the index. A run's events are read, checked and replayed when it is first asked for, and only a few are kept open.
 *
 * Who wants to go over all runs takes `heads()`; who wants one run's events takes `get(runId)`, anew in each turn of
 * the event loop, as a run that was not used for a while is put back.
 */
import type { ReadLedger } from '#shared/ledger/verify-chain.ts';
import { chainStart } from '#shared/ledger/seal-event.ts';
import { isRunId } from './data-folder.ts';
import type { FileLayer } from './ledger/file-layer.ts';
import { openHeadsIndex, type HeadsIndex } from './ledger/heads-index.ts';
import { keepHeadsLater } from './ledger/keep-heads.ts';
import type { PendingRepair } from './ledger/pending-repair.ts';
import type { RunHead } from './ledger/run-head.ts';
import { errorCode } from './ledger/trouble-cause.ts';
import { headOf, openRun, shelveRun, type RunPlace, type ShelvedRun } from './open-run.ts';
import { isLivePhase, keepOpenRuns } from './open-runs.ts';

export type RunShelf = {
  /** Null when there is no such run or it cannot be read. */
  readonly get: (runId: string) => ShelvedRun | null;
  readonly head: (runId: string) => RunHead | null;
  /** Of every run, in order of creation. Summaries of runs that are open are as of now. */
  readonly heads: () => readonly RunHead[];
  /** Runs that are there and of which nothing is known yet: the index had nothing of them, and there are many. */
  readonly unread: () => readonly string[];
  /** The runs in memory, in order of creation: each live one, each with a repair to record, and the last used. */
  readonly opened: () => readonly ShelvedRun[];
  /** Runs that were known here and whose ledgers are gone. */
  readonly gone: () => readonly RunHead[];
  /** That a run is gone was told; it is gone no more. */
  readonly forget: (runId: string) => void;
  /** A run that has no events yet. */
  readonly begin: (runId: string) => ShelvedRun;
  readonly drop: (runId: string) => void;
  /** The run was removed for good: nothing of it is known here any more, also on disk. */
  readonly remove: (runId: string) => void;
  /** Takes a ledger that was read and checked, in place of what was there; `repair`, if any, is still to be recorded. */
  readonly put: (runId: string, read: ReadLedger, repair: PendingRepair | null) => ShelvedRun;
  /** Something was recorded in the run. */
  readonly changed: (shelved: ShelvedRun) => void;
  /** Writes changed heads to the index now, and to the disk; without it that is done soon after each change. */
  readonly keepHeads: () => void;
  /** Called when a ledger turns out to be gone or damaged after the start, as it is first read. */
  readonly onTrouble: (listener: (runId: string) => void) => void;
  /** What could not be opened, one sentence each. */
  readonly problems: readonly string[];
};

/**
 * Never throws: what cannot be opened becomes a problem. `wall` tells the time for summaries. Without the index, ledgers
 * are read for `readingMs`, newest first; the rest is read in the background and listed then.
 */
export function openShelf(place: RunPlace, wall: () => number, readingMs = 1500): RunShelf {
  const index = openHeadsIndex(place.files, place.folder.heads);
  /** Of each run that is there; of one that is open it may be an older one. */
  const heads = new Map<string, RunHead>();
  const gone = new Map<string, RunHead>();
  const open = keepOpenRuns((shelved) => heads.set(shelved.runId, headHere(shelved)));
  const problems: string[] = [];
  const headHere = (shelved: ShelvedRun) => headOf(shelved, wall(), modifiedAt(place, shelved.runId));
  let tellTrouble: (runId: string) => void = () => undefined;
  const keeper = keepHeadsLater(index, headNow);

  function headNow(runId: string): RunHead | null {
    const shelved = open.peek(runId);
    return shelved === null ? (heads.get(runId) ?? null) : headHere(shelved);
  }

  function changed(shelved: ShelvedRun): void {
    if (!heads.has(shelved.runId)) heads.set(shelved.runId, headHere(shelved));
    keeper.changed(shelved.runId);
  }

  function add(shelved: ShelvedRun): ShelvedRun {
    gone.delete(shelved.runId);
    changed(shelved);
    open.add(shelved);
    return shelved;
  }

  function read(runId: string, known: RunHead | null): ShelvedRun | null {
    unread.delete(runId);
    try {
      const shelved = openRun(place, runId, known);
      if (shelved !== null) add(shelved);
      else heads.delete(runId);
      if (shelved === null && known !== null) gone.set(runId, known);
      if (shelved === null || shelved.repair !== null) tellTrouble(runId);
      return shelved;
    } catch (cause) {
      const code = errorCode(cause) || 'unknown';
      problems.push(`The run in ${place.folder.run(runId)} could not be opened (${code}).`);
    }
    return null;
  }

  const unread = new Set<string>();
  takeIn(look(place, index), { heads, unread, read, until: performance.now() + readingMs });

  return {
    get: (runId) => {
      const isThere = heads.has(runId) || unread.has(runId);
      return open.get(runId) ?? (isThere ? read(runId, heads.get(runId) ?? null) : null);
    },
    head: headNow,
    heads: () => [...heads.keys()].flatMap((runId) => headNow(runId) ?? []).toSorted(byCreation),
    unread: () => [...unread],
    opened: () => open.all().toSorted(byStart),
    gone: () => [...gone.values()],
    forget: (runId) => {
      gone.delete(runId);
      keeper.changed(runId);
    },
    begin: (runId) => {
      const shelved = shelveRun(place, { runId, read: emptyLedger, repair: null });
      open.add(shelved);
      return shelved;
    },
    drop: (runId) => {
      open.close(runId);
      heads.delete(runId);
    },
    remove: (runId) => {
      open.close(runId);
      for (const known of [heads, gone, unread]) known.delete(runId);
      keeper.forgetNow(runId);
    },
    put: (runId, ledger, repair) => add(shelveRun(place, { runId, read: ledger, repair })),
    changed,
    keepHeads: () => keeper.now(true),
    onTrouble: (listener) => {
      tellTrouble = listener;
    },
    problems,
  };
}

type Shelves = {
  readonly heads: Map<string, RunHead>;
  readonly unread: Set<string>;
  readonly read: (runId: string, known: RunHead | null) => void;
  readonly until: number;
};

/** Believes what it can, reads what it must, and leaves the rest for later. */
function takeIn(all: readonly Seen[], { heads, unread, read, until }: Shelves): void {
  for (const { runId, known, isAsKnown } of all) {
    if (known !== null && isAsKnown) heads.set(runId, known);
    if (known === null && performance.now() > until) unread.add(runId);
    else if (known === null || !isAsKnown || isLive(known)) read(runId, known);
  }
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

function modifiedAt({ files, folder }: RunPlace, runId: string): number {
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

function byCreation(one: RunHead, other: RunHead): number {
  return (one.summary?.createdAt ?? Infinity) - (other.summary?.createdAt ?? Infinity);
}

function byStart({ run: one }: ShelvedRun, { run: other }: ShelvedRun): number {
  const createdAt = (run: ShelvedRun['run']) => (run.status === 'started' ? run.created.at : Infinity);
  return createdAt(one) - createdAt(other);
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
