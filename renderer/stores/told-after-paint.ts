import { memoised } from '#shared/memoise.ts';
import { afterPaint } from '../ui/after-paint.ts';
import type { AppState } from './app-state.ts';
import type { AppStore } from './app-store.ts';

type Listener = Parameters<AppStore['subscribe']>[0];

export type LateStore = AppStore & {
  /** The state its listeners heard of last; the state itself while nothing is to be told. */
  readonly told: () => AppState;
  /** The state just before the run changed, while that is to be told; else null. */
  readonly beforeRun: () => AppState | null;
  /** Tells at once what is to be told. */
  readonly tellNow: () => void;
};

/**
 * The same store, one for each, for what stands around the rows of a run: its listeners hear of a change once the
 * frame is painted that shows it in the rows. A mark is seen that much sooner, and the rail and the panel follow with
 * the next frame. Whoever reads the state finds it as it is.
 */
export const toldAfterPaint = memoised((store: AppStore): LateStore => {
  const listeners = new Set<Listener>();
  let told = store.getState();
  let isWaiting = false;
  let beforeRun: AppState | null = null;
  let stop: (() => void) | null = null;
  const tell = (): void => {
    if (!isWaiting) return;
    isWaiting = false;
    beforeRun = null;
    const before = told;
    told = store.getState();
    for (const listener of listeners) listener(told, before);
  };
  const wait: Listener = (state, before) => {
    if (state.run !== before.run) beforeRun ??= before;
    if (isWaiting) return;
    isWaiting = true;
    told = before;
    void afterPaint().then(tell);
  };
  return {
    ...store,
    told: () => (isWaiting ? told : store.getState()),
    beforeRun: () => beforeRun,
    tellNow: tell,
    subscribe: (listener) => {
      stop ??= store.subscribe(wait);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        stop = null;
      };
    },
  };
});
