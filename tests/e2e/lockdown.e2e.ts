import dgram from 'node:dgram';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { contentSecurityPolicy } from '#electron/app-files.ts';
import { desktopChannels } from '#shared/ipc/desktop-channels.ts';
import { appOnlyCommands } from '#shared/run/run-commands.ts';
import { expect, test } from './app-fixture.ts';
import { HomePage } from './pages/home-page.ts';
import { startWith } from './pages/night.ts';
import type { RunPage } from './pages/run-page.ts';
import { countHits } from './standin/hit-counter.ts';

const home = 'app://runsheet/index.html';

test('the page knows its named methods alone, each answer has the strict policy, and main takes only what fits', async ({
  start,
  userData,
  allowProblems,
}) => {
  allowProblems(/status of 404/);
  const run = await startWith(start, []);
  await test.step('there is no Node in the page', () => seesItsMethodsAlone(run.page));
  await test.step('the policy is the strict one on every answer', () => isAnsweredStrictly(run.page));
  await run.show();
  await test.step('what does not fit its schema, and what only the app itself may say, changes nothing', () =>
    takesWhatFits(run, userData));
  // The fixture fails this test, as it does every other, when any of these screens breaks the policy.
  await test.step('normal use never meets the policy', () => isUsed(run));
});

async function seesItsMethodsAlone(page: Page): Promise<void> {
  const seen = await page.evaluate(() => ({
    globals: ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter(
      (name) => name in globalThis,
    ),
    methods: Object.keys(window.desktop),
    kinds: [...new Set(Object.values(window.desktop).map((value) => typeof value))],
  }));
  expect(seen.globals).toEqual([]);
  expect(seen.methods.toSorted()).toEqual([...desktopChannels, 'onTidings'].toSorted());
  expect(seen.kinds).toEqual(['function']);
  const isKept = await page.evaluate(() => {
    try {
      Object.assign(window, { desktop: { readClock: () => 'forged' } });
    } catch {
      return true;
    }
    return Object.keys(window.desktop).length > 1;
  });
  expect(isKept).toBe(true);
}

