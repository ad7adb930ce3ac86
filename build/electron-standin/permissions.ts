import type { Protocol } from '../../node_modules/playwright-core/types/protocol.d.ts';
import { originOf } from './addresses.ts';
import { browser } from './browser.ts';
import type { Page } from './page.ts';
import { askPermission } from './session.ts';

const names: readonly string[] = [
  'notifications',
  'geolocation',
  'midi',
  'camera',
  'microphone',
  'clipboard-read',
  'clipboard-write',
  'window-management',
  'local-fonts',
  'idle-detection',
  'storage-access',
  'screen-wake-lock',
];

const namesInElectron: Record<string, string> = {
  camera: 'media',
  microphone: 'media',
  'clipboard-write': 'clipboard-sanitized-write',
};

/** Asks the app once per permission; Chromium then keeps to the answers without a prompt. */
export async function settlePermissions(page: Page): Promise<void> {
  await Promise.all(
    names.map(async (name) => {
      const isGranted = await askPermission(
        page.contents(),
        namesInElectron[name] ?? name,
        originOf(page.url),
      );
      const setting: Protocol.Browser.PermissionSetting = isGranted ? 'granted' : 'denied';
      await browser().send('Browser.setPermission', { permission: { name }, setting });
    }),
  );
}
