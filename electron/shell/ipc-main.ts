import { BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron';
import { desktopChannels, tidingsChannel, type DesktopTidings } from '#shared/ipc/desktop-contract.ts';
import type { Router } from '../ipc/router.ts';
import type { Sender } from '../ipc/trusted-sender.ts';
import { isWall, wallWindow } from './wall-window.ts';

/** The only user of ipcMain: every channel goes through the router. */
export function connectRouter(router: Router): void {
  for (const channel of desktopChannels) {
    ipcMain.handle(channel, (event, input: unknown) => router(channel, senderOf(event), input));
  }
}

export function tellWindows(tidings: DesktopTidings): void {
  for (const window of BrowserWindow.getAllWindows()) {
    if (!window.isDestroyed()) window.webContents.send(tidingsChannel, tidings);
  }
}

export function tellWall(tidings: DesktopTidings): void {
  wallWindow()?.webContents.send(tidingsChannel, tidings);
}

function senderOf(event: IpcMainInvokeEvent): Sender {
  const frame = event.senderFrame;
  return {
    url: frame?.url ?? '',
    isMainFrame: frame !== null && frame.parent === null,
    isOwnWindow: BrowserWindow.fromWebContents(event.sender) !== null,
    isWall: isWall(event.sender),
  };
}
