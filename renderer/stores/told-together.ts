import type { StoreApi } from 'zustand/vanilla';

type Listener<S> = (state: S, before: S) => void;

/**
 * Runs `work`; what it changes is told to the store's listeners once, when it ends, however it ends. Everything on
 * screen looks at the state each time it is told, and one mark changes it in several places.
 */
export type Together = (work: () => void) => void;

/** Has to be called before anybody subscribes. */
export function toldTogether<S>(store: StoreApi<S>): Together {
  const listeners = new Set<Listener<S>>();
  let depth = 0;
  let before: { readonly state: S } | null = null;
  const tell = (state: S, previous: S): void => {
    for (const listener of listeners) listener(state, previous);
  };
  store.subscribe((state, previous) => {
    if (depth === 0) tell(state, previous);
    else before ??= { state: previous };
  });
  store.subscribe = (listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return (work) => {
    depth += 1;
    try {
      work();
    } finally {
      depth -= 1;
      if (depth === 0 && before !== null) {
        const previous = before.state;
        before = null;
        tell(store.getState(), previous);
      }
    }
  };
}
