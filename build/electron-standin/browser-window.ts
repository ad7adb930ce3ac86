import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { app } from './app.ts';
import { browser, openPage, resizePage } from './browser.ts';
import { type CdpSession, quietly } from './cdp.ts';
import { createEvent } from './event.ts';
import { record, say } from './journal.ts';
import { settings } from './settings.ts';
import { strict } from './strict.ts';
import { whenReadyToShow } from './ready-to-show.ts';
import { WebContents } from './web-contents.ts';
import { addWindow, type OpenWindow, removeWindow } from './window-registry.ts';
import { refuseUnsafePreferences } from './web-preferences.ts';

type WindowState = 'normal' | 'minimized' | 'maximized' | 'fullscreen';

const windows = new Set<BrowserWindow>();
let lastId = 0;
let focused: BrowserWindow | null = null;

export class BrowserWindow extends EventEmitter {
  readonly id = (lastId += 1);
  readonly webContents: WebContents;
  readonly _self: BrowserWindow;
  readonly _entry: OpenWindow;
  readonly _made: Promise<CdpSession>;
  _targetId = '';
  _title: string;
  _bounds: Rectangle;
  _state: WindowState = 'normal';
  _isVisible: boolean;
  _isGone = false;
  _isMenuBarVisible = true;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    refuseUnsafePreferences(options.webPreferences ?? {});
    this._self = strict('BrowserWindow', this);
    this._title = options.title ?? app.name;
    this._isVisible = options.show !== false;
    this._bounds = {
      x: options.x ?? 0,
      y: options.y ?? 0,
      width: options.width ?? 800,
      height: options.height ?? 600,
    };
    const made = Promise.withResolvers<CdpSession>();
    this._made = made.promise;
    this.webContents = new WebContents({ made: this._made, close: () => this.close() });
    this._entry = {
      targetId: () => this._targetId,
      requestClose: () => this._requestClose(),
      follow: () => this._follow(),
    };
    windows.add(this._self);
    addWindow(this._entry);
    if (this._isVisible) focused = this._self;
    app.emit('browser-window-created', createEvent({}), this._self);
    app.emit('web-contents-created', createEvent({}), this.webContents);
    whenReadyToShow(this.webContents, made.promise, () => this.emit('ready-to-show'));
    this.webContents.on('did-finish-load', () => this._followPageTitle());
    this._make(options.webPreferences?.preload ?? null).then(made.resolve, made.reject);
    made.promise.catch((problem: unknown) => say(`the window could not be made: ${String(problem)}`));
    return this._self;
  }

  static getAllWindows = (): BrowserWindow[] => [...windows];
  static getFocusedWindow = (): BrowserWindow | null => focused;
  static fromId = (id: number): BrowserWindow | null =>
    [...windows].find((window) => window.id === id) ?? null;
  static fromWebContents = (contents: WebContents): BrowserWindow | null =>
    [...windows].find((window) => window.webContents.id === contents.id) ?? null;

  loadURL = (url: string): Promise<void> => this.webContents.loadURL(url);
  reload = (): void => this.webContents.reload();
  isDestroyed = (): boolean => this._isGone;
  isVisible = (): boolean => this._isVisible;
  isFocused = (): boolean => focused === this._self;
  isMinimized = (): boolean => this._state === 'minimized';
  isMaximized = (): boolean => this._state === 'maximized';
  isFullScreen = (): boolean => this._state === 'fullscreen';
  isMenuBarVisible = (): boolean => this._isMenuBarVisible;
  getTitle = (): string => this._title;
  getBounds = (): Rectangle => ({ ...this._bounds });
  getNormalBounds = (): Rectangle => ({ ...this._bounds });
  getContentBounds = (): Rectangle => ({ ...this._bounds });
  getSize = (): number[] => [this._bounds.width, this._bounds.height];
  getPosition = (): number[] => [this._bounds.x, this._bounds.y];
  flashFrame = (isFlashing: boolean): void => record('BrowserWindow.flashFrame', isFlashing);
  setProgressBar = (progress: number): void => record('BrowserWindow.setProgressBar', progress);
  setBackgroundColor = (colour: string): void => record('BrowserWindow.setBackgroundColor', colour);
  setMinimumSize = (width: number, height: number): void =>
    record('BrowserWindow.setMinimumSize', { width, height });
  setMenu = (menu: unknown): void => record('BrowserWindow.setMenu', menu !== null);
  removeMenu = (): void => record('BrowserWindow.removeMenu');
  setAutoHideMenuBar = (isHidden: boolean): void => record('BrowserWindow.setAutoHideMenuBar', isHidden);
  setAlwaysOnTop = (isOnTop: boolean): void => record('BrowserWindow.setAlwaysOnTop', isOnTop);
  setContentProtection = (isProtected: boolean): void =>
    record('BrowserWindow.setContentProtection', isProtected);
  setDocumentEdited = (isEdited: boolean): void => record('BrowserWindow.setDocumentEdited', isEdited);
  setRepresentedFilename = (file: string): void => record('BrowserWindow.setRepresentedFilename', file);
  setOverlayIcon = (_image: unknown, text: string): void => record('BrowserWindow.setOverlayIcon', text);
  setIcon = (): void => record('BrowserWindow.setIcon');
  moveTop = (): void => record('BrowserWindow.moveTop');
  setVisibleOnAllWorkspaces = (isVisible: boolean): void =>
    record('BrowserWindow.setVisibleOnAllWorkspaces', isVisible);
  center = (): void => record('BrowserWindow.center');

  setMenuBarVisibility(isVisible: boolean): void {
    this._isMenuBarVisible = isVisible;
  }

  setTitle(title: string): void {
    this._title = title;
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this._bounds = { ...this._bounds, ...bounds };
    quietly(
      this._made.then((session) => resizePage({ targetId: this._targetId, session }, () => this._bounds)),
    );
    this.emit('resize');
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }

  setPosition(x: number, y: number): void {
    this.setBounds({ x, y });
  }

  show(): void {
    this.showInactive();
    this.focus();
  }

  showInactive(): void {
    if (this._isVisible) return;
    this._isVisible = true;
    this.emit('show');
  }

  hide(): void {
    record('BrowserWindow.hide');
    this._isVisible = false;
    if (focused === this._self) this.blur();
    this.emit('hide');
  }

  focus(): void {
    if (this._isGone) return;
    quietly(this._made.then(() => browser().send('Target.activateTarget', { targetId: this._targetId })));
    if (focused === this._self) return;
    focused?.blur();
    focused = this._self;
    this.emit('focus');
    app.emit('browser-window-focus', createEvent({}), this._self);
  }

  blur(): void {
    if (focused === this._self) focused = null;
    this.emit('blur');
    app.emit('browser-window-blur', createEvent({}), this._self);
  }

  minimize(): void {
    this._enter('minimized', 'minimize');
  }

  restore(): void {
    this._enter('normal', 'restore');
  }

  maximize(): void {
    this._enter('maximized', 'maximize');
  }

  unmaximize(): void {
    this._enter('normal', 'unmaximize');
  }

  setFullScreen(isFull: boolean): void {
    this._enter(isFull ? 'fullscreen' : 'normal', isFull ? 'enter-full-screen' : 'leave-full-screen');
  }

  close(): void {
    void this._requestClose();
  }

  destroy(): void {
    quietly(browser().send('Target.closeTarget', { targetId: this._targetId }));
    this._follow();
  }

  _enter(state: WindowState, event: string): void {
    this._state = state;
    this._sendState(state);
    this.emit(event);
  }

  _sendState(windowState: WindowState): void {
    if (settings.headless) return;
    quietly(
      this._made.then(async () => {
        const { windowId } = await browser().send('Browser.getWindowForTarget', { targetId: this._targetId });
        await browser().send('Browser.setWindowBounds', { windowId, bounds: { windowState } });
      }),
    );
  }

  async _make(preload: string | null): Promise<CdpSession> {
    const { targetId, session } = await openPage(this._bounds);
    this._targetId = targetId;
    await this.webContents._attach(session, preload);
    return session;
  }

  _followPageTitle(): void {
    const event = createEvent({});
    this.emit('page-title-updated', event, this.webContents.getTitle(), true);
    if (!event.defaultPrevented && this.webContents.getTitle() !== '')
      this._title = this.webContents.getTitle();
  }

  async _requestClose(): Promise<boolean> {
    if (this._isGone) return true;
    const event = createEvent({});
    this.emit('close', event);
    if (event.defaultPrevented) return false;
    const closed = new Promise<void>((resolve) => this.once('closed', resolve));
    // The page may never have been made, or be gone already: the window closes all the same.
    const targetGone = this._made.then(() =>
      browser().send('Target.closeTarget', { targetId: this._targetId }),
    );
    targetGone.catch(() => this._follow());
    await closed;
    return true;
  }

  _follow(): void {
    if (this._isGone) return;
    this._isGone = true;
    windows.delete(this._self);
    removeWindow(this._entry);
    if (focused === this._self) focused = null;
    this.webContents._gone();
    this.emit('closed');
    if (windows.size === 0) app._lastWindowClosed();
  }
}

/** `webContents` of Electron's main process: the lookups test drivers and the app use. */
export const webContents = strict('webContents', {
  getAllWebContents: (): WebContents[] => [...windows].map((window) => window.webContents),
  getFocusedWebContents: (): WebContents | null => focused?.webContents ?? null,
  fromId: (id: number): WebContents | undefined =>
    [...windows].find((window) => window.webContents.id === id)?.webContents,
  fromDevToolsTargetId: (targetId: string): WebContents | undefined =>
    [...windows].find((window) => window._targetId === targetId)?.webContents,
});
