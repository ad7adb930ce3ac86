import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { transformWithOxc } from 'vite';
import { host, test as base } from '../app-fixture.ts';

export { expect } from '../app-fixture.ts';

/** A step for the stand-in alone; in the report of Electron it stands as skipped. */
export function standinStep(title: string, body: () => Promise<void>): Promise<void> {
  return host === 'standin' ? base.step(title, body) : base.step.skip(title, body);
}

const source = path.join(import.meta.dirname, 'fixture-app');

/** As the app's own fixture, with the small app in fixture-app/ in place of Runsheet. */
export const test = base.extend<object, { readonly plainApp: string }>({
  plainApp: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern
    async ({}, provide) => {
      const folder = mkdtempSync(path.join(tmpdir(), 'runsheet-fixture-'));
      await Promise.all(readdirSync(source).map((name) => copyWithoutTypes(name, folder)));
      await provide(folder);
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  appDir: ({ plainApp }, provide) => provide(plainApp),
});

/** Neither host runs TypeScript in a page. */
async function copyWithoutTypes(name: string, folder: string): Promise<void> {
  const file = path.join(source, name);
  if (!name.endsWith('.ts')) {
    cpSync(file, path.join(folder, name));
    return;
  }
  const { code } = await transformWithOxc(readFileSync(file, 'utf8'), file);
  writeFileSync(path.join(folder, name.replace(/ts$/, 'js')), code);
}