async function isAnsweredStrictly(page: Page): Promise<void> {
  expect((await page.reload())?.headers()).toMatchObject({
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
  expect(contentSecurityPolicy).not.toContain('unsafe');
  expect(contentSecurityPolicy).toContain("default-src 'none'");
  // A missing file is answered with it too, and not from outside the renderer's folder.
  for (const address of ['/nothing.js', '/../main/main.js', '/%2e%2e/main/main.js', '/..%5cmain/main.js']) {
    const answer = await page.evaluate(async (url) => {
      const found = await window.fetch(url);
      return { status: found.status, policy: found.headers.get('content-security-policy') };
    }, address);
    expect(answer).toEqual({ status: 404, policy: contentSecurityPolicy });
  }
}

async function isUsed(run: RunPage): Promise<void> {
  const { page } = run;
  await run.focusCurrent();
  await run.press('x');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+1');
  await expect(new HomePage(page).heading).toBeVisible();
}

async function takesWhatFits({ page, runId }: RunPage, userData: string): Promise<void> {
  const files = () => everyFile(path.join(userData, 'runs'));
  const before = files();
  expect([...before.keys()]).toEqual([path.join(runId, 'ledger.jsonl')]);

  const long = 'a'.repeat(20_001);
  const odd: readonly unknown[] = [
    null,
    7,
    'x',
    [],
    { runId },
    { runId, command: null },
    { runId, command: { type: 'Nonsense' } },
    { runId, command: { type: 'AddNote', item: null } },
    { runId, command: { type: 'AddNote', item: null, text: long } },
    { runId, command: { type: 'AddNote', item: 5, text: 'x' } },
    { runId: '../../etc/passwd', command: { type: 'AddNote', item: null, text: 'x' } },
    { runId: `${runId}/..`, command: { type: 'AddNote', item: null, text: 'x' } },
    { runId: '__proto__', command: { type: 'AddNote', item: null, text: 'x' } },
    ...appOnlyCommands.map((type) => ({ runId, command: { type, ...everything } })),
  ];
  expect(await askRaw(page, 'recordCommand', odd)).toEqual(
    odd.map(() => ({
      ok: false,
      error: { kind: 'trouble', trouble: { code: 'BadRequest', channel: 'recordCommand' } },
    })),
  );
  expect(await askRaw(page, 'openRun', ['../x', { runId: '..' }, { runId: 'a'.repeat(65) }])).toEqual(
    Array.from({ length: 3 }, () => ({ ok: false, error: { code: 'BadRequest', channel: 'openRun' } })),
  );
  expect(files()).toEqual(before);
  await expect(page.getByText('0 of 6 done')).toBeVisible();
}

/** Fields that commands of the app itself take, so that only their name is what is refused. */
const everything = {
  details: {},
  item: null,
  evidence: { id: 'e', kind: 'text', name: 'n', mime: 'm', size: 1, sha256: 'a'.repeat(64), text: 'x' },
  kind: 'stepped',
  fromAt: 0,
  toAt: 1,
  shiftMs: 5000,
  sha256: 'a'.repeat(64),
  name: 'n',
  pages: 1,
  draft: false,
  finding: 'f',
  restored: 'r',
  sheetSha256: 'a'.repeat(64),
  draftReason: null,
};

function askRaw(page: Page, channel: string, inputs: readonly unknown[]): Promise<unknown> {
  return page.evaluate(
    ({ name, all }) => {
      // As the preload gives it, whatever its types say.
      const bridge = window.desktop as unknown as Record<string, (input: unknown) => Promise<unknown>>;
      return Promise.all(all.map(async (input) => bridge[name]?.(input)));
    },
    { name: channel, all: inputs },
  );
}

function everyFile(folder: string): ReadonlyMap<string, string> {
  if (!existsSync(folder)) return new Map();
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    names.map(({ parentPath, name }) => {
      const file = path.join(parentPath, name);
      return [path.relative(folder, file), readFileSync(file, 'utf8')];
    }),
  );
}

test('what was put into the page does not run, and nothing it asks for is given: nothing permitted, no desktop, no way out', async ({
  start,
  allowProblems,
}) => {
  allowProblems(/Content Security Policy|[Pp]ermission|status of 404|Not allowed to|Failed to|net::/);
  const { app, page } = await start();
  await new HomePage(page).introduce('Mei Lindqvist');
  await test.step('script and style that were put into the page do not run', () => runsNothing(page));
  await test.step('nothing is permitted that a page could ask for', () => isPermittedNothing(page));
  await test.step('a frame inside the page has no desktop', () => framesWithoutDesktop(page));
  await test.step('a page from elsewhere is not answered', () => answersNoOther(app, page));
  await test.step('nothing reaches the network, held back by the policy', () => reachesNothing(page));
  await test.step('the page stays where it is, and no window opens', () => staysWhereItIs(app));
});

async function runsNothing(page: Page): Promise<void> {
  const ran = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.ran = "inline script"';
    const style = document.createElement('style');
    style.textContent = 'body { outline: 7px solid red }';
    const image = document.createElement('div');
    image.innerHTML =
      '<img src="x:" onerror="globalThis.ran = \'handler\'"><p style="color: rgb(1, 2, 3)">a</p>';
    const blob = document.createElement('script');
    blob.src = URL.createObjectURL(new Blob(['globalThis.ran = "blob script"']));
    const link = document.createElement('a');
    link.href = 'javascript:globalThis.ran = "address"';
    document.body.append(script, style, image, blob, link);
    link.click();
    // In a task of its own: what the debugger calls may evaluate text.
    const evaluated = await new Promise<string[]>((resolve) => {
      setTimeout(() => {
        const attempts = [
          (): unknown => Reflect.apply(Reflect.get(window, 'eval') as () => unknown, window, ['1']),
          (): unknown => Reflect.construct(Function, ['return 1']),
        ];
        resolve(
          attempts.map((attempt) => {
            try {
              return String(attempt());
            } catch (problem) {
              return problem instanceof Error ? problem.name : 'other';
            }
          }),
        );
      }, 200);
    });
    return {
      ran: 'ran' in globalThis,
      outline: getComputedStyle(document.body).outlineWidth,
      colour: getComputedStyle(image.lastElementChild ?? image).color,
      evaluated,
    };
  });
  expect(ran.ran).toBe(false);
  expect(ran.outline).not.toBe('7px');
  expect(ran.colour).not.toBe('rgb(1, 2, 3)');
  expect(ran.evaluated).toEqual(['EvalError', 'EvalError']);
}

