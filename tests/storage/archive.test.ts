import { mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { collectContents } from '#electron/archive/collect-contents.ts';
import { readArchive } from '#electron/archive/read-archive.ts';
import { compareArchive, restoreFiles } from '#electron/archive/restore-archive.ts';
import { writeArchive, type ArchiveContents } from '#electron/archive/write-archive.ts';
import { dataFolder } from '#electron/data-folder.ts';
import { nodeFiles } from '#electron/ledger/file-layer.ts';
import { hashBytes } from '#electron/ledger/hash-text.ts';
import { explainArchiveProblem } from '#shared/archive/archive-problem.ts';
import { failure, faultyFiles, type Fault } from '../support/faulty-files.ts';
import { createRun, startTestApp, temporaryFolder, type TestApp } from '../support/test-app.ts';

const stamp = {
  madeAt: Date.UTC(2026, 10, 18),
  offsetMinutes: 60,
  madeBy: 'Mei Lindqvist',
  app: '0.1.0',
  installation: 'K7Q2',
};

function everything(root: string): ArchiveContents {
  return collectContents(nodeFiles, {
    root,
    purpose: 'everything',
    runId: null,
    stamp,
    withKeys: false,
    handOverId: null,
  });
}

/** Two runs, one with evidence and a sheet, and a signer. */
async function filledApp(): Promise<{ readonly app: TestApp; readonly runId: string }> {
  const app = startTestApp();
  const runId = createRun(app);
  const other = createRun(app);
  app.recorder.record(other, { type: 'AddNote', item: null, text: 'Grüße, 李伟 и Олег' });
  const added = await app.handlers.addEvidenceFile({
    runId,
    item: null,
    kind: 'file',
    name: 'log.txt',
    mime: 'text/plain',
    bytes: Buffer.from('a log\n'.repeat(5000)),
  });
  expect(added.ok).toBe(true);
  mkdirSync(app.folder.sheetFolder(runId), { recursive: true });
  writeFileSync(app.folder.sheet(runId, 'record-1.pdf'), '%PDF-1.7 a sheet %%EOF\n');
  const made = await app.signers.create({
    name: 'Zoë Müller',
    role: 'QA',
    email: '',
    passphrase: 'four plain words here',
    organisationPassphrase: null,
  });
  expect(made.ok).toBe(true);
  return { app, runId };
}

async function written(root: string): Promise<string> {
  const path = join(temporaryFolder(), 'all.runsheet');
  const answer = await writeArchive(nodeFiles, path, everything(root));
  expect(answer).toMatchObject({ ok: true });
  return path;
}

async function problemCode(path: string): Promise<string> {
  const read = await readArchive(nodeFiles, path);
  if (read.ok) return 'ok';
  const { happened, whatToDo } = explainArchiveProblem(read.error);
  expect(`${happened} ${whatToDo}`).toMatch(/^[A-Z“].*\.$/);
  return read.error.code;
}

/** A zip with these entries, as somebody else might make it. */
async function zipOf(entries: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(entries)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  const path = join(temporaryFolder(), 'foreign.runsheet');
  writeFileSync(path, await buffer(zip.outputStream));
  return path;
}

function manifestOf(more: object = {}): object {
  return {
    format: 'runsheet-archive',
    version: 1,
    purpose: 'everything',
    ...stamp,
    withKeys: false,
    handOverId: null,
    runs: [],
    checklists: [],
    files: [],
    ...more,
  };
}

describe('an archive', () => {
  it('brings everything into an empty data folder, byte for byte', async () => {
    const { app, runId } = await filledApp();
    for (const name of ['addendum-1.pdf', 'go-1.pdf', 'record-1.pdf'])
      writeFileSync(app.folder.sheet(runId, name), `%PDF-1.7 ${name} %%EOF\n`);
    const path = await written(app.folder.root);
    const read = await readArchive(nodeFiles, path);
    if (!read.ok) throw new Error(read.error.code);
    expect(read.value.manifest.runs.map(({ product }) => product)).toEqual(['XianFeast', 'XianFeast']);

    const folder = dataFolder(temporaryFolder());
    const compared = compareArchive(nodeFiles, folder, read.value);
    expect(compared.map(({ comparison }) => comparison.kind)).toEqual(['new', 'new']);
    await restoreFiles(nodeFiles, folder, read.value, new Map([[runId, 'take']]));
    const evidence = readdirSync(folder.evidenceFolder(runId));
    expect(evidence).toEqual(readdirSync(app.folder.evidenceFolder(runId)));
    const sheets = ['addendum-1.pdf', 'go-1.pdf', 'record-1.pdf'];
    expect(readdirSync(folder.sheetFolder(runId))).toEqual(sheets);
    for (const name of sheets)
      expect(readFileSync(folder.sheet(runId, name), 'utf8')).toBe(`%PDF-1.7 ${name} %%EOF\n`);
    expect(
      read.value.ledgers
        .get(runId)
        ?.lines.map((line) => `${line}\n`)
        .join(''),
    ).toBe(readFileSync(app.folder.ledger(runId), 'utf8'));
  });

  it('carries certificates without keys, unless somebody asks for the sealed keys', async () => {
    const { app } = await filledApp();
    const textOf = (contents: ArchiveContents) =>
      contents.entries
        .flatMap((entry) =>
          'bytes' in entry && entry.name.startsWith('signers/') ? [Buffer.from(entry.bytes).toString()] : [],
        )
        .join('');
    expect(textOf(everything(app.folder.root))).toContain('"key": null');
    const task = {
      root: app.folder.root,
      purpose: 'everything',
      runId: null,
      stamp,
      withKeys: true,
      handOverId: null,
    } as const;
    expect(textOf(collectContents(nodeFiles, task))).toContain('scrypt');

    const path = await written(app.folder.root);
    const read = await readArchive(nodeFiles, path);
    if (!read.ok) throw new Error(read.error.code);
    const next = startTestApp();
    await restoreFiles(nodeFiles, next.folder, read.value, new Map());
    expect(next.signers.list()).toMatchObject([{ name: 'Zoë Müller', removedAt: stamp.madeAt }]);
  });

  it('fills in what is missing and leaves alone what is here', async () => {
    const { app, runId } = await filledApp();
    const path = await written(app.folder.root);
    const read = await readArchive(nodeFiles, path);
    if (!read.ok) throw new Error(read.error.code);
    writeFileSync(
      app.folder.sheet(runId, 'record-1.pdf'),
      '%PDF-1.7 a sheet %%EOF\nsigned once more %%EOF\n',
    );
    await restoreFiles(nodeFiles, app.folder, read.value, new Map([[runId, 'fill']]));
    expect(readFileSync(app.folder.sheet(runId, 'record-1.pdf'), 'utf8')).toContain('once more');
    await restoreFiles(nodeFiles, app.folder, read.value, new Map([[runId, 'take']]));
    expect(readdirSync(app.folder.sheetFolder(runId))).toEqual(['record-1.pdf', 'record-1.pdf.set-aside-1']);
  });

  it('tells histories that go on from histories that part', async () => {
    const { app, runId } = await filledApp();
    const root = temporaryFolder();
    const path = await written(app.folder.root);
    const read = await readArchive(nodeFiles, path);
    if (!read.ok) throw new Error(read.error.code);
    const kind = () =>
      compareArchive(nodeFiles, dataFolder(root), read.value).find((run) => run.runId === runId)?.comparison;
    const lines = read.value.ledgers.get(runId)?.lines ?? [];
    mkdirSync(dataFolder(root).run(runId), { recursive: true });
    const keep = (...kept: readonly string[]) =>
      writeFileSync(dataFolder(root).ledger(runId), kept.map((line) => `${line}\n`).join(''));
    keep(...lines);
    expect(kind()).toEqual({ kind: 'same' });
    keep(...lines.slice(0, 1));
    expect(kind()).toEqual({ kind: 'longer', more: lines.length - 1 });
    const other = startTestApp({ root });
    other.recorder.record(runId, { type: 'AddNote', item: null, text: 'Here it went on otherwise' });
    expect(kind()).toEqual({ kind: 'differs', common: 1, here: 1, there: 1 });
  });
});

describe('a file that is no archive, or no longer one', () => {
  it.each([
    ['an empty file', ''],
    ['a picture', '\u0089PNG\r\n'.repeat(20)],
    ['a text', 'Dear colleague, the backup is attached.'],
  ])('is told to be foreign: %s', async (_name, content) => {
    const path = join(temporaryFolder(), 'x.runsheet');
    writeFileSync(path, content, 'latin1');
    expect(await problemCode(path)).toBe('NotAnArchive');
  });

  it('is told to be foreign though it is a zip', async () => {
    expect(await problemCode(await zipOf({ 'manifest.json': 'not json' }))).toBe('Altered');
    expect(await problemCode(await zipOf({ 'word/document.xml': '<x/>' }))).toBe('ForeignEntry');
  });

  it('is known to be cut off, wherever it was cut', async () => {
    const { app } = await filledApp();
    const path = await written(app.folder.root);
    const { length } = readFileSync(path);
    for (let keep = length - 1; keep > 30; keep -= Math.ceil(length / 40)) {
      truncateSync(path, keep);
      // oxlint-disable-next-line no-await-in-loop -- each cut shortens the same file
      expect(['CutOff', 'Altered'], `${keep} of ${length} bytes`).toContain(await problemCode(path));
    }
  });

  it('is known to be altered, whichever byte was changed', async () => {
    const { app } = await filledApp();
    const path = await written(app.folder.root);
    const bytes = readFileSync(path);
    const unnoticed: number[] = [];
    for (let at = 60; at < bytes.length; at += Math.ceil(bytes.length / 60)) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 0x5a;
      writeFileSync(path, changed);
      // oxlint-disable-next-line no-await-in-loop -- each change is to the same file
      const code = await problemCode(path);
      // Dates and the like in the zip's own headers carry nothing of ours.
      // oxlint-disable-next-line no-await-in-loop
      if (code === 'ok' && !(await sameContent(path, bytes))) unnoticed.push(at);
    }
    expect(unnoticed).toEqual([]);
  });

  it.each([
    '../../evil.txt',
    '/etc/passwd',
    'runs/../../evil',
    'C:\\evil',
    'runs\\a\\ledger.jsonl',
    'runs/aaaaaaaa/evidence/../../../x',
  ])('writes nothing where the name leads: %s', async (name) => {
    const path = await rawZip(name);
    expect(await problemCode(path)).toBe('ForeignEntry');
  });

  it('does not unpack a bomb', async () => {
    const name = `runs/aaaaaaaa/evidence/${'0'.repeat(64)}`;
    const path = await zipOf({
      [name]: Buffer.alloc(80 * 1024 * 1024),
      'manifest.json': JSON.stringify(manifestOf()),
    });
    let read = 0;
    const counting = {
      ...nodeFiles,
      readAt: (file: number, position: number, length: number) => {
        read += length;
        return nodeFiles.readAt(file, position, length);
      },
    };
    expect(await readArchive(counting, path)).toMatchObject({ ok: false, error: { code: 'TooLarge' } });
    expect(read, 'only the list of what is inside was read').toBeLessThan(70_000);
  });

  it('reads little of a file of two gigabytes', async () => {
    const path = join(temporaryFolder(), 'huge.runsheet');
    writeFileSync(path, 'PK\u0003\u0004');
    truncateSync(path, 2 * 1024 ** 3);
    expect(await problemCode(path)).toBe('CutOff');
  });

  it.each([
    ['runs is no list', { runs: {} }],
    ['a run without an id', { runs: [{ runNumber: 'K7Q2-1' }] }],
    [
      'a path for a run id',
      {
        runs: [
          {
            runId: '../../../etc',
            runNumber: '',
            product: '',
            release: '',
            environment: '',
            events: 1,
            head: '0'.repeat(64),
            lastAt: 0,
          },
        ],
      },
    ],
    ['a size below nothing', { files: [{ name: 'x', size: -1, sha256: '0'.repeat(64) }] }],
    [
      'a listed file that is not there',
      { files: [{ name: 'signers/aaaaaaaa.json', size: 1, sha256: '0'.repeat(64) }] },
    ],
    ['another format', { format: 'something else' }],
  ])('is refused for its manifest: %s', async (_name, more) => {
    expect(await problemCode(await zipOf({ 'manifest.json': JSON.stringify(manifestOf(more)) }))).toBe(
      'Altered',
    );
  });

  it('of a newer version says so', async () => {
    const path = await zipOf({ 'manifest.json': JSON.stringify({ ...manifestOf(), version: 2 }) });
    expect(await problemCode(path)).toBe('NewerArchive');
  });

  it('does not pass with a history that was written anew', async () => {
    const { app, runId } = await filledApp();
    const contents = everything(app.folder.root);
    const forged = contents.entries.map((entry) =>
      entry.name === `runs/${runId}/ledger.jsonl` && 'bytes' in entry
        ? { ...entry, bytes: Buffer.from(Buffer.from(entry.bytes).toString().replace('log.txt', 'lag.txt')) }
        : entry,
    );
    const path = join(temporaryFolder(), 'forged.runsheet');
    const answer = await writeArchive(nodeFiles, path, { ...contents, entries: forged });
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'NotVerified', problem: { code: 'HistoryBroken', line: 2 } },
    });
    expect(readdirSync(join(path, '..'))).toEqual([]);
  });
});

