import type { Phase } from '#shared/run/run-state.ts';
import type { AppState, NavigationSlice, SliceTools } from './app-state.ts';

const livePhases: readonly Phase[] = ['deploying', 'verifying', 'rolling-back'];

/** Which screen is shown. */
export function navigationSlice({ set, get }: SliceTools): NavigationSlice {
  return {
    screen: { name: 'runs' },
    go: (screen) => {
      set({ screen, statusLine: null });
      if (!('runId' in screen)) watchLiveRun(get());
      else if (screen.runId !== get().runId) void get().openRun(screen.runId);
    },
  };
}

/** Keeps a live run open while other screens are shown, so that its alarm reaches every one of them. */
export function watchLiveRun({ summaries, runId, openRun }: AppState): void {
  const live = summaries.find((summary) => livePhases.includes(summary.phase));
  if (live !== undefined && live.runId !== runId) void openRun(live.runId);
}
