import type { Settings } from './settings.ts';

const alwaysOff = [
  'Translate',
  'MediaRouter',
  'OptimizationHints',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'AutofillServerCommunication',
];

const quietBrowser = [
  '--no-first-run',
  '--no-default-browser-check',
  '--no-startup-window',
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-gpu',
  '--disable-infobars',
  '--disable-quic',
  '--disable-sync',
  '--deny-permission-prompts',
  '--hide-crash-restore-bubble',
  '--password-store=basic',
  '--use-mock-keychain',
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp', // what the headless shell calls it
];

/** Chromium's command line: a browser that keeps to itself, then the switches the app appended. */
export function chromiumArguments(
  profileDir: string,
  settings: Pick<Settings, 'headless' | 'noSandbox' | 'preview' | 'remoteDebugging'>,
  switches: ReadonlyMap<string, string>,
): readonly string[] {
  const off = [...alwaysOff, ...(switches.get('disable-features') ?? '').split(',')].filter(
    (name) => name !== '',
  );
  const passedOn = [...switches].filter(([name]) => name !== 'disable-features' && name !== 'no-sandbox');
  return [
    `--user-data-dir=${profileDir}`,
    ...quietBrowser,
    // Given twice, only the last list would count.
    `--disable-features=${[...new Set(off)].join(',')}`,
    ...(settings.headless ? ['--headless=new'] : []),
    // Without it a bar across the page complains of the switches the app has set on purpose.
    ...(settings.preview ? ['--test-type'] : []),
    ...(settings.noSandbox ? ['--no-sandbox'] : []),
    ...(settings.remoteDebugging ? ['--remote-debugging-port=0'] : []),
    ...passedOn.map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`)),
  ];
}
