/** What must not stand anywhere in the app, found as text: lint and compiler cannot see into options and strings. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const app = ['electron', 'renderer', 'shared'];

const forbidden: readonly (readonly [why: string, words: RegExp])[] = [
  [
    'weaker windows',
    /webSecurity:\s*false|sandbox:\s*false|contextIsolation:\s*false|nodeIntegration\w*:\s*true|webviewTag:\s*true/,
  ],
  ['mixed or experimental content', /allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures/],
  ['a looser scheme', /bypassCSP|allowServiceWorkers|corsEnabled|allowExtensions/],
  ['a looser policy', /unsafe-inline|unsafe-eval|wasm-unsafe-eval/],
  ['blocking messages and ports', /sendSync|MessageChannelMain|ipcRenderer\.postMessage|utilityProcess/],
  [
    'the network',
    /node:(http|https|net|tls|dgram|dns|http2)\b|XMLHttpRequest|new WebSocket|EventSource|sendBeacon/,
  ],
  ['updates and telemetry', /autoUpdater|electron-updater|crashReporter|analytics/],
  ['opening what is outside', /openExternal/],
  ['other sessions', /fromPartition|partition:/],
  ['code from text', /\beval\(|new Function\(|executeJavaScript|dangerouslySetInnerHTML/],
  ['cookies and service workers', /document\.cookie|serviceWorker\.register/],
];

/** Comments may name what code must not hold. */
function code(path: string): string {
  return readFileSync(path, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '');
}

const sources = app.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(tsx?|html)$/.test(name))
    .map((name) => `${folder}/${name}`),
);

describe('no file of the app', () => {
  it('is left out of this test', () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(sources).toContain('electron/main.ts');
  });

  it.each(forbidden)('holds %s', (_why, words) => {
    const found = sources.filter((path) => words.test(code(join(root, path))));
    expect(found).toEqual([]);
  });

  it('exposes anything to pages but in the preload', () => {
    const exposing = sources.filter((path) => code(join(root, path)).includes('exposeInMainWorld'));
    expect(exposing).toEqual(['electron/preload.ts']);
  });

  it('listens to messages but in one place', () => {
    const listening = sources.filter((path) => /ipcMain\.(handle|on|once)\(/.test(code(join(root, path))));
    expect(listening).toEqual(['electron/shell/ipc-main.ts']);
  });
});

describe('these words', () => {
  it('would be found: each of them in a line that could stand in a file', () => {
    const planted = [
      'new BrowserWindow({ webPreferences: { webSecurity: false } })',
      'allowRunningInsecureContent: true',
      'privileges: { bypassCSP: true }',
      "script-src 'self' 'unsafe-inline'",
      "ipcRenderer.sendSync('x')",
      "import http from 'node:http'",
      "import { autoUpdater } from 'electron'",
      'shell.openExternal(url)',
      "session.fromPartition('x')",
      'eval(text)',
      "document.cookie = 'a=b'",
    ];
    expect(planted.map((line) => forbidden.findIndex(([, words]) => words.test(line)))).toEqual(
      forbidden.map((_, at) => at),
    );
  });
});
