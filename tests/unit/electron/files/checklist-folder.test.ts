import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openChecklistFolder } from '#electron/files/checklist-folder.ts';
import { hashText } from '#electron/ledger/hash-text.ts';
import { limits } from '#shared/checklist/checklist-limits.ts';
import { startTestApp, temporaryFolder } from '../../../support/test-app.ts';

const release = '# Release\n\n- [ ] Tag\n- [ ] Push\n';

function folderWith(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

async function choose(folder: string) {
  const app = startTestApp();
  app.desktop.paths.push(folder);
  return { app, answer: await app.handlers.chooseChecklistFolder(null) };
}

describe('a folder that is chosen', () => {
  it('tells for each Markdown file how many items it has, or why it is no checklist', async () => {
    const folder = folderWith({
      'ops/release.md': release,
      'readme.md': '# Nothing to tick\n',
      'wide.md': Buffer.from([0xff, 0xfe, 0x2d, 0x00]),
      'huge.md': '- [ ] a\n'.repeat(limits.bytes / 8 + 1),
      'empty.md': '',
      'code.ts': '',
    });
    const { answer } = await choose(folder);
    expect(answer).toMatchObject({
      ok: true,
      value: {
        leftOut: { others: 1 },
        files: [
          { path: 'empty.md', problem: { code: 'Empty' } },
          { path: 'huge.md', problem: { code: 'TooLarge' } },
          { path: 'readme.md', problem: { code: 'NoItems' } },
          { path: 'wide.md', problem: { code: 'NotUtf8' } },
          { path: 'ops/release.md', items: 2, title: 'Release', sha256: hashText(release) },
        ],
      },
    });
  });

  it('gives one of its files to look at, and nothing that is not its own', async () => {
    const folder = folderWith({ 'a.md': release });
    const { app } = await choose(folder);
    expect(await app.handlers.readFolderFile({ path: 'a.md' })).toMatchObject({
      ok: true,
      value: { name: 'a.md', markdown: release },
    });
    for (const path of ['../a.md', '/etc/hostname', 'b.md']) {
      expect(await app.handlers.readFolderFile({ path })).toMatchObject({
        ok: false,
        error: { code: 'FileUnreadable', cause: 'gone' },
      });
    }
  });

  it('is not left through a link, nor through a file that became one since', async () => {
    const outside = folderWith({ 'secret.md': release });
    const folder = folderWith({ 'a.md': release, 'in/b.md': release });
    symlinkSync(outside, join(folder, 'out'));
    symlinkSync(join(outside, 'secret.md'), join(folder, 'link.md'));
    const { app, answer } = await choose(folder);
    expect(answer).toMatchObject({
      value: { files: [{ path: 'a.md' }, { path: 'in/b.md' }], leftOut: { links: 2 } },
    });
    rmSync(join(folder, 'a.md'));
    symlinkSync(join(outside, 'secret.md'), join(folder, 'a.md'));
    renameSync(join(folder, 'in'), join(folder, 'was-in'));
    symlinkSync(outside, join(folder, 'in'));
    writeFileSync(join(outside, 'b.md'), release);
    for (const path of ['a.md', 'in/b.md']) {
      expect(await app.handlers.readFolderFile({ path })).toMatchObject({ ok: false });
    }
  });

  it('that is empty has no files, and one that is gone or no folder is refused', async () => {
    expect((await choose(temporaryFolder())).answer).toMatchObject({ ok: true, value: { files: [] } });
    const folder = folderWith({ 'a.md': release });
    expect((await choose(join(folder, 'gone'))).answer).toMatchObject({
      ok: false,
      error: { code: 'FileUnreadable', name: 'gone', cause: 'gone' },
    });
    expect((await choose(join(folder, 'a.md'))).answer).toMatchObject({ ok: false });
  });

  it('is no longer read once the person stops it, while it is looked through or while its files are read', async () => {
    const path = folderWith({ 'a.md': release, 'b.md': release });
    const { checklists } = startTestApp();
    const cancelled = { ok: false, error: { code: 'Cancelled' } };
    const looked = openChecklistFolder(checklists);
    const looking = looked.read(path);
    looked.cancel();
    expect(await looking).toEqual(cancelled);
    const read: string[] = [];
    const folder = openChecklistFolder({
      ...checklists,
      glanceAt: (file) => {
        read.push(file);
        folder.cancel();
        return checklists.glanceAt(file);
      },
    });
    expect(await folder.read(path)).toEqual(cancelled);
    expect(read).toHaveLength(1);
  });
});
