import { EventEmitter } from 'node:events';
import type { PrintToPDFOptions } from 'electron';
import { app } from './app.ts';
import { originOf } from './addresses.ts';
import { type CdpSession, quietly } from './cdp.ts';
import { createEvent } from './event.ts';
import { encodeIpc, IpcMain } from './ipc-main.ts';
import { record } from './journal.ts';
import { nativeTheme } from './native-theme.ts';
import { followTheme, zoomPage } from './page-emulation.ts';
import { followPage } from './page-events.ts';
import { frameOf, type Page, type WindowOpenHandler } from './page.ts';
import { settlePermissions } from './permissions.ts';
import { installPreload, postToPage } from './preload-link.ts';
import { pageAddress } from './protocol.ts';
import { toCdpOptions } from './print-to-pdf.ts';
import { session } from './session.ts';
import { strict } from './strict.ts';

/** What a WebContents asks of the window around it. */
export type WindowSide = {
  /** Resolves with the page's channel once the browser has made it. */
  readonly made: Promise<CdpSession>;
  readonly close: () => void;
};

let lastId = 0;

export class WebContents extends EventEmitter {
  readonly id = (lastId += 1);
  readonly session = session.defaultSession;
  readonly ipc = strict('webContents.ipc', new IpcMain());
  readonly _page: Page;
  readonly _window: WindowSide;
  readonly _self: WebContents;
  _zoom = 1;
  _isThrottled = true;

  constructor(window: WindowSide) {
    super();
    this._window = window;
    this._self = strict('webContents', this);
    this._page = createPage(this);
    return this._self;
  }

  get mainFrame() {
    return { ...frameOf(this._page, undefined), origin: originOf(this._page.url) };
  }

  getURL = (): string => this._page.url;
  getTitle = (): string => this._page.title;
  getType = (): 'window' => 'window';
  isDestroyed = (): boolean => this._page.isGone;
  isCrashed = (): boolean => this._page.isCrashed;
  isLoading = (): boolean => this._page.isLoading;
  isLoadingMainFrame = (): boolean => this._page.isLoading;
  isFocused = (): boolean => !this._page.isGone;
  isDevToolsOpened = (): boolean => false;
  focus = (): void => record('webContents.focus');
  openDevTools = (): void => record('webContents.openDevTools');
  closeDevTools = (): void => record('webContents.closeDevTools');
  toggleDevTools = (): void => record('webContents.toggleDevTools');
  setWebRTCIPHandlingPolicy = (policy: string): void =>
    record('webContents.setWebRTCIPHandlingPolicy', policy);
  setIgnoreMenuShortcuts = (isIgnored: boolean): void =>
    record('webContents.setIgnoreMenuShortcuts', isIgnored);
  setVisualZoomLevelLimits = (): Promise<void> => Promise.resolve();
  getZoomFactor = (): number => this._zoom;
  getZoomLevel = (): number => Math.log(this._zoom) / Math.log(1.2);
  getBackgroundThrottling = (): boolean => this._isThrottled;

  setBackgroundThrottling(isThrottled: boolean): void {
    this._isThrottled = isThrottled;
  }

  setZoomFactor(factor: number): void {
    this._zoom = factor;
    quietly(this._cdp().then((cdp) => zoomPage(cdp, factor)));
  }

  setZoomLevel(level: number): void {
    this.setZoomFactor(1.2 ** level);
  }

  setWindowOpenHandler(handler: WindowOpenHandler | null): void {
    this._page.windowOpenHandler = handler;
  }

  send(channel: string, ...args: unknown[]): void {
    postToPage(this._page, { kind: 'message', channel, args: encodeIpc(args) });
  }

  /** Rejects, as Electron does, when the page could not be loaded or went away meanwhile. */
  async loadURL(url: string): Promise<void> {
    const cdp = await this._cdp();
    const loaded = new Promise<void>((resolve, reject) => {
      this._page.loads.once('loaded', resolve);
      this.once('destroyed', () => reject(new Error(`ERR_FAILED (-2) loading '${url}'`)));
    });
    quietly(loaded); // it is returned below, but only if the navigation begins
    this._page.isOwnNavigation = true;
    this._page.isLoading = true;
    this.emit('did-start-loading');
    const { errorText } = await cdp.send('Page.navigate', { url: pageAddress(url) });
    if (errorText === undefined) return loaded;
    this._page.isLoading = false;
    this.emit('did-fail-load', {}, -2, errorText, url, true);
    throw new Error(`${errorText} loading '${url}'`);
  }

  reload(): void {
    this._page.isOwnNavigation = true;
    this._page.isLoading = true;
    quietly(this._cdp().then((cdp) => cdp.send('Page.reload')));
  }

  reloadIgnoringCache(): void {
    this.reload();
  }

  stop(): void {
    quietly(this._cdp().then((cdp) => cdp.send('Page.stopLoading')));
  }

  async executeJavaScript(code: string): Promise<unknown> {
    const cdp = await this._cdp();
    const options = { expression: code, awaitPromise: true, returnByValue: true, userGesture: true };
    const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', options);
    if (exceptionDetails)
      throw new Error(exceptionDetails.exception?.description ?? 'Script failed to execute');
    return result.value;
  }

  async printToPDF(options: PrintToPDFOptions): Promise<Buffer> {
    const { data } = await (await this._cdp()).send('Page.printToPDF', toCdpOptions(options));
    return Buffer.from(data, 'base64');
  }

  async capturePage() {
    const { data } = await (await this._cdp()).send('Page.captureScreenshot', { format: 'png' });
    const png = Buffer.from(data, 'base64');
    return strict('nativeImage', { toPNG: () => png, isEmpty: () => png.length === 0 });
  }

  forcefullyCrashRenderer(): void {
    quietly(this._cdp().then((cdp) => cdp.send('Page.crash')));
  }

  close(_options?: object): void {
    this._window.close();
  }

  _cdp(): Promise<CdpSession> {
    return this._window.made;
  }

  /** Called by the window with the page's channel, before anything is loaded. */
  async _attach(cdp: CdpSession, preload: string | null): Promise<void> {
    this._page.cdp = cdp;
    await followPage(this._page, cdp);
    await installPreload(this._page, cdp, preload);
    await settlePermissions(this._page);
    const follow = (): void => quietly(followTheme(cdp));
    nativeTheme.on('updated', follow);
    this.once('destroyed', () => nativeTheme.off('updated', follow));
    await followTheme(cdp);
  }

  _gone(): void {
    this._page.isGone = true;
    this.emit('destroyed');
  }
}

function createPage(contents: WebContents): Page {
  return {
    id: contents.id,
    cdp: null,
    url: '',
    title: '',
    isLoading: false,
    isCrashed: false,
    isGone: false,
    mainFrame: '',
    frames: new Map(),
    preloadContext: 0,
    frameOfContext: new Map(),
    isOwnNavigation: false,
    isAskedByPage: false,
    windowOpenHandler: null,
    ipc: contents.ipc,
    loads: new EventEmitter(),
    contents: () => contents._self,
    emit(name, ...args) {
      contents.emit(name, ...args);
      if (name === 'render-process-gone') app.emit(name, createEvent({}), contents._self, args[1]);
    },
  };
}
