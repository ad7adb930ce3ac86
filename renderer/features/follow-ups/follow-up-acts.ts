/** What the follow-up screens ask of main. Each says in the status line how it went. */
import type { Trouble } from '#shared/ipc/trouble.ts';
import type { Result } from '#shared/result.ts';
import { desktop } from '../../desktop.ts';
import type { AppState } from '../../stores/app-state.ts';
import { troubleText } from '../../stores/trouble-text.ts';

export async function exportCalendar(read: () => AppState, runIds: readonly string[]): Promise<void> {
  sayWritten(read, 'Follow-ups', await desktop.exportFollowUps({ runIds: [...runIds] }));
}

export async function saveAddendum(read: () => AppState, runId: string, addendum: number): Promise<void> {
  sayWritten(read, `Addendum ${addendum}`, await desktop.saveAddendum({ runId, addendum }));
}

function sayWritten(
  read: () => AppState,
  what: string,
  answer: Result<{ readonly path: string }, Trouble>,
): void {
  const { say, offsetMinutes } = read();
  if (answer.ok) say(`${what} written to ${answer.value.path}.`);
  else if (answer.error.code !== 'Cancelled') say(troubleText(answer.error, offsetMinutes), 'refused');
}
