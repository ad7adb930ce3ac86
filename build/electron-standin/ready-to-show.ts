import { type CdpSession, quietly } from './cdp.ts';
import type { WebContents } from './web-contents.ts';

/** A page that paints nothing is ready so long after it was loaded, milliseconds. */
const nothingPaintedMs = 2000;

/** Calls `tell` once, when the page has painted something, as Electron's `ready-to-show` does. */
export function whenReadyToShow(contents: WebContents, made: Promise<CdpSession>, tell: () => void): void {
  let isTold = false;
  const tellOnce = (): void => {
    if (!isTold) tell();
    isTold = true;
  };
  contents.once('did-finish-load', () => setTimeout(tellOnce, nothingPaintedMs).unref());
  const watch = (cdp: CdpSession): void => {
    cdp.on('Page.lifecycleEvent', ({ name }) => {
      if (name === 'firstContentfulPaint') tellOnce();
    });
    quietly(cdp.send('Page.setLifecycleEventsEnabled', { enabled: true }));
  };
  made.then(watch, () => undefined);
}
