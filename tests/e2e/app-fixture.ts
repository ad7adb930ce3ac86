import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  _electron,
  test as base,
  type ElectronApplication,
  type Page,
  type TestInfo,
} from '@playwright/test';
import { findElectron, standinDir } from '../../build/find-electron.ts';
import { buildIfStale } from '../../build/fresh-build.ts';
import { needsElectron } from './needs-electron.ts';
import { collectPageProblems, type PageProblem } from './page-problems.ts';

export { expect } from '@playwright/test';

export type Host = 'electron' | 'standin';

/** What the app runs on: `E2E_HOST`, else Electron where its runtime is installed, else the stand-in. */
export const host: Host = chooseHost();

export type StartOptions = {
  readonly env?: Readonly<Record<string, string>>;
  /** Further arguments for the app, after its folder. */
  readonly args?: readonly string[];
  /** Switches the content security policy off, to see what the layers behind it hold back. */
  readonly bypassCSP?: boolean;
  readonly userData?: string;
  /** Puts into the folder of the app's data what an app that has not started yet finds there. */
  readonly prepare?: (userData: string) => void;
};

export type StartedApp = {
  readonly app: ElectronApplication;
  /** The first window, loaded. */
  readonly page: Page;
  /** Ends the app and everything it started as a power cut would, and waits until it is gone. */
  readonly kill: () => Promise<void>;
};

type Options = { readonly appDir: string };
type Fixtures = {
  /** A fresh folder for this test's data; removed afterwards. */
  readonly userData: string;
  /** Lets pages complain in the ways given; anything else in console or policy fails the test. */
  readonly allowProblems: (...patterns: readonly RegExp[]) => void;
  readonly start: (options?: StartOptions) => Promise<StartedApp>;
};
type Internal = { readonly problems: { readonly seen: PageProblem[]; readonly allowed: RegExp[] } };

const root = path.resolve(import.meta.dirname, '../..');
/**
 * Threads with which a page's V8 compiles and collects ahead take a processor from the spec beside this one, and gain
 * nothing. Not on Electron, where the switch would reach main and its workers, too.
 */
const lean = host === 'standin' ? ['--js-flags=--single-threaded'] : [];
/** What Node compiled of main and the stand-in, kept from one start to the next. */
const compileCache = path.join(root, 'node_modules/.cache/compiled');

export const test = base.extend<Options & Fixtures & Internal>({
  appDir: [root, { option: true }],
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern
  userData: async ({}, provide) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'runsheet-e2e-'));
    await provide(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  },
  // oxlint-disable-next-line no-empty-pattern -- the same
  problems: async ({}, provide) => {
    const problems = { seen: [] as PageProblem[], allowed: [] as RegExp[] };
    await provide(problems);
    const unexpected = problems.seen.filter(
      ({ text }) => !problems.allowed.some((pattern) => pattern.test(text)),
    );
    base.expect(unexpected, 'pages complained of nothing').toEqual([]);
  },
  allowProblems: async ({ problems }, provide) => {
    await provide((...patterns) => void problems.allowed.push(...patterns));
  },
  start: async ({ appDir, userData, problems }, provide, info) => {
    if (appDir === root) await buildIfStale();
    const started: ChildProcess[] = [];
    const logFile = prepareLog(info);
    const output: string[] = [];
    await provide(async (options = {}) => {
      const given = { userData, ...options };
      given.prepare?.(given.userData);
      const app = await launch(appDir, given, logFile);
      const child = app.process();
      started.push(child);
      child.stderr?.on('data', (data: Buffer) => output.push(data.toString()));
      collectPageProblems(app.context(), problems.seen);
      await checkHost(app, info);
      const page = await app.firstWindow();
      await page.waitForURL((url) => !/^(about|data):/.test(url.href), { waitUntil: 'load' });
      return { app, page, kill: () => kill(child) };
    });
    // In good order only where a spec asks for it: Chromium's own farewell costs a second, and nothing may depend on it.
    await Promise.all(started.map(kill));
    if (info.status !== info.expectedStatus) await attachOutput(info, output, logFile);
  },
});

/** Skips the test, with the reason in the report and in its closing count, unless it runs on real Electron. */
export function onlyOnElectron(reason: string): void {
  test.skip(host !== 'electron', needsElectron + reason);
}

function chooseHost(): Host {
  const asked = process.env['E2E_HOST'];
  const isHere = findElectron(process.env) !== null;
  if (asked === 'electron' && !isHere)
    throw new Error('E2E_HOST=electron, but Electron’s runtime is not installed');
  if (asked === undefined) return isHere ? 'electron' : 'standin';
  if (asked !== 'electron' && asked !== 'standin')
    throw new Error(`E2E_HOST is electron or standin, not ${asked}`);
  return asked;
}

async function launch(
  appDir: string,
  options: StartOptions & { readonly userData: string },
  logFile: string,
): Promise<ElectronApplication> {
  // Read by the electron package in this process when Playwright asks it for the executable.
  if (host === 'standin') process.env['ELECTRON_OVERRIDE_DIST_PATH'] = standinDir;
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return _electron.launch({
    args: [...lean, appDir, ...(options.args ?? [])],
    cwd: appDir,
    bypassCSP: options.bypassCSP ?? false,
    colorScheme: null, // the app's own theme decides, as it does for a person
    env: {
      ...Object.fromEntries(inherited),
      RUNSHEET_USER_DATA: options.userData,
      ELECTRON_STANDIN_LOG: logFile,
      NODE_COMPILE_CACHE: compileCache,
      ...options.env,
    },
  });
}

async function checkHost(app: ElectronApplication, info: TestInfo): Promise<void> {
  const versions = await app.evaluate(() => ({ ...process.versions }) as Record<string, string>);
  const standin = versions['electron-standin'];
  const isWanted = (standin === undefined) === (host === 'electron');
  const name = standin === undefined ? `Electron ${versions['electron']}` : `STAND-IN ${standin}`;
  const description = `${name} (Chromium ${versions['chrome']}, Node ${versions['node']})`;
  if (!isWanted) throw new Error(`wanted the host ${host}, got ${description}`);
  if (!info.annotations.some(({ type }) => type === 'host'))
    info.annotations.push({ type: 'host', description });
}

/** Nothing more happens where it has ended by itself. */
async function kill(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  process.kill(-child.pid, 'SIGKILL');
  await gone;
}

function prepareLog(info: TestInfo): string {
  mkdirSync(info.outputDir, { recursive: true });
  return info.outputPath('chromium.log');
}

async function attachOutput(info: TestInfo, output: readonly string[], logFile: string): Promise<void> {
  await info.attach('main process', { body: output.join(''), contentType: 'text/plain' });
  if (existsSync(logFile))
    await info.attach('chromium', { body: readFileSync(logFile), contentType: 'text/plain' });
}
