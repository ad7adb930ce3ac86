import { app, clipboard, shell, type BrowserWindow } from 'electron';
import type { ClockReading } from '#shared/ledger/recorded-event.ts';
import type { AppIdentity, Desktop } from '../desktop.ts';
import { applyWindowSettings } from './app-window.ts';
import { attention } from './attention.ts';
import { dialogs } from './dialogs.ts';
import { tellWall, tellWindows } from './ipc-main.ts';
import { keepAwake } from './power.ts';
import { openWallWindow } from './wall-window.ts';

/** The desktop as Electron gives it. `window` is null before the first opens and after the last closed. */
export function electronDesktop(
  window: () => BrowserWindow | null,
  preload: string,
  now: () => ClockReading,
): Desktop {
  return {
    ...dialogs(window),
    ...attention(window),
    documentsFolder: () => app.getPath('documents'),
    setTitle: (title) => window()?.setTitle(title),
    keepAwake: keepAwake(),
    copyText: async (text) => {
      await clipboard.writeText(text);
    },
    showInFolder: (path) => shell.showItemInFolder(path),
    openFile: (path) => void shell.openPath(path),
    applySettings: (settings) => applyWindowSettings(window(), settings, now()),
    tell: tellWindows,
    tellWall,
    openWall: () => openWallWindow(preload, window()),
  };
}

/** Which app this is and what it runs on; the preview host says that it is one. */
export function appIdentity(): AppIdentity {
  const { electron, chrome } = process.versions;
  const standin = process.versions['electron-standin'];
  const host = standin === undefined ? `Electron ${electron}` : `Preview in Chromium ${chrome}`;
  const platform = process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux';
  return { version: app.getVersion(), host, platform };
}
