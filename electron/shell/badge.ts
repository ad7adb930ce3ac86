import { app, nativeImage, type BrowserWindow } from 'electron';
import { discPixels } from './disc-pixels.ts';

const size = 16;
/** `--alarm-solid` of the light theme (renderer/styles/tokens.css): the task bar may be of either. */
const colour = '#b3190a';

/** The app's icon says that an alarm lasts: by a count, or on Windows, which has none, by a disc over its button. */
export function showBadge(isOn: boolean, window: BrowserWindow | null): void {
  app.setBadgeCount(isOn ? 1 : 0);
  if (process.platform !== 'win32') return;
  const disc = nativeImage.createFromBitmap(Buffer.from(discPixels(size, colour)), {
    width: size,
    height: size,
  });
  window?.setOverlayIcon(isOn ? disc : null, isOn ? 'Alarm' : '');
}
