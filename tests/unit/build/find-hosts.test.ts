import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findChromium, findHeadlessChromium } from '../../../build/electron-standin/find-chromium.ts';
import { findElectron, standinDir } from '../../../build/find-electron.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'runsheet-hosts-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(...parts: readonly string[]): string {
  const file = path.join(folder, ...parts);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, '');
  return file;
}

describe('looking for Electron’s runtime', () => {
  it('finds none in a package that was installed without it', () => {
    expect(findElectron({}, folder)).toBeNull();
  });

  it('finds the executable its package names', () => {
    const executable = write('dist', 'Electron.app', 'electron');
    writeFileSync(path.join(folder, 'path.txt'), 'Electron.app/electron');
    expect(findElectron({}, folder)).toBe(executable);
  });

  it('looks where a company keeps it', () => {
    const executable = write('elsewhere', 'electron');
    expect(findElectron({ ELECTRON_OVERRIDE_DIST_PATH: path.dirname(executable) }, folder)).toBe(executable);
  });

  it('never takes the stand-in for it', () => {
    expect(findElectron({ ELECTRON_OVERRIDE_DIST_PATH: standinDir }, folder)).toBeNull();
  });
});

describe('looking for a Chromium', () => {
  it('takes the one named', () => {
    const browser = write('my-chromium');
    expect(findChromium({ ELECTRON_STANDIN_CHROMIUM: browser })).toBe(browser);
  });

  it('does not put another in the place of a named one that is missing', () => {
    expect(findChromium({ ELECTRON_STANDIN_CHROMIUM: path.join(folder, 'none') })).toBeNull();
  });

  it('takes the one named for pages that nobody looks at, too', () => {
    const browser = write('my-chromium');
    expect(findHeadlessChromium({ ELECTRON_STANDIN_CHROMIUM: browser })).toBe(browser);
  });
});
