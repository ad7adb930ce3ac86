/** Leaves the Record screen with its files: each through the app's own save dialog, answered for the person. */
import path from 'node:path';
import { existsSync } from 'node:fs';
import type { Keyboard } from './keyboard.ts';

export const savedFiles = {
  sheet: 'approval-sheet.pdf',
  ledger: 'run.jsonl',
  record: 'record.json',
  checklist: 'checklist.md',
} as const;

export async function saveSheet(at: Keyboard, folder: string): Promise<string> {
  return saveWith(at, path.join(folder, savedFiles.sheet), () => at.press('Control+E'));
}

/** The sheet, the ledger, the record as data and the worked checklist. */
export async function saveEverything(at: Keyboard, folder: string): Promise<void> {
  await saveSheet(at, folder);
  await saveWith(at, path.join(folder, savedFiles.ledger), () => pressButton(at, 'Ledger'));
  await saveWith(at, path.join(folder, savedFiles.record), () => pressButton(at, 'Record (JSON)'));
  await saveWith(at, path.join(folder, savedFiles.checklist), () => pressButton(at, 'Worked checklist'));
}

async function pressButton(at: Keyboard, name: string): Promise<void> {
  await at.page.getByRole('button', { name, exact: true }).press('Enter');
}

async function saveWith(at: Keyboard, file: string, act: () => Promise<void>): Promise<string> {
  await at.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await act();
  for (let tries = 0; tries < 200 && !existsSync(file); tries += 1) await at.page.waitForTimeout(50);
  if (!existsSync(file)) throw new Error(`${path.basename(file)} was not written`);
  await at.page.waitForTimeout(300);
  return file;
}