async function isPermittedNothing(page: Page): Promise<void> {
  const names = ['camera', 'microphone', 'notifications', 'geolocation', 'clipboard-read', 'midi'] as const;
  const states = await page.evaluate(
    (asked) =>
      Promise.all(
        asked.map(
          async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state,
        ),
      ),
    names,
  );
  expect(states).toEqual(names.map(() => 'denied'));
  const answers = await page.evaluate(async () => {
    const refusal = (problem: unknown) => (problem instanceof Error ? problem.name : 'refused');
    return {
      camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(() => 'given', refusal),
      notification: await Notification.requestPermission(),
      clipboard: await navigator.clipboard.readText().then(() => 'given', refusal),
      position: await new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('given'),
          ({ code }) => resolve(code),
        ),
      ),
    };
  });
  // A laptop without a camera has nothing to be asked for.
  expect(['NotAllowedError', 'NotFoundError']).toContain(answers.camera);
  expect(answers).toMatchObject({
    notification: 'denied',
    clipboard: 'NotAllowedError',
    position: 1,
  });
}

async function framesWithoutDesktop(page: Page): Promise<void> {
  const inFrame = await page.evaluate(async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const has = frame.contentWindow !== null && 'desktop' in frame.contentWindow;
    frame.remove();
    return has;
  });
  expect(inFrame).toBe(false);
}

async function answersNoOther(app: ElectronApplication, page: Page): Promise<void> {
  const before = await page.evaluate(() => window.desktop.readStartUp(null));
  const opened = app.waitForEvent('window');
  await app.evaluate(async ({ BrowserWindow, app: main }) => {
    const preload = `${main.getAppPath()}/dist/preload/preload.cjs`;
    const other = new BrowserWindow({ show: false, webPreferences: { preload } });
    await other.loadURL('app://elsewhere/index.html').catch(() => undefined);
  });
  const foreign = await opened;
  await foreign.waitForURL((url) => !url.href.startsWith('about:'));
  expect(
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.webContents.getURL()),
    ),
  ).toContain('app://elsewhere/index.html');
  const answers = await foreign.evaluate(async () => {
    const settings = { theme: 'dark', operator: 'Mallory' };
    const asked = Object.entries({ readStartUp: null, saveSettings: settings, keepAwake: { on: true } });
    // As the preload gives it, whatever its types say.
    const bridge = window.desktop as unknown as Record<string, (input: unknown) => Promise<unknown>>;
    return Promise.all(asked.map(async ([channel, input]) => bridge[channel]?.(input).catch(String)));
  });
  expect(answers).toEqual([
    expect.stringContaining('BadRequest: readStartUp'),
    { ok: false, error: { code: 'BadRequest', channel: 'saveSettings' } },
    expect.stringContaining('BadRequest: keepAwake'),
  ]);
  const after = await page.evaluate(() => window.desktop.readStartUp(null));
  expect(after.settings).toEqual(before.settings);
  await foreign.close();
}

async function staysWhereItIs(app: ElectronApplication): Promise<void> {
  const outside = await countHits();
  const attempts = [
    (url: string) => void (location.href = url),
    (url: string) => location.replace(url),
    (url: string) => void window.open(url),
    (url: string) => void window.open(url, '_self'),
    (url: string) => {
      const link = Object.assign(document.createElement('a'), { href: url, target: '_blank' });
      document.body.append(link);
      link.click();
    },
    (url: string) => {
      const form = Object.assign(document.createElement('form'), { action: url, method: 'post' });
      document.body.append(form);
      form.submit();
    },
    (url: string) => document.body.append(Object.assign(document.createElement('iframe'), { src: url })),
    (url: string) => {
      const refresh = Object.assign(document.createElement('meta'), { httpEquiv: 'refresh' });
      refresh.content = `0; url=${url}`;
      document.head.append(refresh);
    },
  ];
  for (const url of [`http://127.0.0.1:${outside.port}/`, 'data:text/html,away', 'file:///etc/passwd']) {
    for (const attempt of attempts) {
      // Through main: Playwright would wait for some of the navigations that are refused.
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await inPage(app, `setTimeout(() => (${String(attempt)})(${JSON.stringify(url)})) && 0`);
      // oxlint-disable-next-line no-await-in-loop
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
  }
  expect(await inPage(app, `document.querySelector('h1').textContent`)).toBe('Runs');
  // As main has it: the stand-in's browser knows the page under an address of its own.
  expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.getURL())).toBe(home);
  await expect.poll(() => app.windows().length).toBe(1);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  expect(await outside.close()).toBe(0);
}

