import type { NavigationSlice, SliceTools } from './app-state.ts';

/** Which screen is shown. */
export function navigationSlice({ set, get }: SliceTools): NavigationSlice {
  return {
    screen: { name: 'runs' },
    go: (screen) => {
      const { runId, openRun } = get();
      set({ screen, statusLine: null });
      if ('runId' in screen && screen.runId !== runId) void openRun(screen.runId);
    },
  };
}
