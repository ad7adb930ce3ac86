import type { AppState } from '../../stores/app-state.ts';
import { troubleText } from '../../stores/trouble-text.ts';
import { desktop } from '../../desktop.ts';

/** Saves what is open as a PDF, which then opens in the system's PDF program to be printed. */
export async function printOpenItems(state: AppState): Promise<void> {
  const { runId, say, offsetMinutes } = state;
  if (runId === null) return;
  const saved = await desktop.exportRun({ runId, as: 'open-items' });
  if (saved.ok) say(`Saved ${saved.value.path}. Print it from the program that opens.`);
  else if (saved.error.code !== 'Cancelled') say(troubleText(saved.error, offsetMinutes), 'refused');
}
