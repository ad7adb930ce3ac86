/** What the record screen does: save the sheet, export the run, seal it. Each says what happened. */
import { formatTimeOfDay } from '#shared/time/instant.ts';
import type { AppStore } from '../../stores/app-store.ts';
import { desktop } from '../../desktop.ts';
import { troubleText } from '../../stores/trouble-text.ts';
import { signingFailureText } from '../signers/failure-text.ts';
import { useRecordView } from './record-view.ts';
import { verifySheet } from './verify-sheet.ts';

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

/** Takes the sheet back from another program, when it is the same file with a signature added. */
export async function openSignedElsewhere(store: AppStore, runId: string): Promise<void> {
  const answer = await desktop.openSignedElsewhere({ runId });
  const { receive, say, run, offsetMinutes } = store.getState();
  if (!answer.ok) {
    const text = signingFailureText(answer.error, run, offsetMinutes);
    if (text !== null) say(text, 'refused');
    return;
  }
  receive(runId, answer.value);
  const names = answer.value.accepted.map(({ name }) => name).join(', ');
  say(`Taken: signed elsewhere by ${names}.`);
}

/** Checks the sheet on screen again and says what came of it. */
export async function verifyAgain(store: AppStore): Promise<void> {
  const { sheet } = useRecordView.getState();
  if (sheet === null) return;
  await verifySheet(sheet);
  const { verification } = useRecordView.getState();
  if (verification !== null)
    store.getState().say(verification.summary, verification.valid ? 'plain' : 'refused');
}

export async function exportRun(
  store: AppStore,
  runId: string,
  as: 'ledger' | 'record' | 'markdown' | 'events' | 'review-markdown' | 'review-pdf',
): Promise<void> {
  const answer = await desktop.exportRun({ runId, as });
  const { say, offsetMinutes } = store.getState();
  if (answer.ok) say(`Exported: ${answer.value.path}`);
  else if (answer.error.code !== 'Cancelled') say(troubleText(answer.error, offsetMinutes), 'refused');
}

export async function exportEvidence(store: AppStore, runId: string): Promise<void> {
  const answer = await desktop.exportEvidence({ runId });
  const { say, offsetMinutes } = store.getState();
  if (answer.ok) say(`${answer.value.files} pieces of evidence exported: ${answer.value.path}`);
  else if (answer.error.code !== 'Cancelled') say(troubleText(answer.error, offsetMinutes), 'refused');
}
