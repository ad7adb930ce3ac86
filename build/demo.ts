/** `npm run demo -- --out DIR`: plays a whole cutover on the real app and leaves what a release lead leaves with. */
import { _electron, type ElectronApplication } from '@playwright/test';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { verifySheet } from '#electron/verifying/verify-sheet.ts';
import { sitDown } from './demo/keyboard.ts';
import { playNight } from './demo/night.ts';
import { savedFiles, saveEverything } from './demo/save.ts';
import { findElectron, standinDir } from './find-electron.ts';
import { buildIfStale } from './fresh-build.ts';
import { installSystemPackages, whatToInstallByHand } from './system-packages.ts';

const root = path.resolve(import.meta.dirname, '..');
/** Pictures taken by day; the others are of the night, dark. */
const byDay = new Set([
  'runs-empty',
  'does-it-apply',
  'prepare',
  'prepared',
  'approvals',
  'signed',
  'record',
]);

const { values } = parseArgs({ options: { out: { type: 'string' } } });
if (values.out === undefined) {
  process.stderr.write('Say where the files go: npm run demo -- --out DIR\n');
  process.exit(2);
}
const missing = whatToInstallByHand() ?? (await installSystemPackages());
if (missing !== null) {
  process.stderr.write(`${missing}\n`);
  process.exit(1);
}
await demo(path.resolve(values.out));

async function demo(folder: string): Promise<void> {
  const started = performance.now();
  const tell = (words: string) => {
    const seconds = Math.round((performance.now() - started) / 1000);
    process.stdout.write(`${String(seconds).padStart(4)} s  ${words}\n`);
  };
  mkdirSync(folder, { recursive: true });
  for (const name of Object.values(savedFiles)) rmSync(path.join(folder, name), { force: true });
  tell('Building');
  await buildIfStale();
  const data = mkdtempSync(path.join(tmpdir(), 'runsheet-demo-'));
  const app = await launch(data);
  try {
    const page = await app.firstWindow();
    const at = sitDown(app, page, 12);
    await playNight(at, {
      hand: 'drawn',
      moment: async (name, words) => {
        tell(words);
        await showTheme(app, byDay.has(name) ? 'light' : 'dark');
        await page.waitForTimeout(150);
        await page.screenshot({ path: path.join(folder, `${name}.png`) });
      },
    });
    await saveEverything(at, folder);
    const { valid, summary } = await verifySheet(readFileSync(path.join(folder, savedFiles.sheet)));
    tell(`The sheet is verified: ${summary}`);
    if (!valid) process.exitCode = 1;
    tell(`Saved ${Object.values(savedFiles).join(', ')} and the pictures to ${folder}`);
  } finally {
    await app.close();
    rmSync(data, { recursive: true, force: true });
  }
}

function launch(data: string): Promise<ElectronApplication> {
  if (findElectron(process.env) === null) process.env['ELECTRON_OVERRIDE_DIST_PATH'] = standinDir;
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return _electron.launch({
    args: [root],
    cwd: root,
    colorScheme: null,
    env: {
      ...Object.fromEntries(inherited),
      TZ: 'Europe/Berlin',
      RUNSHEET_USER_DATA: data,
      RUNSHEET_CLOCK: '2026-11-17T20:10:00+01:00',
    },
  });
}

async function showTheme(app: ElectronApplication, theme: 'light' | 'dark'): Promise<void> {
  await app.evaluate(({ nativeTheme }, source) => {
    nativeTheme.themeSource = source;
  }, theme);
}
