/**
 * The language of the specs: given a history, when a command comes, it yields events or is rejected.
 *
 *   given(live(), after(30 * minute)).when(done('3.1.5')).yields([{ type: 'ItemMarked', … }])
 *
 * The history is played like main plays it; a command of the history that is refused fails the spec.
 */
import { expect } from 'vitest';
import type { RunCommand } from '#shared/run/run-commands.ts';
import type { RunEvent } from '#shared/run/run-events.ts';
import type { RunRejection } from '#shared/run/run-rejections.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { playToDeployed, playToFirstStep, playToLive } from './run-commands.ts';
import { playRun, type RunPlayer } from './run-player.ts';

/** A part of a history: a command to play, or anything else that happens to the run. */
export type Happening = RunCommand | ((player: RunPlayer) => void);
type Asked = RunCommand | ((run: StartedRun, wallNow: number) => RunCommand);

export type Spec = {
  readonly when: (command: Asked) => {
    /** Exactly these events; of each, the fields that are given. */
    readonly yields: (
      events: readonly (Partial<RunEvent> & { readonly type: RunEvent['type'] })[],
    ) => RunPlayer;
    readonly rejects: (rejection: Partial<RunRejection> & { readonly code: RunRejection['code'] }) => void;
  };
  readonly player: RunPlayer;
};

/** Without a start of its own, the history begins with a run that was just created. */
export function given(...history: readonly Happening[]): Spec {
  const player = startOf(history).fork();
  for (const happening of history) {
    if (typeof happening === 'function') happening(player);
    else player.play(happening);
  }
  return {
    player,
    when: (asked) => {
      const command = typeof asked === 'function' ? asked(player.run(), player.clock.now().wall) : asked;
      const decision = player.attempt(command);
      return {
        yields: (events) => {
          expect(decision).toMatchObject({ ok: true });
          if (!decision.ok) return player;
          expect(decision.value.map(({ type }) => type)).toEqual(events.map(({ type }) => type));
          expect(decision.value).toMatchObject(events);
          return player;
        },
        rejects: (rejection) => {
          expect(decision).toMatchObject({ ok: false, error: rejection });
        },
      };
    },
  };
}

const starts = new Map<Happening, () => RunPlayer>();

/** Time passes. */
export function after(ms: number): Happening {
  return (player) => player.clock.advance(ms);
}

/** The laptop was off, and its clock came back standing this far behind the last event. */
export function restartBehind(behindMs: number): Happening {
  return (player) => {
    const { lastAt } = player.run();
    player.clock.step(lastAt - behindMs - player.clock.now().wall);
    player.play({
      type: 'RecordClockDisturbance',
      kind: 'restarted',
      fromAt: lastAt,
      toAt: player.clock.now().wall,
      shiftMs: 0,
    });
  };
}

/** Section 1 is closed and Step 1 has started. */
export const firstStepStarted: Happening = startingPoint(() => playToFirstStep(playRun()));
/** The production deployment is done, go-live is not declared. */
export const deployed: Happening = startingPoint(() => playToDeployed(playRun()));
/** Live since now. */
export const live: Happening = startingPoint(() => playToLive(playRun()));

/** A start that is played once for the whole file: histories go on from copies of it. */
export function startingPoint(play: () => RunPlayer): Happening {
  let played: RunPlayer | null = null;
  const start: Happening = () => undefined;
  starts.set(start, () => (played ??= play()));
  return start;
}

const created = startingPoint(() => playRun());

function startOf(history: readonly Happening[]): RunPlayer {
  const first = history[0];
  const start = (first === undefined ? undefined : starts.get(first)) ?? starts.get(created);
  if (start === undefined) throw new Error('No start');
  return start();
}
