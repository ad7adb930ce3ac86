/** How long the app was gone before this start, and which live runs were left alone meanwhile. */
import { z } from 'zod';
import type { CommandOf } from '#shared/run/run-commands.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { clockSetBack, isSameBoot } from './clock-set-back.ts';
import type { Clock } from './clock.ts';
import { liveRuns } from './live-runs.ts';
import { isLivePhase } from './open-runs.ts';
import type { RunShelf } from './run-shelf.ts';

export const heartbeatSchema = z.object({
  reading: z.object({
    wall: z.number(),
    zone: z.string(),
    offsetMinutes: z.number(),
    monotonic: z.number(),
    sinceBoot: z.number(),
  }),
  /** Names the boot of the laptop where the system tells it. */
  boot: z.string().optional(),
  /** False while the app runs: found so at start, it did not end as wanted. */
  ended: z.boolean(),
});

export type Heartbeat = z.infer<typeof heartbeatSchema>;

/** What a command records of it. */
export type RecordedDisturbance = Omit<CommandOf<'RecordClockDisturbance'>, 'type'>;

export type NotedStart = {
  /**
   * What is to be recorded of it, once that may be. The app was gone between its last heartbeat, or the run's last
   * event, and its start. A span that ends before it began tells that the clock stands behind the history: then the
   * run asks what time it is.
   */
  readonly disturbances: () => readonly {
    readonly runId: string;
    readonly disturbance: RecordedDisturbance;
  }[];
};

type StartPorts = {
  readonly clock: Clock;
  readonly shelf: RunShelf;
  /** The last one of the app before, if it left one. */
  readonly before: Heartbeat | null;
  /** Of the boot of the laptop. */
  readonly boot: string;
};

/** To be called before anything is recorded. */
export function noteStart({ clock, shelf, before, boot }: StartPorts): NotedStart {
  const startedAt = clock.read();
  const lastAtOf = foundAtStart(shelf, startedAt.wall);
  const setBack =
    before === null ? null : clockSetBack(before.reading, startedAt, isSameBoot(before.boot, boot));
  return {
    disturbances: () =>
      liveRuns(shelf).flatMap(({ runId, run }) => {
        const lastAt = lastAtOf(runId, run);
        if (lastAt === null) return [];
        const fromAt = setBack?.toAt ?? Math.max(before?.reading.wall ?? 0, lastAt);
        const gone = { kind: 'restarted', fromAt, toAt: startedAt.wall, shiftMs: 0 } as const;
        return [setBack, gone].flatMap((disturbance) =>
          disturbance === null ? [] : [{ runId, disturbance }],
        );
      }),
  };
}

/**
 * When something was last recorded in a run before this start; null for one that was never left alone: it was not live
 * then, or not there, and was taken up while the window's copy was compared. A run that was damaged or gone then and
 * has been restored since is judged by its own history.
 */
function foundAtStart(shelf: RunShelf, startedAt: number): (runId: string, run: StartedRun) => number | null {
  const hurt = new Set(
    shelf
      .opened()
      .filter(({ repair, isHurt }) => repair !== null || isHurt)
      .map(({ runId }) => runId),
  );
  const unknown = new Set([...hurt, ...shelf.unread(), ...shelf.gone().map(({ runId }) => runId)]);
  const whole = new Map<string, number | null>();
  for (const { runId, summary } of shelf.heads()) {
    if (summary === null) unknown.add(runId);
    else if (!hurt.has(runId)) whole.set(runId, isLivePhase(summary.phase) ? summary.lastAt : null);
  }
  return (runId, run) => {
    const lastAt = whole.get(runId);
    if (lastAt !== undefined) return lastAt;
    if (!unknown.has(runId) && run.created.at >= startedAt) return null;
    const events = shelf.get(runId)?.events ?? [];
    return events.findLast(({ at }) => at < startedAt)?.at ?? run.lastAt;
  };
}
