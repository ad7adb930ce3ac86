import { dialog, type BrowserWindow } from 'electron';
import type { Desktop } from '../desktop.ts';

export function dialogs(
  window: () => BrowserWindow | null,
): Pick<Desktop, 'chooseFile' | 'chooseFolder' | 'chooseSavePath'> {
  return {
    chooseFile: async ({ title, filters }) => {
      const options = {
        title,
        filters: filters.map(({ name, extensions }) => ({ name, extensions: [...extensions] })),
        properties: ['openFile' as const],
      };
      const parent = window();
      const chosen = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options));
      return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
    },
    chooseFolder: async ({ title }) => {
      const options = { title, properties: ['openDirectory' as const, 'createDirectory' as const] };
      const parent = window();
      const chosen = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options));
      return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
    },
    chooseSavePath: async ({ title, suggested, filters }) => {
      const options = {
        title,
        defaultPath: suggested,
        filters: filters.map(({ name, extensions }) => ({ name, extensions: [...extensions] })),
      };
      const parent = window();
      const chosen = await (parent ? dialog.showSaveDialog(parent, options) : dialog.showSaveDialog(options));
      return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath;
    },
  };
}