function inPage(app: ElectronApplication, code: string): Promise<unknown> {
  return app.evaluate(
    ({ BrowserWindow }, text) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(text),
    code,
  );
}

test('behind the policy nothing reaches the network either', async ({ start, allowProblems }) => {
  allowProblems(/.*/); // every attempt is reported in the console
  const { page } = await start({ bypassCSP: true });
  await reachesNothing(page);
});

async function reachesNothing(page: Page): Promise<void> {
  const outside = await countHits();
  const packets = await countPackets(outside.port);
  const candidates = await page.evaluate(tryTheNetwork, outside.port);
  expect(candidates).toBe(0);
  // One knock from here shows that the counters count.
  await knock(outside.port);
  expect(await outside.close()).toBe(1);
  expect(await packets.close()).toBe(1);
}

/** Every way out of a page that is known; answers how many addresses WebRTC offered. */
async function tryTheNetwork(port: number): Promise<number> {
  const address = `127.0.0.1:${port}`;
  const http = `http://${address}`;
  new Image().src = `${http}/image`;
  navigator.sendBeacon(`${http}/beacon`, 'x');
  for (const rel of [
    'prefetch',
    'preconnect',
    'dns-prefetch',
    'preload',
    'modulepreload',
    'stylesheet',
    'icon',
  ]) {
    const link = Object.assign(document.createElement('link'), { rel, href: `${http}/${rel}` });
    if (rel === 'preload') link.setAttribute('as', 'fetch');
    document.head.append(link);
  }
  for (const [tag, name] of [
    ['script', 'src'],
    ['iframe', 'src'],
    ['audio', 'src'],
    ['object', 'data'],
    ['embed', 'src'],
  ] as const) {
    const element = document.createElement(tag);
    element.setAttribute(name, `${http}/${tag}`);
    document.body.append(element);
  }
  const socket = new Promise<void>((resolve, reject) => {
    const opened = new WebSocket(`ws://${address}/socket`);
    opened.addEventListener('error', () => resolve());
    opened.addEventListener('open', () => reject(new Error('reached')));
  });
  const request = new XMLHttpRequest();
  request.open('GET', `${http}/request`);
  try {
    request.send();
    new EventSource(`${http}/events`);
  } catch {
    // Refused at once is as good.
  }
  await Promise.allSettled([
    window.fetch(`${http}/fetch`),
    window.fetch(`http://localhost:${port}/named`),
    window.fetch(`${http}/posted`, { method: 'POST', mode: 'no-cors', body: 'x', keepalive: true }),
    socket.catch(() => undefined),
  ]);
  let candidates = 0;
  const peer = new RTCPeerConnection({
    iceServers: [
      { urls: `stun:${address}` },
      { urls: `turn:${address}?transport=tcp`, username: 'x', credential: 'x' },
    ],
  });
  peer.addEventListener('icecandidate', ({ candidate }) => {
    if (candidate !== null && candidate.candidate !== '') candidates += 1;
  });
  peer.createDataChannel('x');
  await peer.setLocalDescription(await peer.createOffer());
  await new Promise((resolve) => setTimeout(resolve, 1500));
  peer.close();
  return candidates;
}

async function countPackets(port: number): Promise<{ readonly close: () => Promise<number> }> {
  let packets = 0;
  const socket = dgram.createSocket('udp4', () => (packets += 1));
  await new Promise<void>((resolve) => socket.bind(port, '127.0.0.1', resolve));
  return { close: () => new Promise((resolve) => socket.close(() => resolve(packets))) };
}

async function knock(port: number): Promise<void> {
  const socket = dgram.createSocket('udp4');
  await new Promise((resolve) => socket.send('x', port, '127.0.0.1', resolve));
  socket.close();
  await new Promise<void>((resolve) => net.connect(port, '127.0.0.1').on('close', () => resolve()));
  await new Promise((resolve) => setTimeout(resolve, 100));
}
