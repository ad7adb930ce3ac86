import type { MadeSheet } from '#shared/ipc/desktop-contract.ts';
import { desktop } from '../../desktop.ts';
import { useRecordView } from './record-view.ts';

/** Checks the sheet on screen like every other PDF: what is said of its signatures comes from here alone. */
export async function verifySheet(sheet: MadeSheet): Promise<boolean> {
  useRecordView.setState({ verification: null });
  if (sheet.signed === 0) return false;
  const { runId } = useRecordView.getState();
  if (runId === null) return false;
  const answer = await desktop.verifyPdf({ file: { runId, sheetId: sheet.sheetId } });
  if (!answer.ok || useRecordView.getState().sheet?.sheetId !== sheet.sheetId) return false;
  const { verification } = answer.value;
  useRecordView.setState({ verification });
  return true;
}
