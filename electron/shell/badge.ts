import { app, nativeImage, type BrowserWindow, type NativeImage } from 'electron';
import { discPixels } from './disc-pixels.ts';

const size = 16;
/** `--alarm-solid` of the light theme (renderer/styles/tokens.css): the task bar may be of either. */
const colour = '#b3190a';

/** The app's icon says that an alarm lasts: by a count, or on Windows, which has none, by a disc over its button. */
export function showBadge(isOn: boolean, window: BrowserWindow | null): void {
  app.setBadgeCount(isOn ? 1 : 0);
  if (process.platform !== 'win32') return;
  if (isOn) window?.setOverlayIcon(alarmDisc(), 'Alarm');
  else window?.setOverlayIcon(null, '');
}

function alarmDisc(): NativeImage {
  const pixels = Buffer.from(discPixels(size, colour));
  return nativeImage.createFromBitmap(pixels, { width: size, height: size });
}
