import { BrowserWindow, screen, type Rectangle, type WebContents } from 'electron';
import { wallAddress } from '../ipc/trusted-sender.ts';
import { backgroundColor, pagePreferences, reloadAfterCrash } from './app-window.ts';

const size = { width: 1280, height: 720 };
let open: BrowserWindow | null = null;

/** The open wall view, or null. */
export function wallWindow(): BrowserWindow | null {
  return open;
}

/** Whether a page is the wall view: asked of every message, so that it can only look. */
export function isWall(contents: WebContents): boolean {
  return open !== null && open.webContents.id === contents.id;
}

/** Opens the wall view on a screen that `beside` is not on, filling it; with one screen, as a window beside it. */
export function openWallWindow(preload: string, beside: BrowserWindow | null): void {
  if (open !== null) {
    if (open.isMinimized()) open.restore();
    open.show();
    return;
  }
  const other = otherScreen(beside);
  const window = new BrowserWindow({
    ...size,
    ...(other !== null && { x: other.x, y: other.y, width: other.width, height: other.height }),
    title: 'Wall view, Runsheet',
    show: false,
    autoHideMenuBar: true,
    backgroundColor: backgroundColor(),
    webPreferences: pagePreferences(preload),
  });
  open = window;
  window.once('ready-to-show', () => {
    window.showInactive();
    if (other !== null) window.setFullScreen(true);
  });
  window.on('closed', () => {
    open = null;
  });
  reloadAfterCrash(window);
  void window.loadURL(wallAddress);
}

export function closeWallWindow(): void {
  open?.close();
}

function otherScreen(beside: BrowserWindow | null): Rectangle | null {
  const here = beside === null ? screen.getPrimaryDisplay() : screen.getDisplayMatching(beside.getBounds());
  return screen.getAllDisplays().find(({ id }) => id !== here.id)?.workArea ?? null;
}
