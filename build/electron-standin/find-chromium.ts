import { existsSync } from 'node:fs';
import path from 'node:path';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const fixedPlaces = [
  ...names.map((name) => `/usr/bin/${name}`),
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

/**
 * Chromium without its windows: the same pages from the same engine, started in half the time. The program itself, since
 * what Debian puts on PATH is a script that stays in between.
 */
const headlessShell = '/usr/lib/chromium/chromium-headless-shell';

/**
 * The Chromium, Chrome or Edge to open pages in: `ELECTRON_STANDIN_CHROMIUM`, then the usual places, then PATH.
 * Null when there is none; a path named in the environment is taken only if it exists.
 */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | null {
  const named = env['ELECTRON_STANDIN_CHROMIUM'];
  if (named !== undefined) return existsSync(named) ? named : null;
  const onPath = (env['PATH'] ?? '')
    .split(path.delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => names.map((name) => path.join(folder, name)));
  return [...fixedPlaces, ...onPath].find((file) => existsSync(file)) ?? null;
}

/** The same where nobody looks at a window: Debian's headless shell before any other. */
export function findHeadlessChromium(env: NodeJS.ProcessEnv = process.env): string | null {
  const isNamed = env['ELECTRON_STANDIN_CHROMIUM'] !== undefined;
  return !isNamed && existsSync(headlessShell) ? headlessShell : findChromium(env);
}
