/**
 * Looks after live runs while nobody presses anything: trips breaches, notices that the clock slept, stepped or
 * changed its zone, writes the heartbeat that tells the next start how long the app was gone.
 */
import type { DesktopTidings } from '#shared/ipc/desktop-contract.ts';
import type { ClockReading } from '#shared/ledger/recorded-event.ts';
import { steadyTime } from '#shared/run/clock-doubt.ts';
import { pendingGap } from '#shared/run/pending-gap.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import type { Clock } from './clock.ts';
import type { DataFolder } from './data-folder.ts';
import { bootId } from './one-writer/boot-id.ts';
import { anchorAfter, compareReadings, type Disturbance } from './compare-readings.ts';
import type { FileLayer } from './ledger/file-layer.ts';
import { readJsonFile, writeJsonFile } from './ledger/json-file.ts';
import { liveRuns } from './live-runs.ts';
import type { Recorder } from './recorder.ts';
import type { SaveTrouble } from './save-trouble.ts';
import { isLivePhase } from './open-runs.ts';
import { heartbeatSchema, noteStart, type Heartbeat, type RecordedDisturbance } from './note-start.ts';
import type { RunShelf } from './run-shelf.ts';

export type Watch = {
  /** The live run to open directly, or null. Known before `begin`. */
  readonly resume: string | null;
  /** Starts looking, once the window's copy was compared: nothing is recorded before that. */
  readonly begin: () => void;
  /** One look; also called when the system says that it woke up. */
  readonly look: () => void;
  /** Says that this end was wanted. */
  readonly end: () => void;
};

export type WatchPorts = {
  readonly clock: Clock;
  readonly files: FileLayer;
  readonly folder: DataFolder;
  readonly shelf: RunShelf;
  readonly recorder: Recorder;
  readonly saving: SaveTrouble;
  /** Settled once every live run is open; null when that is so already. */
  readonly whenOpen: Promise<void> | null;
  readonly tell: (tidings: DesktopTidings) => void;
};

const heartbeatEveryMs = 5000;

export function makeWatch(ports: WatchPorts): Watch {
  const { clock, files, folder, shelf, recorder, saving } = ports;
  const lastTime = readJsonFile(files, folder.heartbeat, heartbeatSchema);
  const speed = clock.simulated?.speed ?? 1;
  const boot = bootId();
  const restart = noteStart({ clock, shelf, before: lastTime, boot });
  let last = clock.read();
  let lastBeat = -Infinity;
  let hasBegun = false;

  function begin(): void {
    if (hasBegun) return;
    hasBegun = true;
    for (const { runId, disturbance } of restart.disturbances()) recordDisturbance(runId, disturbance);
    last = clock.read();
    clock.simulated?.onMoved((how) => {
      if (how === 'advanced') moveOn(clock.read());
      look();
    });
    look();
  }

  function look(): void {
    if (!hasBegun) return;
    const now = clock.read();
    const disturbances = compareReadings(last, now, speed);
    last = anchorAfter(last, now, { found: disturbances, speed });
    saving.tryAgain();
    for (const { runId } of liveRuns(shelf)) {
      for (const disturbance of disturbances) recordDisturbance(runId, disturbance);
    }
    // After the events: a window that had the new time before them would show elapsed time wrong for a moment.
    if (disturbances.length > 0) tellDisturbances(disturbances, now);
    for (const { runId, run } of liveRuns(shelf)) {
      // After a gap the operator is first asked whether a breach still runs; it trips then, or when no answer comes.
      if (hasRunningBreach(run) && pendingGap(run, steadyTime(run, now.wall))?.asksFirst !== true) {
        recorder.recordOwn(runId, { type: 'RecordTrips' });
      }
    }
    beat(now);
  }

  /** Time that was let pass on purpose is neither sleep nor a step. */
  function moveOn(now: ClockReading): void {
    last = now;
    ports.tell({ kind: 'clock', clock: now, steppedMs: 0 });
  }

  function tellDisturbances(disturbances: readonly Disturbance[], now: ClockReading): void {
    const sleep = disturbances.find(({ kind }) => kind === 'slept');
    const steppedMs = disturbances.find(({ kind }) => kind === 'stepped')?.shiftMs ?? 0;
    ports.tell({ kind: 'clock', clock: now, steppedMs });
    if (sleep !== undefined) ports.tell({ kind: 'slept', fromAt: sleep.fromAt, toAt: sleep.toAt });
  }

  function recordDisturbance(runId: string, disturbance: RecordedDisturbance): void {
    recorder.recordOwn(runId, { type: 'RecordClockDisturbance', ...disturbance });
  }

  function beat(now: ClockReading): void {
    if (Math.abs(now.monotonic - lastBeat) < heartbeatEveryMs * speed) return;
    lastBeat = now.monotonic;
    writeHeartbeat({ reading: now, boot, ended: false });
  }

  function writeHeartbeat(heartbeat: Heartbeat): void {
    try {
      writeJsonFile(files, folder.heartbeat, heartbeat);
    } catch {
      // It only tells the next start how long the app was gone; the last event tells it nearly as well.
      return;
    }
  }

  return {
    resume: newestLive(shelf),
    begin: onceOpen(ports.whenOpen, begin),
    look,
    end: () => writeHeartbeat({ reading: clock.read(), boot, ended: true }),
  };
}

/** Begins no sooner than every live run is open. */
function onceOpen(whenOpen: WatchPorts['whenOpen'], begin: () => void): () => void {
  let isOpen = whenOpen === null;
  let isWanted = false;
  void whenOpen?.then(() => {
    isOpen = true;
    if (isWanted) begin();
  });
  return () => {
    isWanted = true;
    if (isOpen) begin();
  };
}

/** Also one that is not open yet, by what was known of it. */
function newestLive(shelf: RunShelf): string | null {
  const waiting = shelf.waiting().flatMap((runId) => {
    const summary = shelf.head(runId)?.summary ?? null;
    return summary !== null && isLivePhase(summary.phase) ? [{ runId, createdAt: summary.createdAt }] : [];
  });
  const open = liveRuns(shelf).map(({ runId, run }) => ({ runId, createdAt: run.created.at }));
  return (
    [...waiting, ...open].toSorted((one, other) => one.createdAt - other.createdAt).at(-1)?.runId ?? null
  );
}

function hasRunningBreach(run: StartedRun): boolean {
  return run.breaches.some((breach) => breach.cleared === null && breach.tripped === null);
}
