/** What a user installs: packs the app as `npm run dist` does, around an Electron distribution in name only. */
import { extractFile, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sheetAssets } from '#electron/sheet/sheet-assets.ts';
import { screenFonts } from '#shared/sheet/screen-fonts.ts';
import electronPackage from 'electron/package.json' with { type: 'json' };
import { buildIfStale } from '../../build/fresh-build.ts';
import { writeDummyElectron } from './dummy-electron.ts';

const root = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'runsheet-pack-'));
const packed = path.join(folder, 'out/linux-unpacked');
const asar = path.join(packed, 'resources/app.asar');
/** How a fuse wire spells on and off: the characters 1 and 0. */
const [fuseOn, fuseOff] = [0x31, 0x30];
let files: readonly string[] = [];

beforeAll(async () => {
  await buildIfStale();
  const electronDist = path.join(folder, 'electron');
  mkdirSync(electronDist);
  writeDummyElectron(electronDist, electronPackage.version);
  run('electron-builder', [
    '--dir',
    '--linux',
    '--config',
    'electron-builder.yml',
    `-c.electronDist=${electronDist}`,
    `-c.directories.output=${path.join(folder, 'out')}`,
  ]);
  files = listPackage(asar, { isPack: false }).filter(
    (name) => path.extname(name) !== '' || name === '/LICENSE',
  );
}, 180_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the packed app', () => {
  it('holds the three bundles, the worker, the page and the licence', () => {
    expect(files).toEqual(
      expect.arrayContaining([
        '/dist/main/main.js',
        '/dist/main/sheet-worker.js',
        '/dist/preload/preload.cjs',
        '/dist/renderer/index.html',
        '/LICENSE',
        '/package.json',
      ]),
    );
  });

  it('holds the fonts of the sheet with their licences', () => {
    const assets = files.filter((name) => name.startsWith('/dist/main/assets/'));
    const wanted = [...sheetAssets.map(({ name }) => name), ...screenFonts.map(({ file }) => file)];
    expect(new Set(assets)).toEqual(new Set(wanted.map((name) => `/dist/main/assets/${name}`)));
  });

  it('holds the checklist that ships, byte for byte', () => {
    const name = 'shared/checklist/shipped/xianfeast-production.md';
    expect(extractFile(asar, name).equals(readFileSync(path.join(root, name)))).toBe(true);
  });

  it('holds nothing else: no source, test, map, dependency or part of the stand-in', () => {
    const foreign = files.filter(
      (name) =>
        !/^\/(?:dist\/(?:main|preload|renderer)\/|shared\/checklist\/shipped\/|package\.json$|LICENSE$)/u.test(
          name,
        ),
    );
    expect(foreign).toEqual([]);
    expect(files.filter((name) => /node_modules|\.map$|\.tsx?$|standin|\.test\./u.test(name))).toEqual([]);
  });

  it('says nothing of the machine it was built on', () => {
    for (const name of files.filter((file) => /\.(?:js|cjs|html|css|json)$/u.test(file))) {
      expect(extractFile(asar, name.slice(1)).includes(root), name).toBe(false);
    }
  });

  it('starts from the packed main file', () => {
    const manifest: unknown = JSON.parse(extractFile(asar, 'package.json').toString('utf8'));
    expect(manifest).toMatchObject({ name: 'runsheet', main: 'dist/main/main.js' });
    expect(manifest).not.toHaveProperty('devDependencies');
  });

  it('has every fuse set, and none unknown to the configuration', async () => {
    const wire = await getCurrentFuseWire(path.join(packed, 'runsheet'));
    const on = [
      FuseV1Options.EnableCookieEncryption,
      FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
      FuseV1Options.OnlyLoadAppFromAsar,
    ];
    const fuses = Object.values(FuseV1Options).filter((option) => typeof option === 'number');
    for (const fuse of fuses) {
      const expected = on.includes(fuse) ? fuseOn : fuseOff;
      expect(wire[fuse], FuseV1Options[fuse]).toBe(expected);
    }
  });

  it('drops the languages nobody reads', () => {
    expect(readdirSync(path.join(packed, 'locales')).toSorted()).toEqual(['en-GB.pak', 'en-US.pak']);
  });
});

describe('the packaging configuration', () => {
  it('names AppImage, deb, nsis and dmg, and publishes nowhere', () => {
    const configuration = readFileSync(path.join(root, 'electron-builder.yml'), 'utf8');
    expect(configuration).toMatch(/target: \[AppImage, deb\]/u);
    expect(configuration).toMatch(/target: \[nsis\]/u);
    expect(configuration).toMatch(/target: \[dmg\]/u);
    expect(configuration).toMatch(/publish: null/u);
  });

  it('finds its icon', () => {
    expect(existsSync(path.join(root, 'build/icons/icon.png'))).toBe(true);
  });
});

function run(program: string, args: readonly string[]): void {
  const done = spawnSync(path.join(root, 'node_modules/.bin', program), args, {
    cwd: root,
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(`${program} failed:\n${done.stdout}\n${done.stderr}`);
}
