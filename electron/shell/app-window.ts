import { BrowserWindow, nativeTheme, screen, type WebPreferences } from 'electron';
import { themeAt } from '#shared/appearance.ts';
import type { ClockReading } from '#shared/ledger/recorded-event.ts';
import type { Settings } from '#shared/settings.ts';
import { appAddress } from '../ipc/trusted-sender.ts';
import { placeOnScreen, type WindowState } from '../window-state.ts';

const smallest = { width: 1024, height: 700 };
/** `--canvas` of both themes (renderer/styles/tokens.css), so that nothing flashes before the page is drawn. */
const backgrounds = { light: '#f2f4f5', dark: '#0e1215' };

export type WindowOptions = {
  readonly preload: string;
  readonly state: WindowState | null;
  readonly settings: () => Settings;
  readonly now: () => ClockReading;
  readonly keepState: (state: WindowState) => void;
  /** The page died; it is being loaded again. */
  readonly crashed: () => void;
};

/** Opens the app's window on its own page. */
export function openAppWindow(options: WindowOptions): BrowserWindow {
  applyTheme(options.settings(), options.now());
  const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
  const window = new BrowserWindow({
    ...placeOnScreen(options.state, areas, smallest),
    minWidth: smallest.width,
    minHeight: smallest.height,
    title: 'Runsheet',
    show: false,
    autoHideMenuBar: true,
    backgroundColor: backgroundColor(),
    webPreferences: pagePreferences(options.preload),
  });
  if (options.state?.isMaximised === true) window.maximize();
  window.once('ready-to-show', () => {
    window.show();
    // From here on a person waits for what is in it.
    performance.mark('window shown');
  });
  window.on('close', () => options.keepState(stateOf(window)));
  reloadAfterCrash(window, options.crashed);
  window.webContents.on('did-finish-load', () => applyZoom(window, options.settings()));
  void window.loadURL(appAddress);
  return window;
}

/** What every page of this app may do: nothing but talk through the preload. */
export function pagePreferences(preload: string): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    spellcheck: false,
    // Stopwatches and alarms go on while the window is covered.
    backgroundThrottling: false,
    navigateOnDragDrop: false,
    disableDialogs: true,
  };
}

export function backgroundColor(): string {
  return nativeTheme.shouldUseDarkColors ? backgrounds.dark : backgrounds.light;
}

export function applyWindowSettings(
  window: BrowserWindow | null,
  settings: Settings,
  now: ClockReading,
): void {
  applyTheme(settings, now);
  if (window !== null) applyZoom(window, settings);
}

/** Brings a window to the front with the keyboard. */
export function bringToFront(window: BrowserWindow | null): void {
  if (window === null) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function applyTheme(settings: Settings, { wall, offsetMinutes }: ClockReading): void {
  nativeTheme.themeSource = themeAt(settings, wall, offsetMinutes);
}

function applyZoom(window: BrowserWindow, settings: Settings): void {
  window.webContents.setZoomFactor(settings.zoom / 100);
}

function stateOf(window: BrowserWindow): WindowState {
  return { ...window.getBounds(), isMaximised: window.isMaximized() };
}

/** Everything shown is on disk, so a crashed page is simply loaded again; one that keeps crashing is left alone. */
export function reloadAfterCrash(window: BrowserWindow, crashed: () => void = () => undefined): void {
  let crashes = 0;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    crashes += 1;
    if (reason === 'clean-exit' || crashes > 3) return;
    crashed();
    window.webContents.reload();
  });
}