describe('writing an archive on a failing disk', () => {
  const faults: readonly Fault[] = ['EIO', 'ENOSPC', 'short', 'none-taken'];

  it.each(faults)(
    'never says verified when a call fails with %s, and the older file stands',
    async (fault) => {
      const { app } = await filledApp();
      const contents = everything(app.folder.root);
      const folder = temporaryFolder();
      const path = join(folder, 'all.runsheet');
      const yesterday = 'the backup of yesterday';
      const harmed: string[] = [];
      writeFileSync(path, yesterday);
      const counting = faultyFiles(() => null);
      await writeArchive(counting, join(temporaryFolder(), 'x'), contents);
      const calls = counting.calls().length;
      for (let index = 0; index < calls; index += 1) {
        const files = faultyFiles((call) => (call.index === index ? fault : null));
        // oxlint-disable-next-line no-await-in-loop -- one failure after the other
        const answer = await writeArchive(files, path, contents);
        const left = readdirSync(folder).filter((name) => name.endsWith('.runsheet'));
        expect(left).toEqual(['all.runsheet']);
        // Where only the folder's sync failed, or a short write was gone on with, the new one stands: whole.
        const stands = readFileSync(path, 'utf8') === yesterday && !answer.ok;
        // oxlint-disable-next-line no-await-in-loop
        if (!stands && (await problemCode(path)) !== 'ok') harmed.push(`${index} ${files.calls()[index]}`);
        writeFileSync(path, yesterday);
      }
      expect(harmed).toEqual([]);
    },
  );

  it('never says verified when what is read back differs', async () => {
    const { app } = await filledApp();
    let reads = 0;
    const files = {
      ...nodeFiles,
      readAt: (file: number, position: number, length: number) => {
        const bytes = Buffer.from(nodeFiles.readAt(file, position, length));
        reads += 1;
        if (reads > 4 && bytes.length > 40) bytes[20] = (bytes[20] ?? 0) ^ 1;
        return bytes;
      },
    };
    const answer = await writeArchive(
      files,
      join(temporaryFolder(), 'x.runsheet'),
      everything(app.folder.root),
    );
    expect(answer).toMatchObject({ ok: false, error: { code: 'NotVerified' } });
  });

  it('tells a failing disk from a bad file', async () => {
    const { app } = await filledApp();
    const path = await written(app.folder.root);
    const files = {
      ...nodeFiles,
      readAt: (file: number, position: number, length: number) => {
        if (position > 100) throw failure('EIO');
        return nodeFiles.readAt(file, position, length);
      },
    };
    await expect(readArchive(files, path)).rejects.toMatchObject({ code: 'EIO' });
  });
});

/** A zip whose one name no writer would take: made with a harmless name of the same length, then renamed in the bytes. */
async function rawZip(name: string): Promise<string> {
  const harmless = 'x'.repeat(name.length);
  const path = await zipOf({ [harmless]: 'evil', 'manifest.json': JSON.stringify(manifestOf()) });
  writeFileSync(path, readFileSync(path).toString('latin1').replaceAll(harmless, name), 'latin1');
  return path;
}

async function sameContent(path: string, original: Buffer): Promise<boolean> {
  const whole = join(temporaryFolder(), 'whole.runsheet');
  writeFileSync(whole, original);
  const [one, other] = [await readArchive(nodeFiles, path), await readArchive(nodeFiles, whole)];
  return (
    one.ok &&
    other.ok &&
    hashBytes(Buffer.from(JSON.stringify(one.value.manifest))) ===
      hashBytes(Buffer.from(JSON.stringify(other.value.manifest)))
  );
}
