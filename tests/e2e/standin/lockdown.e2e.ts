import type { ElectronApplication, Page } from '@playwright/test';
import { onlyOnElectron } from '../app-fixture.ts';
import { expect, standinStep, test } from './fixture.ts';
import { countHits } from './hit-counter.ts';

test('no link, no redirect, no new window and no socket of main leads out of the app', async ({ start }) => {
  const { app, page } = await start();
  await test.step('a link to the outside leaves the app where it is', async () => {
    await page.locator('#outside').click();
    await expect(page.getByRole('heading', { name: 'Fixture' })).toBeVisible();
    expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.getURL())).toBe(
      'app://fixture/index.html',
    );
  });

  await test.step('a redirect to the outside is refused', async () => {
    const outcome = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]
        ?.loadURL('app://fixture/away')
        .catch((problem: Error) => problem.message),
    );
    expect(outcome).toContain('ERR_ABORTED');
  });

  await test.step('a new window is denied and its address handed to the desktop', async () => {
    const opened = await app.evaluateHandle(({ shell }) => {
      const urls: string[] = [];
      shell.openExternal = (url: string) => Promise.resolve(void urls.push(url));
      return urls;
    });
    await page.locator('#new-window').click();
    await expect.poll(() => opened.jsonValue()).toEqual(['https://example.invalid/new']);
    await page.evaluate(() => void window.open('app://fixture/second.html'));
    await expect.poll(() => opened.jsonValue()).toContain('app://fixture/second.html');
    await expect.poll(() => app.windows().length).toBe(1);
  });

  // Electron has no such guard; the app has no network code.
  await standinStep('neither the main process nor a worker of it can open a socket', () =>
    opensNoSocket(app),
  );
});

test('a page that asks for a window gets null', async ({ start }) => {
  onlyOnElectron('the stand-in closes the new page a moment later instead');
  const { page } = await start();
  expect(await page.evaluate(() => window.open('app://fixture/second.html') === null)).toBe(true);
});

test('the content security policy refuses an inline script and every request out, and nothing is permitted', async ({
  start,
  allowProblems,
}) => {
  allowProblems(/Content Security Policy/);
  const { page } = await start();
  await test.step('an inline script does not run, and every permission is denied', () => isDenied(page));
  await test.step('no request leaves the page', () => requestsNothing(page));
});

test('no request leaves the page, held back by the session alone', async ({ start, allowProblems }) => {
  allowProblems(/.*/); // every attempt is reported in the console
  const { page } = await start({ bypassCSP: true });
  await requestsNothing(page);
});

async function isDenied(page: Page): Promise<void> {
  const hasRun = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "run"';
    document.head.append(script);
    return document.title === 'run';
  });
  expect(hasRun).toBe(false);
  const answers = await page.evaluate(() =>
    Promise.all(
      (['notifications', 'geolocation', 'camera', 'microphone', 'clipboard-read'] as PermissionName[]).map(
        async (name) => (await navigator.permissions.query({ name })).state,
      ),
    ),
  );
  expect(answers).toEqual(['denied', 'denied', 'denied', 'denied', 'denied']);
}

async function requestsNothing(page: Page): Promise<void> {
  const outside = await countHits();
  await page.evaluate(async (port) => {
    const address = `127.0.0.1:${port}`;
    const image = new Image();
    image.src = `http://${address}/image`;
    navigator.sendBeacon(`http://${address}/beacon`);
    const socket = new Promise((resolve) => {
      const opened = new WebSocket(`ws://${address}/socket`);
      opened.addEventListener('error', resolve);
      opened.addEventListener('open', resolve);
    }).catch(() => 'refused');
    await Promise.allSettled([
      window.fetch(`http://${address}/fetch`),
      window.fetch(`http://localhost:${port}/named`),
      socket,
    ]);
  }, outside.port);
  expect(await outside.close()).toBe(0);
}

async function opensNoSocket(app: ElectronApplication): Promise<void> {
  const outside = await countHits();
  const refusals = await app.evaluate(async (_electron, port) => {
    const viaFetch = await globalThis.fetch(`http://127.0.0.1:${port}/`).then(
      () => 'reached',
      () => 'refused',
    );
    const attempt = `try { require('node:net').connect(${port}, '127.0.0.1'); } catch (problem) { tell(String(problem)); }`;
    const viaSocket: string[] = [];
    const { Worker } = process.getBuiltinModule('node:worker_threads');
    const worker = new Worker(
      `const tell = (text) => require('node:worker_threads').parentPort.postMessage(text); ${attempt}`,
      { eval: true },
    );
    worker.on('message', (text: string) => viaSocket.push(text));
    await new Promise((resolve) => worker.once('exit', resolve));
    try {
      process.getBuiltinModule('node:net').connect(port, '127.0.0.1');
    } catch (problem) {
      viaSocket.push(String(problem));
    }
    return { viaFetch, viaSocket };
  }, outside.port);
  expect(refusals.viaFetch).toBe('refused');
  expect(refusals.viaSocket).toEqual([
    expect.stringContaining('Runsheet has no network code'),
    expect.stringContaining('Runsheet has no network code'),
  ]);
  expect(await outside.close()).toBe(0);
}
