import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { standinDir } from '../../../build/find-electron.ts';
import { expect, standinStep, test } from './fixture.ts';

test('windows live side by side, are loaded again, refuse to close and come back from a crash', async ({
  start,
  plainApp,
  userData,
}) => {
  const { app, page } = await start();
  await test.step('several windows live side by side', async () => {
    const opened = app.waitForEvent('window');
    await app.evaluate(({ BrowserWindow }) =>
      new BrowserWindow({ title: 'Second' }).loadURL('app://fixture/second.html'),
    );
    const second = await opened;
    await expect(second.getByRole('heading', { name: 'Second' })).toBeVisible();
    await second.close();
    await expect(page.getByRole('heading', { name: 'Fixture' })).toBeVisible();
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  await test.step('a page can be loaded again from outside, but not by itself', async () => {
    const stamp = (): Promise<string> =>
      page.evaluate(() => (document.documentElement.dataset['stamp'] = 'first'));
    const isStamped = (): Promise<boolean> =>
      page.evaluate(() => 'stamp' in document.documentElement.dataset);
    await stamp();
    await page.reload();
    expect(await isStamped()).toBe(false);
    await stamp();
    await app.evaluate(
      ({ BrowserWindow }) =>
        new Promise<void>((resolve) => {
          const window = BrowserWindow.getAllWindows()[0];
          window?.webContents.once('did-finish-load', () => resolve());
          window?.reload();
        }),
    );
    // The test hears of the new document a moment after main.
    await page.waitForFunction(() => !('stamp' in document.documentElement.dataset));
    await stamp();
    await page.evaluate(() => location.reload());
    await page.waitForTimeout(200); // what must not happen leaves no other trace
    expect(await isStamped()).toBe(true);
  });

  await test.step('a window is ready to show once its page has painted something', async () => {
    const [readyAt, paintedAt] = await app.evaluate(async ({ BrowserWindow }) => {
      const window = new BrowserWindow({ show: false });
      const ready = new Promise<number>((resolve) => {
        window.once('ready-to-show', () => resolve(Date.now()));
      });
      await window.loadURL('app://fixture/second.html');
      const at = await ready;
      // The page's own list of what it has painted may hear of it a moment later.
      const painted: unknown = await window.webContents.executeJavaScript(
        `new Promise((resolve) => new PerformanceObserver((list) => {
          const [first] = list.getEntriesByName('first-contentful-paint');
          if (first !== undefined) resolve(performance.timeOrigin + first.startTime);
        }).observe({ type: 'paint', buffered: true }))`,
      );
      return [at, Number(painted)];
    });
    // Chromium gives paint times in steps of four milliseconds.
    expect(readyAt).toBeGreaterThanOrEqual((paintedAt ?? Infinity) - 4);
  });

  await test.step('a window may refuse to close, and then the app does not quit', () => refusesToClose(app));
  // Starts the stand-in’s launcher itself.
  await standinStep('a second start hands over to the first and ends', () =>
    handsOver(page, { plainApp, userData }),
  );
  await test.step('a crashed page is reported and comes back when it is loaded again', () => comesBack(app));
});

async function refusesToClose(app: ElectronApplication): Promise<void> {
  const isStillThere = await app.evaluate(async ({ app: electronApp, BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0];
    window?.once('close', (event) => event.preventDefault());
    window?.close();
    window?.once('close', (event) => event.preventDefault());
    electronApp.quit();
    await new Promise((resolve) => setTimeout(resolve, 100));
    return window?.isDestroyed() === false;
  });
  expect(isStillThere).toBe(true);
}

async function handsOver(
  page: Page,
  { plainApp, userData }: { readonly plainApp: string; readonly userData: string },
): Promise<void> {
  const second = spawn(path.join(standinDir, 'electron'), [plainApp, 'a-file.md'], {
    env: { ...process.env, RUNSHEET_USER_DATA: userData },
    stdio: 'ignore',
  });
  const [code] = (await once(second, 'exit')) as [number | null];
  expect(code).toBe(0);
  await expect(page.locator('#told')).toHaveText('"a-file.md"');
}

async function comesBack(app: ElectronApplication): Promise<void> {
  const reason = await app.evaluate(
    ({ app: electronApp, BrowserWindow }) =>
      new Promise((resolve) => {
        electronApp.once('render-process-gone', (_event, _contents, details) => resolve(details.reason));
        BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
      }),
  );
  expect(reason).toBe('crashed');
  const answer = await app.evaluateHandle(async ({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0];
    await window?.loadURL('app://fixture/index.html');
    const back: unknown = await window?.webContents.executeJavaScript('fixture.echo("back")');
    return back;
  });
  expect(await answer.jsonValue()).toBe('back');
}

test('quitting tells the app in Electron’s order', async ({ start }) => {
  const { app } = await start();
  const output: string[] = [];
  app.process().stdout?.on('data', (text: Buffer) => output.push(text.toString()));
  await app.evaluate(({ app: electronApp, BrowserWindow }) => {
    const tell = (name: string) => () => void process.stdout.write(`${name} `);
    for (const name of ['before-quit', 'will-quit', 'quit'] as const)
      electronApp.on(name as 'quit', tell(name));
    BrowserWindow.getAllWindows()[0]?.on('close', tell('close')).on('closed', tell('closed'));
  });
  await app.close();
  expect(output.join('').trim()).toBe('before-quit close closed will-quit quit');
});

test('closing the last window ends the app', async ({ start }) => {
  const { app, page } = await start();
  const ended = once(app.process(), 'exit');
  await page.close();
  const [code] = (await ended) as [number | null];
  expect(code).toBe(0);
});
