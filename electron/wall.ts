/** The wall view: a second window that shows one run to the room. Main knows which, so that it survives a reload. */
import type { WallView } from '#shared/ipc/desktop-contract.ts';
import type { Clock } from './clock.ts';
import type { Desktop } from './desktop.ts';
import { readingsOf } from './reading/readings-of.ts';
import type { RunShelf } from './run-shelf.ts';

export type Wall = {
  /** Shows a run; an open wall view changes over to it. */
  readonly open: (runId: string) => void;
  /** What is on the wall now; null before a run was chosen, and for one that cannot be read. */
  readonly read: () => WallView | null;
  /** Which run, or null before one was chosen. */
  readonly shown: () => string | null;
};

type WallPorts = {
  readonly clock: Clock;
  readonly shelf: RunShelf;
  readonly desktop: Pick<Desktop, 'openWall' | 'tellWall'>;
};

export function makeWall({ clock, shelf, desktop }: WallPorts): Wall {
  let shown: string | null = null;
  return {
    shown: () => shown,
    open: (runId) => {
      shown = runId;
      desktop.openWall();
      desktop.tellWall({ kind: 'wall', runId });
    },
    read: () => {
      const shelved = shown === null ? null : shelf.get(shown);
      if (shelved === null || shelved.run.status === 'none') return null;
      return {
        runId: shelved.runId,
        clock: clock.read(),
        simulatedClock: clock.simulated !== null,
        events: shelved.events,
        readings: readingsOf(shelved.events),
      };
    },
  };
}
