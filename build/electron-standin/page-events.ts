// Turns what Chromium reports about a page into the events and state of an Electron WebContents.
import { browser } from './browser.ts';
import { type CdpSession, quietly } from './cdp.ts';
import { record, say } from './journal.ts';
import { interceptRequests } from './page-requests.ts';
import type { Page } from './page.ts';
import { appAddress } from './protocol.ts';

/** Starts listening; call once, before the page loads anything. */
export async function followPage(page: Page, cdp: CdpSession): Promise<void> {
  followNavigation(page, cdp);
  followLoading(page, cdp);
  followTrouble(page, cdp);
  cdp.on('Page.windowOpen', ({ url, windowName, windowFeatures }) => {
    refuseWindow(page, appAddress(url), windowName, windowFeatures.join(','));
  });
  cdp.on('Target.attachedToTarget', ({ sessionId }) => void followWorker(page, sessionId));
  await Promise.all([
    cdp.send('Page.enable'),
    cdp.send('Runtime.enable'),
    cdp.send('Inspector.enable'),
    cdp.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }),
    interceptRequests(page, cdp),
  ]);
  const { frame } = (await cdp.send('Page.getFrameTree')).frameTree;
  page.mainFrame = frame.id;
  page.url = frame.url;
}

function followNavigation(page: Page, cdp: CdpSession): void {
  cdp.on('Page.frameRequestedNavigation', ({ frameId }) => {
    if (frameId !== page.mainFrame) return;
    page.isOwnNavigation = false;
    page.isAskedByPage = true;
    page.loads.emit('asked-by-page');
  });
  cdp.on('Page.frameNavigated', ({ frame }) => {
    const url = appAddress(frame.url);
    page.frames.set(frame.id, url);
    if (frame.parentId !== undefined) return;
    page.mainFrame = frame.id;
    page.url = url;
    page.isCrashed = false;
    page.isOwnNavigation = false;
    page.isAskedByPage = false;
    page.isLoading = true;
    page.emit('did-navigate', {}, url, 200, 'OK');
  });
  cdp.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
    if (frameId !== page.mainFrame) return;
    page.url = appAddress(url);
    page.emit('did-navigate-in-page', {}, page.url, true);
  });
}

function followLoading(page: Page, cdp: CdpSession): void {
  cdp.on('Page.domContentEventFired', () => page.emit('dom-ready', {}));
  cdp.on('Page.loadEventFired', () => {
    if (!page.isLoading) return;
    void readTitle(cdp).then((title) => {
      page.title = title;
      page.isLoading = false;
      page.emit('did-finish-load', {});
      page.emit('did-stop-loading');
      page.loads.emit('loaded');
    });
  });
}

function followTrouble(page: Page, cdp: CdpSession): void {
  cdp.on('Inspector.targetCrashed', () => {
    page.isCrashed = true;
    page.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 139 });
  });
  cdp.on('Page.javascriptDialogOpening', ({ type }) => {
    if (type === 'beforeunload') quietly(cdp.send('Page.handleJavaScriptDialog', { accept: true }));
  });
  cdp.on('Runtime.consoleAPICalled', ({ type, args }) => {
    const message = args.map((part) => String(part.value ?? part.description)).join(' ');
    page.emit('console-message', {
      level: type === 'log' ? 'info' : type,
      message,
      lineNumber: 0,
      sourceId: '',
    });
  });
}

/** The browser level closes the page that was to open; here only the app's handler is told of it. */
function refuseWindow(page: Page, url: string, frameName: string, features: string): void {
  const referrer = { url: page.url, policy: 'strict-origin-when-cross-origin' };
  const details = { url, frameName, features, disposition: 'foreground-tab', referrer };
  const action = page.windowOpenHandler?.(details).action ?? 'allow';
  record('window.open', { url, action });
  if (action !== 'deny')
    say(`window.open(${url}) would be allowed by the app; the stand-in denies every one`);
}

/** A worker holds its own requests, so they are watched on its own channel before it runs. */
async function followWorker(page: Page, sessionId: string): Promise<void> {
  const worker = browser().session(sessionId);
  await interceptRequests(page, worker).catch(() => record('worker without requests', sessionId));
  quietly(worker.send('Runtime.runIfWaitingForDebugger'));
}

async function readTitle(cdp: CdpSession): Promise<string> {
  try {
    const { result } = await cdp.send('Runtime.evaluate', {
      expression: 'document.title',
      returnByValue: true,
    });
    return String(result.value);
  } catch {
    return ''; // the page has gone on to another document
  }
}
