// npm start: builds what is stale, then opens Runsheet in Electron, or as a preview where Electron cannot be had.
import { spawn, spawnSync } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { findChromium } from './electron-standin/find-chromium.ts';
import { electronPackageDir, findElectron, standinDir } from './find-electron.ts';
import { buildIfStale } from './fresh-build.ts';

type Opening = {
  readonly executable: string;
  readonly env: Readonly<Record<string, string>>;
  /** For the person at the terminal, before the window opens. */
  readonly note: string | null;
};

const root = path.resolve(import.meta.dirname, '..');
const installTimeoutMs = 20_000;

await start();

async function start(): Promise<void> {
  if (!hasDisplay()) {
    giveUp('Runsheet needs a display to open its window, and neither DISPLAY nor WAYLAND_DISPLAY is set.');
    return;
  }
  const opening = chooseOpening();
  if (opening === null) {
    giveUp(
      'Runsheet cannot open: Electron’s runtime is not installed and could not be downloaded, and there is no ' +
        'Chromium, Chrome or Edge on this machine to preview it in.',
    );
    return;
  }
  try {
    await buildIfStale();
  } catch {
    giveUp('Runsheet could not be built; what went wrong is said above.');
    return;
  }
  if (opening.note !== null) process.stdout.write(`\n${opening.note}\n\n`);
  open(opening);
}

function hasDisplay(): boolean {
  const { DISPLAY = '', WAYLAND_DISPLAY = '' } = process.env;
  return process.platform !== 'linux' || DISPLAY !== '' || WAYLAND_DISPLAY !== '';
}

function chooseOpening(): Opening | null {
  const electron = findElectron(process.env) ?? installElectron();
  if (electron !== null) return { executable: electron, env: {}, note: null };
  const chromium = findChromium(process.env);
  // The stand-in's launcher is a shell script.
  if (chromium === null || process.platform === 'win32') return null;
  const userData = process.env['RUNSHEET_USER_DATA'] ?? previewDataFolder();
  return {
    executable: path.join(standinDir, 'electron'),
    env: {
      ELECTRON_STANDIN_PREVIEW: '1',
      ELECTRON_STANDIN_CHROMIUM: chromium,
      RUNSHEET_USER_DATA: userData,
    },
    note: explainPreview(chromium, userData),
  };
}

/** One attempt at what `npm install` could not do; null if it comes to nothing. */
function installElectron(): string | null {
  process.stdout.write('Electron’s runtime is not installed yet; trying to download it.\n');
  const script = path.join(electronPackageDir(), 'install.js');
  spawnSync(process.execPath, [script], { stdio: 'ignore', timeout: installTimeoutMs });
  return findElectron(process.env);
}

/** Apart from the real app's data, so that neither ever opens the other's. */
function previewDataFolder(): string {
  const config = process.env['XDG_CONFIG_HOME'] ?? path.join(os.homedir(), '.config');
  return path.join(config, 'Runsheet Preview');
}

function explainPreview(chromium: string, userData: string): string {
  return (
    `This is a preview of Runsheet in ${chromium}, because Electron’s runtime could not be downloaded. It is the ` +
    'same app, but native menus, desktop notifications and waking from sleep are missing, and closing the window ' +
    `asks nothing. Its data stay apart, in ${userData}. For the real app run "npx install-electron" where GitHub ` +
    'can be reached, or name a mirror in ELECTRON_MIRROR, then "npm start" again.'
  );
}

function open({ executable, env }: Opening): void {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []; // Chromium refuses root with its sandbox
  const args = [...asRoot, root, ...process.argv.slice(2)];
  const app = spawn(executable, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.kill(signal));
  app.on('exit', (code) => process.exit(code ?? 1));
}

function giveUp(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}
