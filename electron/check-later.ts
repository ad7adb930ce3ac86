/**
 * Reads the ledgers nobody has asked for, one after the other, while the app does its work: a byte that went bad
 * without changing a file's length is found days before somebody needs that run, while a copy still has it. First come
 * the runs that a start without the index had no time for: each is listed as soon as it is read.
 */
import type { DesktopTidings } from '#shared/ipc/desktop-contract.ts';
import { checkSeals } from './ledger/check-seals.ts';
import { hashText } from './ledger/hash-text.ts';
import type { Log } from './log.ts';
import type { RunPlace } from './open-run.ts';
import type { ReadAhead } from './reading/read-ahead.ts';
import type { RunShelf } from './run-shelf.ts';

export type LaterChecks = {
  readonly begin: () => void;
  /** A window asks for something: nothing is checked until none has asked for a while. */
  readonly rest: () => void;
  readonly end: () => void;
  /** All of it at once, for whoever can wait. */
  readonly finish: () => void;
};

export type LaterPorts = {
  readonly place: RunPlace;
  readonly shelf: RunShelf;
  readonly log: Log;
  readonly tell: (tidings: DesktopTidings) => void;
  readonly readAhead: ReadAhead;
};

/** A look of 3 ms and a pause of 17: a key that comes in between does not feel it. */
const lookMs = 3;
const pauseMs = 17;
/** Longer than between two keys of somebody who types: then each would meet a look. */
const restMs = 500;

export function checkLater({ place, ...ports }: LaterPorts): LaterChecks {
  const steps = checkAll(place, ports);
  let timer: NodeJS.Timeout | null = null;
  let restsUntil = -Infinity;

  function look(): void {
    if (performance.now() < restsUntil) {
      lookAgain(restsUntil - performance.now());
      return;
    }
    const until = performance.now() + lookMs;
    while (performance.now() < until) {
      const step = steps.next();
      if (step.done === true) return;
      if (step.value !== null) {
        void step.value.then(() => lookAgain());
        return;
      }
    }
    lookAgain();
  }

  function lookAgain(afterMs = pauseMs): void {
    if (timer !== null) timer = setTimeout(look, afterMs).unref();
  }

  return {
    begin: () => {
      timer ??= setTimeout(look, pauseMs).unref();
    },
    rest: () => {
      restsUntil = performance.now() + restMs;
    },
    end: () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
    finish: () => {
      while (steps.next().done !== true);
    },
  };
}

/** What has to be read elsewhere before the next step, or null. */
type Wait = Promise<unknown> | null;

function* checkAll(
  { files, folder }: RunPlace,
  { shelf, log, tell, readAhead }: Omit<LaterPorts, 'place'>,
): Generator<Wait, void> {
  for (const runId of shelf.unread()) {
    const wait = readAhead.texts(shelf.largeTexts(runId));
    if (wait !== null) yield wait;
    const run = shelf.get(runId)?.run;
    const summary = run?.status === 'started' ? shelf.head(runId)?.summary : null;
    if (summary) tell({ kind: 'recorded', runId, recorded: { events: [], summary } });
    yield null;
  }
  const opened = new Set(shelf.opened().map(({ runId }) => runId));
  const runIds = shelf.heads().map(({ runId }) => runId);
  let bad = 0;
  for (const runId of runIds.filter((other) => !opened.has(other))) {
    const isWhole = yield* checkOne(() => files.read(folder.ledger(runId)), runId, shelf);
    if (isWhole) continue;
    bad += 1;
    const wait = readAhead.texts(shelf.largeTexts(runId));
    if (wait !== null) yield wait;
    // Opening it does everything else: what holds is kept, the rest set aside, the copy asked.
    shelf.get(runId);
  }
  log(`ledgers: ${runIds.length} checked, ${bad} of them did not hold`);
}

function* checkOne(read: () => Uint8Array, runId: string, shelf: RunShelf): Generator<null, boolean> {
  const before = shelf.head(runId);
  const bytes = tryToRead(read);
  if (bytes === null) return false;
  const head = yield* checkSeals(bytes, runId, hashText);
  // Written to meanwhile: then it was opened, and so it was checked.
  return head === before?.head || shelf.head(runId)?.head !== before?.head;
}

function tryToRead(read: () => Uint8Array): Uint8Array | null {
  try {
    return read();
  } catch {
    // Opening it says why.
    return null;
  }
}
