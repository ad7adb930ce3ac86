import { findChromium, findHeadlessChromium } from './find-chromium.ts';

export const standinVersion = '1.0.0';

export type Settings = {
  /** The folder that holds the app's package.json. */
  appPath: string;
  /** True when a test asked for a second, WebSocket way into the browser. */
  remoteDebugging: boolean;
  /** Chromium refuses to start as root with its sandbox; for everybody else the sandbox stays. */
  readonly noSandbox: boolean;
  /** A person looks at it: real windows without tabs, real file dialogs where there are any. */
  readonly preview: boolean;
  readonly headless: boolean;
  readonly chromium: string | null;
  /** Where the browser's own error output goes; null drops it. */
  readonly logFile: string | null;
};

/** What this start was asked to be, from the environment and then from the command line. */
export const settings: Settings = readSettings(process.env);

function readSettings(env: NodeJS.ProcessEnv): Settings {
  const preview = env['ELECTRON_STANDIN_PREVIEW'] === '1';
  const hasDisplay = process.platform !== 'linux' || Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY']);
  const headless = !(hasDisplay && (preview || env['ELECTRON_STANDIN_HEADED'] === '1'));
  return {
    appPath: process.cwd(),
    remoteDebugging: false,
    noSandbox: process.getuid?.() === 0,
    preview,
    headless,
    chromium: headless ? findHeadlessChromium(env) : findChromium(env),
    logFile: env['ELECTRON_STANDIN_LOG'] ?? null,
  };
}
