import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { steadyTime } from '#shared/run/clock-doubt.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import type { AppState } from './app-state.ts';
import type { AppStore } from './app-store.ts';

/** Provided once, in main.tsx. */
export const AppStoreContext = createContext<AppStore | null>(null);

/** Reads a narrow value of the store; the component renders again when it changes. */
export function useApp<T>(select: (state: AppState) => T): T {
  return useStore(useAppStore(), select);
}

/** The store itself, for handlers that read it at the moment of a key press. */
export function useAppStore(): AppStore {
  const store = useContext(AppStoreContext);
  if (store === null) throw new Error('A screen was drawn outside AppStoreContext.');
  return store;
}

/** The open run; renders again with every mark. Only inside screens of a run, which are drawn once it is open. */
export function useRun(): StartedRun {
  return useOfRun((run) => run);
}

/** Reads a narrow value of the open run; the component renders again when it changes, not with every mark. */
export function useOfRun<T>(select: (run: StartedRun) => T): T {
  return useApp(({ run }) => {
    if (run.status === 'none') throw new Error('A screen of a run was drawn without an open run.');
    return select(run);
  });
}

/** Wall clock now in milliseconds UTC; renders again once a second. */
export function useWallNow(): number {
  return useApp((state) => state.wallNow);
}

/** Steady time of the open run, from which all elapsed time is told; renders again once a second. */
export function useSteadyNow(): number {
  return useApp((state) =>
    state.run.status === 'none' ? state.wallNow : steadyTime(state.run, state.wallNow),
  );
}
