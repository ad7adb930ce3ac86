import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base } from '../app-fixture.ts';

export { expect } from '../app-fixture.ts';

const source = path.join(import.meta.dirname, 'fixture-app');

/** As the app's own fixture, with the small app in fixture-app/ in place of Runsheet. */
export const test = base.extend<object, { readonly plainApp: string }>({
  plainApp: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const folder = mkdtempSync(path.join(tmpdir(), 'runsheet-fixture-'));
      for (const name of readdirSync(source)) copyWithoutTypes(name, folder);
      await use(folder);
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  appDir: ({ plainApp }, use) => use(plainApp),
});

/** Neither host runs TypeScript in a page. */
function copyWithoutTypes(name: string, folder: string): void {
  const file = path.join(source, name);
  if (!name.endsWith('.ts')) cpSync(file, path.join(folder, name));
  else
    writeFileSync(
      path.join(folder, name.replace(/ts$/, 'js')),
      stripTypeScriptTypes(readFileSync(file, 'utf8')),
    );
}
