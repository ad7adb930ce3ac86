// The module the app gets for `import … from 'electron'`. What is not here cannot be imported from it.
import { missing, strict } from './strict.ts';

export { app } from './app.ts';
export { BrowserWindow, webContents } from './browser-window.ts';
export { clipboard, Notification, powerMonitor, powerSaveBlocker, screen, shell } from './desktop.ts';
export { dialog } from './dialog.ts';
export { ipcMain } from './ipc-main.ts';
export { journal } from './journal.ts';
export { Menu, MenuItem } from './menu.ts';
export { nativeTheme } from './native-theme.ts';
export { protocol } from './protocol.ts';
export { session } from './session.ts';

export const utilityProcess = strict('utilityProcess', { fork: (): never => missing('utilityProcess.fork') });
export const crashReporter = strict('crashReporter', { start: (): never => missing('crashReporter.start') });
export const nativeImage = strict('nativeImage', {
  createFromBitmap: (): never => missing('nativeImage.createFromBitmap'),
});
export const net = strict('net', { fetch: (): never => missing('net.fetch') });
