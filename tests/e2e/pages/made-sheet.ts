import type { ElectronApplication, Page } from '@playwright/test';
import type {} from '#renderer/desktop.ts';
import { madeSheetAddress } from '#shared/ipc/made-sheet-address.ts';
import { answerDialogs } from './system-dialogs.ts';

/** The bytes of the sheet of a run as it stands now, read as the window reads them. */
export async function madeSheet(page: Page, runId: string): Promise<Uint8Array> {
  const sheetId = await page.evaluate(async (id) => {
    const made = await window.desktop.makeSheet({ runId: id });
    if (!made.ok) throw new Error(made.error.code);
    return made.value.sheetId;
  }, runId);
  const bytes = await page.evaluate(
    // oxlint-disable-next-line no-restricted-globals -- the app’s own address, asked as the window asks
    async (address) => [...new Uint8Array(await (await fetch(address)).arrayBuffer())],
    madeSheetAddress(sheetId),
  );
  return new Uint8Array(bytes);
}

/** Shows the sheet from the approvals screen and saves it to `file`, read back. */
export async function saveShown(app: ElectronApplication, page: Page, file: string): Promise<void> {
  await answerDialogs(app, file);
  await page.getByRole('button', { name: 'Show the sheet' }).click();
  await page.getByText(/^Page 1 of \d+$/).waitFor();
  await page.keyboard.press('Control+E');
  await page.getByText('Saved and read back:').waitFor();
}
