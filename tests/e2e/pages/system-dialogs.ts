import type { ElectronApplication } from '@playwright/test';

/** From now on the system's dialogs, to open and to save, answer with this path; the stand-in's and Electron's alike. */
export async function answerDialogs(app: ElectronApplication, answer: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, answer);
}
