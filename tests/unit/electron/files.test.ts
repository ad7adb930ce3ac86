import { mkdirSync, readdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openChecklists } from '#electron/files/checklists.ts';
import { readerInPlace } from '#electron/reading/checklist-reader.ts';
import { readAheadWith } from '#electron/reading/read-ahead.ts';
import { dataFolder } from '#electron/data-folder.ts';
import { fileNameFrom, saveAs } from '#electron/files/save-as.ts';
import { nodeFiles } from '#electron/ledger/file-layer.ts';
import { hashBytes, hashText } from '#electron/ledger/hash-text.ts';
import { readLedger } from '#shared/ledger/verify-chain.ts';
import { faultyFiles } from '../../support/faulty-files.ts';
import { shippedMarkdown, smallMarkdown } from '../../support/ledgers.ts';
import { createRun, startTestApp, temporaryFolder } from '../../support/test-app.ts';

describe('evidence', () => {
  const given = { item: null, kind: 'file' as const, name: 'log.txt', mime: 'text/plain' };

  it('is hashed when it is captured, kept under its hash and read back', async () => {
    const app = startTestApp();
    const runId = createRun(app);
    const bytes = new Uint8Array([1, 2, 3]);
    const added = await app.handlers.addEvidenceFile({ runId, ...given, bytes });
    expect(added).toMatchObject({ ok: true });
    const event = added.ok ? added.value.events[0]?.event : undefined;
    expect(event).toMatchObject({
      type: 'EvidenceAdded',
      evidence: { size: 3, sha256: hashBytes(bytes), text: null },
    });
    if (event?.type !== 'EvidenceAdded') return;
    expect(new Uint8Array(readFileSync(app.folder.evidence(runId, hashBytes(bytes))))).toEqual(bytes);
    expect(await app.handlers.readEvidence({ runId, id: event.evidence.id })).toEqual({
      ok: true,
      value: { bytes, intact: true },
    });
    writeFileSync(app.folder.evidence(runId, hashBytes(bytes)), 'changed');
    expect(await app.handlers.readEvidence({ runId, id: event.evidence.id })).toMatchObject({
      value: { intact: false },
    });
    nodeFiles.remove(app.folder.evidence(runId, hashBytes(bytes)));
    expect(await app.handlers.readEvidence({ runId, id: event.evidence.id })).toMatchObject({
      error: { code: 'FileUnreadable', cause: 'gone' },
    });
  });

  it.each([
    ['empty', (path: string) => writeFileSync(path, ''), 'empty'],
    ['vanished since it was chosen', () => undefined, 'gone'],
    [
      'half a gigabyte',
      (path: string) => (writeFileSync(path, ''), truncateSync(path, 500_000_000)),
      'too-large',
    ],
    ['a folder', (path: string) => mkdirSync(path), 'gone'],
    ['a link to nothing', (path: string) => symlinkSync('/nowhere', path), 'gone'],
  ])('that is %s is refused, and the run is as before', async (_name, make, cause) => {
    const app = startTestApp();
    const runId = createRun(app);
    const path = join(app.folder.root, 'chosen.png');
    make(path);
    app.desktop.paths.push(path);
    expect(await app.handlers.chooseEvidence({ runId, item: null })).toMatchObject({
      ok: false,
      error: { kind: 'trouble', trouble: { code: 'FileUnreadable', name: 'chosen.png', cause } },
    });
    expect(app.shelf.get(runId)?.events.length).toBe(1);
  });

  it('knows an image by its name and keeps texts and links in the event', async () => {
    const app = startTestApp();
    const runId = createRun(app);
    const path = join(app.folder.root, 'Error rate.PNG');
    writeFileSync(path, 'not really');
    app.desktop.paths.push(path);
    const image = await app.handlers.chooseEvidence({ runId, item: '1.1.1' });
    expect(image).toMatchObject({
      value: {
        events: [{ event: { evidence: { kind: 'image', mime: 'image/png', name: 'Error rate.PNG' } } }],
      },
    });
    const link = await app.handlers.addEvidenceText({
      runId,
      item: null,
      kind: 'link',
      name: 'Board',
      text: 'https://example.org',
    });
    expect(link).toMatchObject({
      value: {
        events: [
          {
            event: {
              evidence: { text: 'https://example.org', sha256: hashText('https://example.org'), size: 19 },
            },
          },
        ],
      },
    });
    expect(await app.handlers.chooseEvidence({ runId, item: null })).toMatchObject({
      error: { trouble: { code: 'Cancelled' } },
    });
  });

  it('that cannot be written is refused with the cause, before any event says it is there', async () => {
    let isFull = false;
    const app = startTestApp({
      files: faultyFiles(({ name }) => (isFull && name === 'write' ? 'ENOSPC' : null)),
    });
    const runId = createRun(app);
    isFull = true;
    expect(await app.handlers.addEvidenceFile({ runId, ...given, bytes: new Uint8Array(10) })).toMatchObject({
      error: { kind: 'trouble', trouble: { code: 'FileNotWritten', cause: 'full' } },
    });
    expect(app.shelf.get(runId)?.events.length).toBe(1);
  });
});

