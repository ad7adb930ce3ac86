import type { ClockSlice, SliceTools } from './app-state.ts';

/** One clock for all screens: set from main's, ticked by a steady timer, so that it never runs by itself. */
export function clockSlice({ set, get, ports }: SliceTools): ClockSlice {
  let anchored = { wall: 0, monotonic: 0 };
  const readWall = (): number =>
    anchored.wall === 0 ? 0 : anchored.wall + (ports.monotonic() - anchored.monotonic);
  return {
    wallNow: 0,
    zone: 'UTC',
    offsetMinutes: 0,
    readWall,
    anchor: (clock) => {
      anchored = { wall: clock.wall, monotonic: ports.monotonic() };
      set({ wallNow: clock.wall, zone: clock.zone, offsetMinutes: clock.offsetMinutes });
    },
    step: (ms) => {
      anchored = { ...anchored, wall: anchored.wall + ms };
      return readWall();
    },
    tick: () => set({ wallNow: readWall() }),
    askClock: async () => get().anchor(await ports.desktop.readClock(null)),
  };
}
