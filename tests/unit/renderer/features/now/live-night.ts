/** A run that is live: everything before go-live is passed by override, nothing is verified yet. */
import { itemsToWork } from '#shared/run/work-order.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { done, goLive, startStep } from '../../../../support/run-commands.ts';
import { playRun, type RunPlayer } from '../../../../support/run-player.ts';

const reason = 'Agreed by phone before the night';

export function liveNight(): {
  readonly player: RunPlayer;
  readonly run: () => StartedRun;
  /** Steady instant of go-live. */
  readonly live: number;
  readonly close: (group: string) => void;
} {
  const player = playRun();
  const close = (group: string): void => {
    for (const item of itemsToWork(player.run(), group)) player.play(done(item.number));
  };
  for (const group of ['2.1', '2.2', '2.3', '2.4']) {
    player.play(startStep(group, reason));
    close(group);
  }
  player.play(goLive('now', { overrideReason: reason }));
  const live = player.run().goLive?.steadyLiveAt;
  if (live === undefined) throw new Error('The run is not live');
  return { player, run: player.run, live, close };
}
