import type { DesktopApi } from '#shared/ipc/desktop-contract.ts';

declare global {
  interface Window {
    /** Put there by the preload. */
    readonly desktop: DesktopApi;
  }
}

/** What main does for this window. The only place that touches `window.desktop`. */
export const desktop: DesktopApi = window.desktop;
