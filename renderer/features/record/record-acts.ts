/** What the record screen does: save the sheet, export the run, seal it. Each says what happened. */
import { formatTimeOfDay } from '#shared/time/instant.ts';
import type { AppStore } from '../../stores/app-store.ts';
import { desktop } from '../../desktop.ts';
import { troubleText } from '../../stores/trouble-text.ts';
import { useRecordView } from './record-view.ts';

/** Asks where, writes and reads back; true once the sheet is saved. */
export async function saveSheet(store: AppStore): Promise<boolean> {
  const { sheet } = useRecordView.getState();
  if (sheet === null) {
    store.getState().say('The sheet is still being made.', 'refused');
    return false;
  }
  const saved = await store
    .getState()
    .recordWith((port, runId) => port.saveSheet({ runId, sheetId: sheet.sheetId }));
  if (!saved.ok) return false;
  useRecordView.setState({ savedPath: saved.value.path });
  const { readWall, offsetMinutes, say } = store.getState();
  say(`Saved ${formatTimeOfDay(readWall(), offsetMinutes)} and read back: ${saved.value.path}`);
  return true;
}

/** Seals the run with the sheet on screen, which is saved first when it was not. True once it is sealed. */
export async function sealRun(store: AppStore, draftReason: string | null): Promise<boolean> {
  const { sheet, savedPath } = useRecordView.getState();
  if (sheet === null || (savedPath === null && !(await saveSheet(store)))) return false;
  const sealed = await store
    .getState()
    .recordWith((port, runId) => port.sealRun({ runId, sheetId: sheet.sheetId, draftReason }));
  if (sealed.ok) {
    store.getState().say('Sealed. Nothing in it can change. Follow-ups go on beside it.');
  }
  return sealed.ok;
}

export async function exportRun(
  store: AppStore,
  runId: string,
  as: 'ledger' | 'record' | 'markdown',
): Promise<void> {
  const answer = await desktop.exportRun({ runId, as });
  const { say, offsetMinutes } = store.getState();
  if (answer.ok) say(`Exported: ${answer.value.path}`);
  else if (answer.error.code !== 'Cancelled') say(troubleText(answer.error, offsetMinutes), 'refused');
}
