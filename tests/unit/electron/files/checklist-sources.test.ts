import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hashText } from '#electron/ledger/hash-text.ts';
import { startTestApp, temporaryFolder, type TestApp } from '../../../support/test-app.ts';

const first = '# Release\n\n- [ ] Tag\n';
const second = `${first}- [ ] Push\n`;

/** A version that was taken from a file, and is watched. */
async function watched(given: { readonly app?: TestApp; readonly path?: string } = {}) {
  const app = given.app ?? startTestApp();
  const path = given.path ?? join(temporaryFolder(), 'release.md');
  writeFileSync(path, first);
  app.desktop.paths.push(path);
  await app.handlers.chooseChecklist(null);
  await app.handlers.keepChecklist({ name: 'release.md', markdown: first, corrections: [] });
  await app.handlers.watchSource({ sha256: hashText(first), on: true });
  await app.sources.look();
  return { app, path };
}

const stateOf = (app: TestApp) => app.sources.all()[0]?.state;

describe('the file a version was taken from', () => {
  it('is known, and watched only when somebody says so', async () => {
    const app = startTestApp();
    const path = join(temporaryFolder(), 'release.md');
    writeFileSync(path, first);
    app.desktop.paths.push(path);
    await app.handlers.chooseChecklist(null);
    await app.handlers.keepChecklist({ name: 'release.md', markdown: first, corrections: [] });
    expect(app.sources.all()).toEqual([
      { sha256: hashText(first), path, isWatched: false, state: { kind: 'same' } },
    ]);
    writeFileSync(path, second);
    await app.sources.look();
    expect(stateOf(app)).toEqual({ kind: 'same' });
  });

  it('that changed is told once, with what it holds now; nothing is kept by itself', async () => {
    const { app, path } = await watched();
    expect(stateOf(app)).toEqual({ kind: 'same' });
    const told = app.desktop.told.length;
    writeFileSync(path, second);
    await app.sources.look();
    await app.sources.look();
    expect(stateOf(app)).toMatchObject({ kind: 'changed', sha256: hashText(second), items: 2 });
    expect(app.desktop.told.length).toBe(told + 1);
    expect(app.checklists.all().map(({ sha256 }) => sha256)).not.toContain(hashText(second));
  });

  it('is the same again when it was changed back', async () => {
    const { app, path } = await watched();
    writeFileSync(path, second);
    await app.sources.look();
    writeFileSync(path, `${first}`);
    await app.sources.look();
    expect(stateOf(app)).toEqual({ kind: 'same' });
  });

  it('that went, or holds no item any more, or became binary, is told as such', async () => {
    const { app, path } = await watched();
    rmSync(path);
    await app.sources.look();
    expect(stateOf(app)).toMatchObject({
      kind: 'unusable',
      problem: { code: 'FileUnreadable', cause: 'gone' },
    });
    writeFileSync(path, '# Only words\n');
    await app.sources.look();
    expect(stateOf(app)).toMatchObject({ kind: 'unusable', problem: { code: 'NoItems' } });
    writeFileSync(path, Buffer.from([0, 1, 2, 0]));
    await app.sources.look();
    expect(stateOf(app)).toMatchObject({ kind: 'unusable', problem: { code: 'NotText' } });
    writeFileSync(path, first);
    await app.sources.look();
    expect(stateOf(app)).toEqual({ kind: 'same' });
  });

  it('is followed to the version that is taken from it, and watched on after a restart', async () => {
    const { app, path } = await watched();
    writeFileSync(path, second);
    await app.sources.look();
    const read = await app.handlers.readSource({ sha256: hashText(first) });
    expect(read).toMatchObject({ ok: true, value: { markdown: second } });
    await app.handlers.keepChecklist({ name: 'release.md', markdown: second, corrections: [] });
    const source = { sha256: hashText(second), path, isWatched: true };
    expect(app.sources.all()).toEqual([{ ...source, state: { kind: 'same' } }]);
    expect(startTestApp({ root: app.folder.root }).sources.all()).toEqual([{ ...source, state: null }]);
  });

  it('is asked for where a version came from somewhere else, and let go again', async () => {
    const app = startTestApp();
    const path = join(temporaryFolder(), 'release.md');
    writeFileSync(path, second);
    await app.handlers.keepChecklist({ name: 'pasted.md', markdown: first, corrections: [] });
    const sha256 = hashText(first);
    expect(await app.handlers.watchSource({ sha256, on: true })).toEqual({
      ok: false,
      error: { code: 'Cancelled' },
    });
    app.desktop.paths.push(path);
    await app.handlers.watchSource({ sha256, on: true });
    await app.sources.look();
    expect(stateOf(app)).toMatchObject({ kind: 'changed', items: 2 });
    await app.handlers.watchSource({ sha256, on: false });
    expect(app.sources.all()).toEqual([{ sha256, path, isWatched: false, state: null }]);
  });

  it('is heard of soon after an editor replaced it by another file of its name', async () => {
    const { app, path } = await watched();
    app.sources.begin();
    onTestFinished(app.sources.end);
    writeFileSync(`${path}.new`, second);
    renameSync(`${path}.new`, path);
    await expect.poll(() => stateOf(app), { timeout: 10_000 }).toMatchObject({ kind: 'changed', items: 2 });
  });
});
