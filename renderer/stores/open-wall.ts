import type { DesktopApi } from '#shared/ipc/desktop-contract.ts';
import type { AppState } from './app-state.ts';

/** Shows the run on screen, else the newest one that is not finished, on the wall view. */
export function openWall(state: AppState, desktop: DesktopApi): void {
  const { screen, summaries, say } = state;
  const underWay = summaries.find(({ phase }) => phase !== 'closing' && phase !== 'sealed');
  const runId = 'runId' in screen ? screen.runId : underWay?.runId;
  if (runId === undefined) say('There is no run to show. The wall view shows one run.', 'refused');
  else void desktop.openWall({ runId });
}
