/**
 * All runs of this laptop. What lists and comparisons need is known of every run without reading it: its head, from
 * the index. A run's events are read, checked and replayed when it is first asked for, and only a few are kept open.
 *
 * Who wants to go over all runs takes `heads()`; who wants one run's events takes `get(runId)`, anew in each turn of
 * the event loop, as a run that was not used for a while is put back.
 */
import type { ReadLedger } from '#shared/ledger/verify-chain.ts';
import { chainStart } from '#shared/ledger/seal-event.ts';
import { openHeadsIndex } from './ledger/heads-index.ts';
import { keepHeadsLater } from './ledger/keep-heads.ts';
import type { PendingRepair } from './ledger/pending-repair.ts';
import type { RunHead } from './ledger/run-head.ts';
import { errorCode } from './ledger/trouble-cause.ts';
import { largeTextsOf } from './reading/large-texts.ts';
import { headOf, openRun, shelveRun, type RunPlace, type ShelvedRun } from './open-run.ts';
import { keepOpenRuns } from './open-runs.ts';
import { largeTextsOfRun, modifiedAt, takeInRuns } from './take-in-runs.ts';

export type RunShelf = {
  /** Null when there is no such run or it cannot be read. */
  readonly get: (runId: string) => ShelvedRun | null;
  /** The large checklists that this run carries. */
  readonly largeTexts: (runId: string) => readonly string[];
  /** Runs that the start would have opened but for a large checklist: it is read first, elsewhere. */
  readonly waiting: () => readonly string[];
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
    for (const left of [unread, waiting]) left.delete(runId);
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
  const waiting = new Set<string>();
  takeInRuns(place, index, { heads, unread, waiting, read, until: performance.now() + readingMs });

  return {
    get: (runId) => {
      const isThere = heads.has(runId) || unread.has(runId);
      return open.get(runId) ?? (isThere ? read(runId, heads.get(runId) ?? null) : null);
    },
    largeTexts: (runId) => textsOf(place, runId, open.peek(runId)),
    waiting: () => [...waiting],
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

function textsOf(place: RunPlace, runId: string, shelved: ShelvedRun | null): readonly string[] {
  return shelved === null ? largeTextsOfRun(place, runId) : largeTextsOf(shelved.events);
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
