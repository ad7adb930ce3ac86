import { EventEmitter } from 'node:events';
import { record } from './journal.ts';
import { protocol } from './protocol.ts';
import { missing, strict } from './strict.ts';

export type RequestDetails = {
  readonly id: number;
  readonly url: string;
  readonly method: string;
  readonly resourceType: string;
  readonly webContentsId: number;
  readonly referrer: string;
  readonly timestamp: number;
};
type BeforeAnswer = { readonly cancel?: boolean; readonly redirectURL?: string };
type HeaderValues = Record<string, string | readonly string[]>;
type HeadersAnswer = { readonly cancel?: boolean; readonly responseHeaders?: HeaderValues };
type Filter = { readonly urls: readonly string[] };
type BeforeListener = (details: RequestDetails, answer: (answer: BeforeAnswer) => void) => void;
type HeadersListener = (
  details: RequestDetails & { readonly responseHeaders: Record<string, readonly string[]> },
  answer: (answer: HeadersAnswer) => void,
) => void;
type Registration<L> = { readonly listener: L; readonly patterns: readonly RegExp[] } | null;
type PermissionRequest = (
  contents: unknown,
  name: string,
  answer: (isGranted: boolean) => void,
  details: object,
) => void;
type PermissionCheck = (contents: unknown, name: string, origin: string, details: object) => boolean;

let before: Registration<BeforeListener> = null;
let headers: Registration<HeadersListener> = null;
let permissionRequest: PermissionRequest | null = null;
let permissionCheck: PermissionCheck | null = null;

const webRequest = strict('session.webRequest', {
  onBeforeRequest(filter: Filter | BeforeListener | null, listener?: BeforeListener | null): void {
    before = register(filter, listener);
  },
  onHeadersReceived(filter: Filter | HeadersListener | null, listener?: HeadersListener | null): void {
    headers = register(filter, listener);
  },
});

const defaultSession = strict(
  'session',
  Object.assign(new EventEmitter(), {
    protocol,
    webRequest,
    setPermissionRequestHandler(handler: PermissionRequest | null): void {
      permissionRequest = handler;
    },
    setPermissionCheckHandler(handler: PermissionCheck | null): void {
      permissionCheck = handler;
    },
    setDevicePermissionHandler: (): void => record('session.setDevicePermissionHandler'),
    setDisplayMediaRequestHandler: (): void => record('session.setDisplayMediaRequestHandler'),
    setUSBProtectedClassesHandler: (): void => record('session.setUSBProtectedClassesHandler'),
    setBluetoothPairingHandler: (): void => record('session.setBluetoothPairingHandler'),
    setCertificateVerifyProc: (): void => record('session.setCertificateVerifyProc'),
    setSpellCheckerEnabled: (isEnabled: boolean): void => record('session.setSpellCheckerEnabled', isEnabled),
    setSpellCheckerLanguages: (languages: unknown): void =>
      record('session.setSpellCheckerLanguages', languages),
    setProxy(config: unknown): Promise<void> {
      record('session.setProxy', config);
      return Promise.resolve();
    },
    closeAllConnections: (): Promise<void> => Promise.resolve(),
    flushStorageData: (): void => record('session.flushStorageData'),
    isPersistent: (): boolean => true,
  }),
);

export const session = strict('session', {
  defaultSession,
  fromPartition: (name: string): never => missing(`session.fromPartition('${name}')`),
});

/** Asks the app's `onBeforeRequest`; without one, or for an address its filter leaves out, all may pass. */
export function askBeforeRequest(details: RequestDetails): Promise<BeforeAnswer> {
  const registered = before;
  if (registered === null || !matches(registered.patterns, details.url)) return Promise.resolve({});
  return new Promise((resolve) => registered.listener(details, resolve));
}

/** Asks the app's `onHeadersReceived` and gives back the headers to use; null cancels the request. */
export async function askHeaders(
  details: RequestDetails,
  given: Record<string, string>,
): Promise<HeaderValues | null> {
  const registered = headers;
  if (registered === null || !matches(registered.patterns, details.url)) return given;
  const responseHeaders = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, [value]]));
  const answer = await new Promise<HeadersAnswer>((resolve) =>
    registered.listener({ ...details, responseHeaders }, resolve),
  );
  return answer.cancel ? null : (answer.responseHeaders ?? given);
}

/** What the app's two handlers say together; a handler that was never set says yes, as in Electron. */
export async function askPermission(contents: unknown, name: string, origin: string): Promise<boolean> {
  const ask = permissionRequest;
  const details = { requestingUrl: origin, isMainFrame: true };
  if (permissionCheck?.(contents, name, origin, details) === false) return false;
  if (ask === null) return true;
  return new Promise((resolve) => ask(contents, name, resolve, details));
}

function register<L extends (...args: never[]) => void>(
  filter: Filter | L | null,
  listener: L | null | undefined,
): Registration<L> {
  if (typeof filter === 'function') return { listener: filter, patterns: [] };
  return listener ? { listener, patterns: (filter?.urls ?? []).map(toPattern) } : null;
}

function matches(patterns: readonly RegExp[], url: string): boolean {
  return patterns.length === 0 || patterns.some((pattern) => pattern.test(url));
}

function toPattern(glob: string): RegExp {
  if (glob === '<all_urls>') return /^/;
  return new RegExp(`^${glob.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll('*', '.*')}$`);
}
