// What Electron does to a page from outside, done with the means of the DevTools protocol.
import type { CdpSession } from './cdp.ts';
import { nativeTheme } from './native-theme.ts';

/** Makes `prefers-color-scheme` say what nativeTheme says; 'system' leaves it to the browser. */
export async function followTheme(cdp: CdpSession): Promise<void> {
  const value = nativeTheme.themeSource === 'system' ? '' : nativeTheme.themeSource;
  await cdp.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] });
}

/** Pages zoomed by us: clearing what was never set would drop a size that somebody else gave the page. */
const zoomed = new WeakSet<CdpSession>();

/** Zooms as a browser does: the page has fewer, larger CSS pixels. 1 is its natural size. */
export async function zoomPage(cdp: CdpSession, factor: number): Promise<void> {
  if (zoomed.has(cdp)) await cdp.send('Emulation.clearDeviceMetricsOverride');
  zoomed.delete(cdp);
  if (factor === 1) return;
  zoomed.add(cdp);
  const { cssLayoutViewport } = await cdp.send('Page.getLayoutMetrics');
  await cdp.send('Emulation.setDeviceMetricsOverride', {
    width: Math.round(cssLayoutViewport.clientWidth / factor),
    height: Math.round(cssLayoutViewport.clientHeight / factor),
    deviceScaleFactor: factor,
    scale: factor,
    mobile: false,
  });
}
