// The one Chromium behind all windows: started once, spoken to over a pipe, so it dies with this process.
import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { chromiumArguments } from './chromium-arguments.ts';
import { type CdpConnection, type CdpSession, connectOverPipe, quietly } from './cdp.ts';
import { settings } from './settings.ts';

export type PageTarget = { readonly targetId: string; readonly session: CdpSession };
export type PageSize = { readonly width: number; readonly height: number };

type Running = { readonly process: ChildProcess; readonly cdp: CdpConnection; readonly product: string };

let running: Running | null = null;
const ours = new Set<string>();
const attached = new Map<string, (session: CdpSession) => void>();
const sessions = new Map<string, CdpSession>();
const creations = new Set<Promise<unknown>>();

/** Starts Chromium on `profileDir`. Resolves with its name and version; `onExit` is called when it ends, however it ends. */
export async function startBrowser(
  profileDir: string,
  switches: ReadonlyMap<string, string>,
  onExit: () => void,
): Promise<string> {
  if (settings.chromium === null) {
    throw new Error('no Chromium found; name one in ELECTRON_STANDIN_CHROMIUM');
  }
  const process = spawn(
    settings.chromium,
    ['--remote-debugging-pipe', ...chromiumArguments(profileDir, settings, switches)],
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] },
  );
  const cdp = connectOverPipe(process);
  process.once('error', () => cdp.close());
  process.once('exit', () => {
    cdp.close();
    onExit();
  });
  const debuggerReady = passOnErrorOutput(process);
  const { product } = await cdp.send('Browser.getVersion');
  if (settings.remoteDebugging) await debuggerReady;
  running = { process, cdp, product };
  cdp.on('Target.attachedToTarget', (target) => void adopt(cdp, target.sessionId, target.targetInfo));
  await cdp.send('Target.setDiscoverTargets', { discover: true });
  await cdp.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true });
  await cdp.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true });
  return product;
}

/** The connection to the running browser; throws before `startBrowser` has resolved. */
export function browser(): CdpConnection {
  if (running === null) throw new Error('electron stand-in: the browser is not running yet');
  return running.cdp;
}

/** Opens a page and waits until it can be spoken to. It shows about:blank and has run nothing. */
export async function openPage(size: PageSize): Promise<PageTarget> {
  const creation = settings.preview && !settings.headless ? openChromelessWindow() : openWindow(size);
  creations.add(creation);
  try {
    const targetId = await creation;
    ours.add(targetId);
    const session =
      sessions.get(targetId) ?? (await new Promise<CdpSession>((done) => attached.set(targetId, done)));
    const target = { targetId, session };
    await resizePage(target, () => size);
    return target;
  } finally {
    creations.delete(creation);
  }
}

/** Ends the browser in good order, with force after five seconds. */
export async function stopBrowser(): Promise<void> {
  if (running === null || running.process.exitCode !== null || running.process.signalCode !== null) return;
  const { process, cdp } = running;
  const gone = new Promise<void>((done) => process.once('exit', () => done()));
  quietly(cdp.send('Browser.close'));
  const force = setTimeout(() => process.kill('SIGKILL'), 5000);
  await gone;
  clearTimeout(force);
}

async function openWindow({ width, height }: PageSize): Promise<string> {
  const { targetId } = await browser().send('Target.createTarget', {
    url: 'about:blank',
    newWindow: true,
    width,
    height,
  });
  return targetId;
}

/** A window without tabs or address bar is only to be had by handing --app to the running browser from outside. */
async function openChromelessWindow(): Promise<string> {
  const known = new Set(
    (await browser().send('Target.getTargets')).targetInfos.map((target) => target.targetId),
  );
  const opened = new Promise<string>((resolve) => {
    browser().on('Target.targetCreated', ({ targetInfo }) => {
      if (targetInfo.type === 'page' && !known.has(targetInfo.targetId)) resolve(targetInfo.targetId);
    });
  });
  const profile = running?.process.spawnargs.filter((argument) =>
    /^--(user-data-dir=|no-sandbox|test-type)/.test(argument),
  );
  spawn(settings.chromium ?? '', [...(profile ?? []), '--app=data:text/html,<title>Starting</title>'], {
    stdio: 'ignore',
  });
  return opened;
}

/**
 * Gives the page itself this size, as an Electron window has no tabs and bars to take from it. What these take is not
 * settled in a window that just opened on a busy machine, so the page is asked afterwards, and set again if need be: to what is wanted then.
 */
export async function resizePage(target: PageTarget, wanted: () => PageSize): Promise<void> {
  for (let tries = 0; tries < 3; tries += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await setOuterSize(target, wanted());
    // oxlint-disable-next-line no-await-in-loop -- the same
    if (await hasInnerSize(target, wanted)) return;
  }
}

async function setOuterSize({ targetId, session }: PageTarget, { width, height }: PageSize): Promise<void> {
  const [besides, above] = await numbersOf(session, '[outerWidth - innerWidth, outerHeight - innerHeight]');
  const { windowId } = await browser().send('Browser.getWindowForTarget', { targetId });
  const bounds = { width: width + besides, height: height + above };
  await browser().send('Browser.setWindowBounds', { windowId, bounds });
}

async function hasInnerSize({ session }: PageTarget, wanted: () => PageSize): Promise<boolean> {
  for (let looks = 0; looks < 10; looks += 1) {
    const { width, height } = wanted();
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    const [innerWidth, innerHeight] = await numbersOf(session, '[innerWidth, innerHeight]');
    if (innerWidth === width && innerHeight === height) return true;
    // oxlint-disable-next-line no-await-in-loop -- the same
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  return false;
}

async function numbersOf(session: CdpSession, expression: string): Promise<readonly [number, number]> {
  const { result } = await session.send('Runtime.evaluate', { expression, returnByValue: true });
  // `as`: the two numbers that were asked for
  return result.value as readonly [number, number];
}

/** Every page that no BrowserWindow asked for, such as one from window.open, is closed before it runs anything. */
async function adopt(
  cdp: CdpConnection,
  sessionId: string,
  target: { readonly targetId: string; readonly type: string },
): Promise<void> {
  const session = cdp.session(sessionId);
  if (target.type !== 'page') return quietly(session.send('Runtime.runIfWaitingForDebugger'));
  await Promise.allSettled(creations);
  await Promise.resolve();
  if (!ours.has(target.targetId)) return turnAway(cdp, session, target.targetId);
  sessions.set(target.targetId, session);
  quietly(session.send('Runtime.runIfWaitingForDebugger'));
  attached.get(target.targetId)?.(session);
}

/** A page that waits holds up the one that opened it, so it is let go on once it is closing; its requests are not. */
function turnAway(cdp: CdpConnection, session: CdpSession, targetId: string): void {
  quietly(session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }));
  quietly(cdp.send('Target.closeTarget', { targetId }));
  quietly(session.send('Runtime.runIfWaitingForDebugger'));
}

/** Test drivers wait for Chromium's "DevTools listening" line on this process; the rest goes to the log, if any. */
function passOnErrorOutput(process: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (process.stderr === null) return;
    createInterface({ input: process.stderr }).on('line', (line) => {
      if (settings.logFile !== null) appendFileSync(settings.logFile, `${line}\n`);
      if (!line.startsWith('DevTools listening on ')) return;
      globalThis.process.stderr.write(`${line}\n`);
      resolve();
    });
  });
}
