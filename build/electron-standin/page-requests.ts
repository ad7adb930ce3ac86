// Every request a page or its worker makes passes here: may it go, who answers, with which headers.
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { Protocol } from '../../node_modules/playwright-core/types/protocol.d.ts';
import { type CdpSession, quietly } from './cdp.ts';
import { createEvent } from './event.ts';
import { record, say } from './journal.ts';
import { frameOf, type Page } from './page.ts';
import { appAddress, handlerFor } from './protocol.ts';
import { askBeforeRequest, askHeaders, type RequestDetails } from './session.ts';

type Paused = Protocol.Fetch.requestPausedPayload;

// How much later than its request a navigation may be announced; only a reload ever waits for it.
const announcementMs = 50;

const resourceTypes: Record<string, string> = {
  Script: 'script',
  Stylesheet: 'stylesheet',
  Image: 'image',
  Font: 'font',
  XHR: 'xhr',
  Fetch: 'xhr',
  Media: 'media',
  Ping: 'ping',
  WebSocket: 'webSocket',
  CSPViolationReport: 'cspReport',
};

/** Holds every request on `cdp`, which is the page's own channel or that of one of its workers. */
export async function interceptRequests(page: Page, cdp: CdpSession): Promise<void> {
  cdp.on('Fetch.requestPaused', (paused) => {
    decide(page, cdp, paused).catch((problem: unknown) => {
      if (!page.isGone) say(`request for ${paused.request.url}: ${String(problem)}`);
    });
  });
  await cdp.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
}

async function decide(page: Page, cdp: CdpSession, paused: Paused): Promise<void> {
  const { requestId } = paused;
  const url = appAddress(paused.request.url);
  if (paused.resourceType === 'Document' && (await isNavigationRefused(page, paused, url))) {
    record('navigation refused', url);
    // Any other reason would put an error page in place of the app.
    await cdp.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
    return;
  }
  if (isFaviconGuess(paused)) {
    await cdp.send('Fetch.fulfillRequest', { requestId, responseCode: 204 });
    return;
  }
  const details = describe(page, paused, url);
  if ((await askBeforeRequest(details)).cancel) {
    record('request refused', url);
    await cdp.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
    return;
  }
  if (url !== paused.request.url && handlerFor(url)) await fulfil(cdp, paused, details);
  else {
    record('request let through', url);
    quietly(cdp.send('Fetch.continueRequest', { requestId }));
  }
}

async function isNavigationRefused(page: Page, paused: Paused, url: string): Promise<boolean> {
  const isMainFrame = paused.frameId === page.mainFrame;
  const isOwn = isMainFrame && (page.isOwnNavigation || (await isReloadFromOutside(page, url)));
  const frame = frameOf(page, paused.frameId);
  const event = createEvent({ url, isMainFrame, isSameDocument: false, frame, initiator: frame });
  if (paused.redirectedRequestId !== undefined) page.emit('will-redirect', event, url, false, isMainFrame);
  else if (!isOwn) {
    page.emit('will-frame-navigate', event);
    if (isMainFrame) page.emit('will-navigate', event, url);
  }
  if (isMainFrame) page.isAskedByPage = false;
  return event.defaultPrevented;
}

/** A browser looks for an icon that no page has named; Electron does not. */
function isFaviconGuess({ resourceType, request }: Paused): boolean {
  return resourceType === 'Other' && new URL(request.url).pathname === '/favicon.ico';
}

/** A test driver's reload is not announced by the page, as `location.reload()` is; Electron asks nobody about it. */
async function isReloadFromOutside(page: Page, url: string): Promise<boolean> {
  if (url !== page.url || page.url === 'about:blank' || page.isAskedByPage) return false;
  const askedByPage = once(page.loads, 'asked-by-page').then(() => false);
  return Promise.race([askedByPage, wait(announcementMs, true)]);
}

async function fulfil(
  cdp: CdpSession,
  { requestId, request }: Paused,
  details: RequestDetails,
): Promise<void> {
  const response = await answerFromApp(request, details.url);
  const headers = response && (await askHeaders(details, Object.fromEntries(response.headers)));
  if (!response || !headers) {
    await cdp.send('Fetch.failRequest', { requestId, errorReason: response ? 'BlockedByClient' : 'Failed' });
    return;
  }
  const responseHeaders = Object.entries(headers).flatMap(([name, values]) =>
    [values].flat().map((value) => ({ name, value: String(value) })),
  );
  const body = Buffer.from(await response.arrayBuffer()).toString('base64');
  await cdp.send('Fetch.fulfillRequest', { requestId, responseCode: response.status, responseHeaders, body });
}

async function answerFromApp(request: Paused['request'], url: string): Promise<Response | null> {
  const handler = handlerFor(url);
  try {
    const body = request.postData === undefined ? {} : { body: request.postData };
    return (
      (await handler?.(new Request(url, { method: request.method, headers: request.headers, ...body }))) ??
      null
    );
  } catch (problem) {
    say(
      `the protocol handler failed for ${url}: ${problem instanceof Error ? problem.stack : String(problem)}`,
    );
    return null;
  }
}

function describe(page: Page, paused: Paused, url: string): RequestDetails {
  const document = paused.frameId === page.mainFrame ? 'mainFrame' : 'subFrame';
  return {
    id: Number(/\d+/.exec(paused.requestId)?.[0] ?? 0),
    url,
    method: paused.request.method,
    resourceType:
      paused.resourceType === 'Document' ? document : (resourceTypes[paused.resourceType] ?? 'other'),
    webContentsId: page.id,
    referrer: appAddress(paused.request.headers['Referer'] ?? ''),
    timestamp: Date.now(),
  };
}
