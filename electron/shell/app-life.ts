import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';

/** The data folder: `RUNSHEET_USER_DATA` where it is set, else the system's place for it. Before the app is ready. */
export function chooseDataRoot(env: NodeJS.ProcessEnv): string {
  const asked = env['RUNSHEET_USER_DATA'];
  if (asked !== undefined && asked !== '') {
    mkdirSync(asked, { recursive: true });
    app.setPath('userData', asked);
  }
  return app.getPath('userData');
}

/** The browser's own files go to a folder of this process alone, as another host has those of the data folder. */
export function takeThrowawayProfile(): void {
  app.setPath('userData', mkdtempSync(join(tmpdir(), 'runsheet-profile-')));
}

/** The folder that holds package.json, packed or not. */
export function appRoot(): string {
  return app.getAppPath();
}

/** False for a second start, which has by then told the first one; `onSecond` is called in the first. */
export function isFirstInstance(onSecond: () => void): boolean {
  app.on('second-instance', onSecond);
  return app.requestSingleInstanceLock();
}

export function leave(): void {
  app.quit();
}

/** Windows shows notifications only of apps it knows by such a name. */
export async function whenReady(): Promise<void> {
  app.setAppUserModelId('app.runsheet.desktop');
  await app.whenReady();
}

/** The last window closed ends the app on every system. `end` is called once, as late as still possible. */
export function onEnd(end: () => void): void {
  app.on('window-all-closed', () => app.quit());
  app.once('will-quit', end);
}
