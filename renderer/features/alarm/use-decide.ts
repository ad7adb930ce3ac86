import type { RunCommand } from '#shared/run/run-commands.ts';
import { useAppStore } from '../../stores/use-app.ts';

/** Records a decision in a run, which is opened and shown first when another one is on screen. */
export function useDecide(): (runId: string, command: RunCommand) => Promise<boolean> {
  const store = useAppStore();
  return async (runId, command) => {
    if (store.getState().runId !== runId && !(await store.getState().openRun(runId))) return false;
    const answer = await store.getState().dispatch(command);
    if (!answer.ok) return false;
    const { screen, go } = store.getState();
    if (!('runId' in screen) || screen.runId !== runId || command.type === 'StartRollback') {
      go({ name: 'run', runId });
    }
    return true;
  };
}
