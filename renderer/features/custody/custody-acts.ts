/** Second places as a person asks for them: each asks main, and says in the status line what came of it. */
import type { Trouble } from '#shared/ipc/trouble.ts';
import { desktop } from '../../desktop.ts';
import type { AppState } from '../../stores/app-state.ts';
import { troubleText } from '../../stores/trouble-text.ts';

/** Opens a backup by its name, or, with null, a file the person chooses, and shows what is in it. */
export async function openArchive(state: () => AppState, backup: string | null): Promise<void> {
  const opened = await desktop.openArchive({ backup });
  if (opened.ok) state().openOverlay({ name: 'restore', preview: opened.value });
  else sayTrouble(state(), opened.error);
}

export async function saveRunCopy(state: () => AppState, runId: string): Promise<void> {
  const saved = await desktop.saveRunCopy({ runId });
  if (saved.ok) state().say(`A copy is in ${saved.value.path}. Read back and verified.`);
  else sayTrouble(state(), saved.error);
}

export function sayTrouble(state: AppState, trouble: Trouble): void {
  if (trouble.code !== 'Cancelled') state.say(troubleText(trouble, state.offsetMinutes), 'refused');
}