describe('the checklists', () => {
  function open(root = temporaryFolder()) {
    const shipped = readFileSync(
      join(import.meta.dirname, '../../../shared/checklist/shipped/xianfeast-production.md'),
    );
    return openChecklists({
      files: nodeFiles,
      folder: dataFolder(root),
      shipped,
      now: () => 5,
      operator: () => 'Mei',
      reader: readerInPlace,
      readAhead: readAheadWith(readerInPlace),
    });
  }

  it('always hold the shipped one, byte for byte', () => {
    const [shipped] = open().all();
    expect(shipped).toMatchObject({
      shipped: true,
      markdown: shippedMarkdown,
      sha256: hashText(shippedMarkdown),
    });
  });

  it('keep an imported version over a start, once, with who and when', () => {
    const root = temporaryFolder();
    const checklists = open(root);
    const kept = checklists.keep({ name: 'mine.md', markdown: smallMarkdown, corrections: [] });
    expect(checklists.keep({ name: 'again.md', markdown: smallMarkdown, corrections: [] })).toEqual(kept);
    expect(
      open(root)
        .all()
        .map(({ name, importedBy, importedAt, shipped }) => ({ name, importedBy, importedAt, shipped })),
    ).toEqual([
      { name: 'mine.md', importedBy: 'Mei', importedAt: 5, shipped: false },
      { name: 'xianfeast-production.md', importedBy: 'Runsheet', importedAt: 0, shipped: true },
    ]);
  });

  it('keep the corrections of a version beside it, bound to its bytes', () => {
    const root = temporaryFolder();
    const at = { section: 'A', group: null, item: null, nth: 0 };
    const corrections = [{ sets: 'part', at, part: 'verify' } as const];
    open(root).keep({ name: 'mine.md', markdown: smallMarkdown, corrections });
    expect(open(root).all()[0]).toMatchObject({ name: 'mine.md', corrections });
    open(root).keep({ name: 'shipped.md', markdown: shippedMarkdown, corrections });
    expect(open(root).all().at(-1)).toMatchObject({ shipped: true, corrections });

    const sidecar = dataFolder(root).checklistCorrections(hashText(smallMarkdown));
    writeFileSync(sidecar, readFileSync(dataFolder(root).checklistCorrections(hashText(shippedMarkdown))));
    expect(open(root).all()[0]).toMatchObject({ name: 'mine.md', corrections: [] });
  });

  it('leave out a version whose file was changed', () => {
    const root = temporaryFolder();
    open(root).keep({ name: 'mine.md', markdown: smallMarkdown, corrections: [] });
    writeFileSync(dataFolder(root).checklist(hashText(smallMarkdown)), 'changed');
    expect(open(root).all().length).toBe(1);
  });

  it.each([
    ['no task items', '# Only prose\n', 'NoItems'],
    ['nothing', '', 'Empty'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), 'NotText'],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x2d, 0]), 'NotUtf8'],
    ['broken UTF-8', new Uint8Array([0x2d, 0xc3, 0x28]), 'NotUtf8'],
    ['six megabytes', new Uint8Array(6_000_000).fill(32), 'TooLarge'],
  ])('refuse a file of %s', async (_name, content, code) => {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    expect(await open().read('x.md', bytes)).toMatchObject({ ok: false, error: { code } });
  });

  it('refuse a file that is gone or half a gigabyte without reading it', async () => {
    const root = temporaryFolder();
    expect(await open(root).readFile(join(root, 'none.md'))).toMatchObject({
      error: { code: 'FileUnreadable', cause: 'gone' },
    });
    const huge = join(root, 'huge.md');
    writeFileSync(huge, '');
    truncateSync(huge, 500_000_000);
    expect(await open(root).readFile(huge)).toMatchObject({
      error: { code: 'TooLarge', bytes: 500_000_000 },
    });
  });
});

