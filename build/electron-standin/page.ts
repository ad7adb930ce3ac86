import type { EventEmitter } from 'node:events';
import type { CdpSession } from './cdp.ts';
import type { IpcMain } from './ipc-main.ts';

export type WindowOpenDetails = {
  readonly url: string;
  readonly frameName: string;
  readonly features: string;
  readonly disposition: string;
  readonly referrer: { readonly url: string; readonly policy: string };
};
export type WindowOpenHandler = (details: WindowOpenDetails) => { readonly action: string };

/** What the parts that make up a WebContents share about its page. Addresses are the app's own (app://…). */
export type Page = {
  readonly id: number;
  /** Set once the browser has made the page. */
  cdp: CdpSession | null;
  url: string;
  title: string;
  isLoading: boolean;
  isCrashed: boolean;
  isGone: boolean;
  mainFrame: string;
  readonly frames: Map<string, string>;
  /** The preload's execution context in the main frame; 0 while there is none. */
  preloadContext: number;
  readonly frameOfContext: Map<number, string>;
  /** The next main-frame request was asked for by main-process code, not by the page. */
  isOwnNavigation: boolean;
  /** The page itself has asked to go somewhere and has not gone yet. */
  isAskedByPage: boolean;
  windowOpenHandler: WindowOpenHandler | null;
  readonly ipc: IpcMain;
  /** Electron's event on the WebContents. */
  readonly emit: (name: string, ...args: unknown[]) => void;
  /** 'loaded', for whoever awaits loadURL, and 'asked-by-page', when the page itself wants to go somewhere. */
  readonly loads: EventEmitter;
  readonly contents: () => object;
};

export function frameOf(page: Page, frameId: string | undefined) {
  const url = page.frames.get(frameId ?? page.mainFrame) ?? page.url;
  return { url, routingId: 1, processId: page.id, parent: null, top: null };
}
