import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, standinStep, test } from './fixture.ts';
import type { FixtureApi } from './fixture-app/page.ts';

declare const fixture: FixtureApi; // in the page

test('what belongs to the desktop answers as in Electron, and what the stand-in lacks is refused, never invented', async ({
  start,
  userData,
}) => {
  const { app, page } = await start();
  // Electron has all of it, and would wait for a person.
  await standinStep('a dialog nobody answers is refused, not invented', () => refusesDialog(page));
  await standinStep('what the stand-in lacks throws by name, and so does a window less than sandboxed', () =>
    throwsByName(app),
  );

  await test.step('a test answers the save dialog', async () => {
    const file = path.join(userData, 'saved.txt');
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, file);
    expect(await page.evaluate(() => fixture.save('kept'))).toBe(file);
    expect(readFileSync(file, 'utf8')).toBe('kept');
  });

  await test.step('sleep and waking reach the app', async () => {
    const heard = await app.evaluate(({ powerMonitor }) => {
      const events: string[] = [];
      powerMonitor.on('suspend', () => events.push('suspend'));
      powerMonitor.on('resume', () => events.push('resume'));
      powerMonitor.emit('suspend');
      powerMonitor.emit('resume');
      return events;
    });
    expect(heard).toEqual(['suspend', 'resume']);
  });

  await test.step('window state is kept and the clipboard answers', async () => {
    const state = await app.evaluate(async ({ BrowserWindow, clipboard, powerSaveBlocker }) => {
      const window = BrowserWindow.getAllWindows()[0];
      window?.minimize();
      const isMinimised = window?.isMinimized();
      window?.restore();
      window?.setTitle('T+10');
      // Read in the same turn: the page's own title may be announced late, and takes its place.
      const title = window?.getTitle();
      await clipboard.writeText('copied');
      const blocker = powerSaveBlocker.start('prevent-display-sleep');
      return [
        isMinimised,
        window?.isMinimized(),
        title,
        powerSaveBlocker.isStarted(blocker),
        await clipboard.readText(),
      ];
    });
    expect(state).toEqual([true, false, 'T+10', true, 'copied']);
  });

  await test.step('a page is as large as its window is said to be', async () => {
    const size = (): Promise<readonly number[]> => page.evaluate(() => [innerWidth, innerHeight]);
    expect(await size()).toEqual([800, 600]);
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1024, 700));
    await expect.poll(size).toEqual([1024, 700]);
  });

  await test.step('a page follows the theme and the zoom of its window', async () => {
    const look = (): Promise<{ readonly isDark: boolean; readonly width: number }> =>
      page.evaluate(() => ({
        isDark: matchMedia('(prefers-color-scheme: dark)').matches,
        width: document.documentElement.clientWidth,
      }));
    const before = await look();
    expect(before.isDark).toBe(false);
    await app.evaluate(({ BrowserWindow, nativeTheme }) => {
      nativeTheme.themeSource = 'dark';
      BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2);
    });
    await expect.poll(look).toEqual({ isDark: true, width: before.width / 2 });
    await app.evaluate(({ BrowserWindow, nativeTheme }) => {
      nativeTheme.themeSource = 'light';
      BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(1);
    });
    await expect.poll(look).toEqual(before);
  });
});

async function refusesDialog(page: Page): Promise<void> {
  const message = await page.evaluate(() => fixture.save('lost').catch((problem: Error) => problem.message));
  expect(message).toContain('no test answers it');
}

async function throwsByName(app: ElectronApplication): Promise<void> {
  const messages = await app.evaluate(({ app: electronApp, BrowserWindow }) => {
    const attempts = [
      () => electronApp.getGPUFeatureStatus(),
      () => new BrowserWindow({ webPreferences: { sandbox: false } }),
    ];
    return attempts.map((attempt) => {
      try {
        attempt();
        return 'nothing was thrown';
      } catch (problem) {
        return String(problem);
      }
    });
  });
  expect(messages[0]).toContain('app.getGPUFeatureStatus is not implemented');
  expect(messages[1]).toContain('webPreferences sandbox would weaken the window');
}