describe('saving a file where somebody wants it', () => {
  it('writes all of it, leaving nothing else behind', () => {
    const folder = temporaryFolder();
    expect(saveAs(nodeFiles, join(folder, 'a.pdf'), new Uint8Array([1, 2]))).toEqual({
      ok: true,
      value: { path: join(folder, 'a.pdf') },
    });
    expect(readdirSync(folder)).toEqual(['a.pdf']);
  });

  it.each(['open', 'write', 'sync', 'rename'] as const)('keeps the old file when %s fails', (call) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a.pdf'), 'old');
    const files = faultyFiles(({ name }) => (name === call ? 'EROFS' : null));
    expect(saveAs(files, join(folder, 'a.pdf'), 'new')).toMatchObject({
      error: { code: 'FileNotWritten', cause: 'read-only' },
    });
    expect(readFileSync(join(folder, 'a.pdf'), 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['a.pdf']);
  });

  it('says when what it reads back is not what it wrote', () => {
    const files = { ...nodeFiles, read: () => new Uint8Array([9]) };
    expect(saveAs(files, join(temporaryFolder(), 'a'), 'x')).toMatchObject({
      error: { code: 'FileNotWritten', cause: 'other' },
    });
  });

  it.each([
    [['Approval sheet', 'K7Q2-1', 'a/b\\c:d*?"<>|'], 'Approval sheet K7Q2-1 a b c d.pdf'],
    [['..', '\u0000\u001f', ''], 'runsheet.pdf'],
    [['x'.repeat(300)], `${'x'.repeat(100)}.pdf`],
    [['西安 2.14.0'], '西安 2.14.0.pdf'],
  ])('makes a file name of %j', (words, name) => {
    expect(fileNameFrom(words, 'pdf')).toBe(name);
  });
});

describe('exporting a run', () => {
  it('writes its ledger as it stands, its record, and an untouched checklist byte for byte', async () => {
    const app = startTestApp();
    const runId = createRun(app);
    const write = async (as: 'ledger' | 'record' | 'markdown') => {
      const path = join(app.folder.root, as);
      app.desktop.paths.push(path);
      expect(await app.handlers.exportRun({ runId, as })).toEqual({ ok: true, value: { path } });
      return readFileSync(path, 'utf8');
    };
    expect(await write('markdown')).toBe(smallMarkdown);
    app.settings.save({ ...app.settings.current(), operator: 'Mei Lindqvist' });
    const mark = { reason: null, value: null, remindAt: null, statedAt: null, outOfOrder: false };
    expect(app.recorder.record(runId, { type: 'MarkItem', item: '1.1.1', state: 'done', ...mark }).ok).toBe(
      true,
    );
    const ledger = await write('ledger');
    expect(ledger).toBe(readFileSync(app.folder.ledger(runId), 'utf8'));
    const record = JSON.parse(await write('record')) as {
      readonly format: string;
      readonly ledger: readonly string[];
    };
    expect(record).toMatchObject({
      format: 'runsheet-record',
      version: 1,
      run: { position: 2 },
      items: [{ number: '1.1.1', state: 'done', by: 'Mei Lindqvist' }, { state: 'open' }],
    });
    expect(readLedger(record.ledger.map((line) => `${line}\n`).join(''), hashText).valid).toBe(true);
    expect(await write('markdown')).toContain('- [x] Build it');
    expect(await app.handlers.exportRun({ runId, as: 'ledger' })).toMatchObject({
      error: { code: 'Cancelled' },
    });
  });
});
