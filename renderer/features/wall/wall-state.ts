/** What the wall view shows: one run, read from main and kept up by what main tells. */
import { create } from 'zustand';
import type { DesktopApi, DesktopTidings } from '#shared/ipc/desktop-contract.ts';
import type { ClockReading, RecordedEvent } from '#shared/ledger/recorded-event.ts';
import { evolveRun } from '#shared/run/evolve-run.ts';
import { replayRun } from '#shared/run/replay-run.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { takeReadings } from '../../stores/take-readings.ts';

type WallState = {
  /** Null until main has answered, and when it shows no run. */
  readonly run: StartedRun | null;
  readonly wallNow: number;
  readonly offsetMinutes: number;
};

export const useWall = create<WallState>()(() => ({ run: null, wallNow: 0, offsetMinutes: 0 }));

/** Main's clock when it was last heard, and this page's steady timer at that moment. */
let anchored = { wall: 0, monotonic: 0 };

/** Reads the run and follows it for as long as the page is there. */
export async function watchWall(desktop: DesktopApi): Promise<void> {
  desktop.onTidings((tidings) => hear(desktop, tidings));
  const isSimulated = await read(desktop);
  const tick = async (): Promise<void> => {
    if (isSimulated) anchor(await desktop.readClock(null));
    else show();
    window.setTimeout(() => void tick(), 1000 - (useWall.getState().wallNow % 1000));
  };
  await tick();
}

async function read(desktop: DesktopApi): Promise<boolean> {
  const view = await desktop.readWall(null);
  if (view === null) {
    useWall.setState({ run: null });
    return false;
  }
  anchor(view.clock);
  takeReadings(view);
  const run = replayRun(view.events);
  useWall.setState({ run: run.status === 'started' ? run : null });
  return view.simulatedClock;
}

function hear(desktop: DesktopApi, tidings: DesktopTidings): void {
  if (tidings.kind === 'wall') void read(desktop);
  else if (tidings.kind === 'clock') anchor(tidings.clock);
  else if (tidings.kind === 'recorded') void fold(desktop, tidings);
}

async function fold(
  desktop: DesktopApi,
  { runId, recorded }: Extract<DesktopTidings, { kind: 'recorded' }>,
): Promise<void> {
  const { run } = useWall.getState();
  if (run === null || run.runId !== runId) return;
  const fresh = recorded.events.filter(({ position }) => position > run.position);
  const first = fresh[0];
  if (first === undefined) return;
  // Something was missed: the run is read anew.
  if (first.position !== run.position + 1) {
    await read(desktop);
    return;
  }
  takeReadings(recorded);
  const next = fresh.reduce(evolveRun, run);
  if (next.status !== 'started') return;
  // In one change with the run: time and run apart for a moment would show elapsed time wrong.
  const steppedMs = fresh.reduce((sum, one) => sum + clockStep(one), 0);
  anchored = { ...anchored, wall: anchored.wall + steppedMs };
  useWall.setState({ run: next, wallNow: readWall() });
}

function clockStep({ event }: RecordedEvent): number {
  return event.type === 'ClockDisturbed' && event.kind === 'stepped' ? event.shiftMs : 0;
}

function anchor(clock: ClockReading): void {
  anchored = { wall: clock.wall, monotonic: performance.now() };
  useWall.setState({ wallNow: clock.wall, offsetMinutes: clock.offsetMinutes });
}

function show(): void {
  useWall.setState({ wallNow: readWall() });
}

function readWall(): number {
  return anchored.wall === 0 ? 0 : anchored.wall + (performance.now() - anchored.monotonic);
}
