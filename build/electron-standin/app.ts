import { EventEmitter } from 'node:events';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type AppPaths, createAppPaths } from './app-paths.ts';
import { browser, startBrowser, stopBrowser } from './browser.ts';
import { createEvent } from './event.ts';
import { record, say } from './journal.ts';
import { closeSchemeRegistration } from './protocol.ts';
import { session } from './session.ts';
import { settings, standinVersion } from './settings.ts';
import { type InstanceLock, takeInstanceLock } from './single-instance.ts';
import { strict } from './strict.ts';
import { openWindows } from './window-registry.ts';

// Kept before the launcher points process.exit at app.exit.
const endProcess = process.exit.bind(process);

class App extends EventEmitter {
  name = 'Electron';
  readonly isPackaged = false;
  readonly dock = undefined;
  readonly commandLine: ReturnType<typeof createCommandLine>;
  _version = '0.0.0';
  _isQuitting = false;
  readonly _switches = new Map<string, string>();
  readonly _paths: AppPaths = createAppPaths(() => this.name);
  readonly _ready = Promise.withResolvers<void>();
  _isReady = false;
  _isExiting = false;
  _lock: InstanceLock | null = null;

  constructor() {
    super();
    this.commandLine = createCommandLine(this._switches);
  }

  getVersion = (): string => this._version;
  getName = (): string => this.name;
  getAppPath = (): string => settings.appPath;
  getLocale = (): string => Intl.DateTimeFormat().resolvedOptions().locale;
  getSystemLocale = (): string => this.getLocale();
  getPreferredSystemLanguages = (): string[] => [this.getLocale()];
  isReady = (): boolean => this._isReady;
  whenReady = (): Promise<void> => this._ready.promise;
  getPath = (name: string): string => this._paths.get(name);
  enableSandbox = (): void => record('app.enableSandbox');
  disableHardwareAcceleration = (): void => record('app.disableHardwareAcceleration');
  setAppUserModelId = (id: string): void => record('app.setAppUserModelId', id);
  setAboutPanelOptions = (options: unknown): void => record('app.setAboutPanelOptions', options);
  showAboutPanel = (): void => record('app.showAboutPanel');
  setAppLogsPath = (): void => record('app.setAppLogsPath');
  addRecentDocument = (file: string): void => record('app.addRecentDocument', file);
  focus = (): void => record('app.focus');
  relaunch = (): void => record('app.relaunch');

  setName(name: string): void {
    this.name = name;
  }

  setPath(name: string, folder: string): void {
    if (this._isReady)
      throw new Error(`electron stand-in: app.setPath('${name}') after ready comes too late`);
    this._paths.set(name, folder);
  }

  setBadgeCount(count?: number): boolean {
    record('app.setBadgeCount', count);
    return true;
  }

  requestSingleInstanceLock(data?: unknown): boolean {
    if (this._lock) return true;
    const dataFolder = this.getPath('userData');
    mkdirSync(dataFolder, { recursive: true });
    const start = { argv: process.argv, cwd: process.cwd(), data: data ?? null };
    this._lock = takeInstanceLock(dataFolder, start, (later) => {
      this.emit('second-instance', createEvent({}), later.argv, later.cwd, later.data);
    });
    return this._lock !== null;
  }

  hasSingleInstanceLock(): boolean {
    return this._lock !== null;
  }

  releaseSingleInstanceLock(): void {
    this._lock?.release();
    this._lock = null;
  }

  quit(): void {
    if (this._isQuitting || this._isExiting) return;
    this._isQuitting = true;
    void this._quitInOrder().then((hasQuit) => {
      this._isQuitting = hasQuit;
      if (hasQuit) this.exit(Number(process.exitCode ?? 0));
    });
  }

  exit(code = 0): void {
    if (this._isExiting) return;
    this._isExiting = true;
    this.emit('quit', createEvent({}), code);
    this.releaseSingleInstanceLock();
    if (!this._isReady) endProcess(code);
    void stopBrowser().then(() => endProcess(code));
  }

  /** False as soon as anyone prevents it. */
  async _quitInOrder(): Promise<boolean> {
    if (this._isPrevented('before-quit')) return false;
    for (const window of openWindows()) {
      if (!(await window.requestClose())) return false;
    }
    return !this._isPrevented('will-quit');
  }

  _isPrevented(name: string): boolean {
    const event = createEvent({});
    this.emit(name, event);
    return event.defaultPrevented;
  }

  _lastWindowClosed(): void {
    if (this._isQuitting || this._isExiting) return;
    if (this.listenerCount('window-all-closed') === 0) this.quit();
    else this.emit('window-all-closed');
  }

  /** The main script has been evaluated; from here on it is `ready` that moves things. */
  async _start(): Promise<void> {
    const profile = path.join(this.getPath('sessionData'), 'standin-profile');
    mkdirSync(profile, { recursive: true });
    const product = await startBrowser(profile, this._switches, () => this._browserEnded());
    // In Electron it is known from the start; here only now.
    Object.assign(process.versions, { chrome: product.split('/')[1] });
    browser().on('Target.targetDestroyed', ({ targetId }) => {
      openWindows()
        .find((window) => window.targetId() === targetId)
        ?.follow();
    });
    browser().on('Browser.downloadWillBegin', ({ url, suggestedFilename }) => {
      record('download refused', { url, suggestedFilename });
      const item = strict('DownloadItem', {
        getURL: () => url,
        getFilename: () => suggestedFilename,
        cancel: () => undefined,
      });
      session.defaultSession.emit('will-download', createEvent({}), item, null);
    });
    const mode = settings.headless ? ' headless' : '';
    say(`${standinVersion} on ${product}${mode}, Node ${process.versions.node}. This is not Electron.`);
    closeSchemeRegistration();
    this._isReady = true;
    this.emit('will-finish-launching');
    this._ready.resolve();
    this.emit('ready', createEvent({}), {});
  }

  _browserEnded(): void {
    if (this._isExiting) return;
    for (const window of openWindows()) window.follow();
    say('the browser ended on its own');
    this.exit(1);
  }
}

function createCommandLine(switches: Map<string, string>) {
  return strict('app.commandLine', {
    appendSwitch(name: string, value = ''): void {
      switches.set(name, value);
    },
    hasSwitch: (name: string): boolean => switches.has(name),
    getSwitchValue: (name: string): string => switches.get(name) ?? '',
    removeSwitch(name: string): void {
      switches.delete(name);
    },
  });
}

export const app = strict('app', new App());
