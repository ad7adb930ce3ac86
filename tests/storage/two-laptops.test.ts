import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunCommand } from '#shared/run/run-commands.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { failure } from '../support/faulty-files.ts';
import { nodeFiles } from '#electron/ledger/file-layer.ts';
import { hashText } from '#electron/ledger/hash-text.ts';
import type { Correction } from '#shared/checklist/corrections/correction.ts';
import { itemNow } from '#shared/run/item-now.ts';
import { done } from '../support/run-commands.ts';
import {
  createRun,
  handClock,
  newRun,
  startTestApp,
  temporaryFolder,
  type TestApp,
} from '../support/test-app.ts';

function laptop(name: string, options: Parameters<typeof startTestApp>[0] = {}): TestApp {
  const app = startTestApp(options);
  app.custodian.reconcileStore({ heads: [], dataLoss: null, isNew: true });
  app.settings.save({ ...app.settings.current(), operator: name });
  return app;
}

function say(app: TestApp, runId: string, text: string): boolean {
  return app.recorder.record(runId, { type: 'AddNote', item: null, text }).ok;
}

function record(app: TestApp, runId: string, command: RunCommand): void {
  const recorded = app.recorder.record(runId, command);
  if (!recorded.ok) throw new Error(JSON.stringify(recorded.error));
}

function runOf(app: TestApp, runId: string): StartedRun {
  const run = app.shelf.get(runId)?.run;
  if (run?.status !== 'started') throw new Error('not here');
  return run;
}

function ledgerOf(app: TestApp, runId: string): string {
  return readFileSync(app.folder.ledger(runId), 'utf8');
}

async function handOver(app: TestApp, runId: string): Promise<string> {
  const path = join(temporaryFolder(), 'handed.runsheet');
  app.desktop.paths.push(path);
  const answer = await app.handlers.handOverRun({ runId, to: 'Samuel' });
  expect(answer).toMatchObject({ ok: true, value: { path } });
  return path;
}

async function preview(app: TestApp, path: string) {
  app.desktop.paths.push(path);
  const opened = await app.handlers.openArchive({ backup: null });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
}

/** Opens a file and takes all its runs; with `goOn`, the handed-over run goes on here. */
async function take(app: TestApp, path: string, goOn: string | null = null) {
  const { token, runs } = await preview(app, path);
  const restored = await app.handlers.restoreArchive({
    token,
    runIds: runs.map(({ runId }) => runId),
    goOn,
    bringBack: [],
  });
  if (!restored.ok) throw new Error(JSON.stringify(restored.error));
  return restored.value;
}

describe('a run that goes to another laptop', () => {
  it('goes on there with its evidence, comes back, and is one chain all the way', async () => {
    const [mei, samuel] = [laptop('Mei'), laptop('Samuel')];
    const runId = createRun(mei);
    await mei.handlers.addEvidenceFile({
      runId,
      item: null,
      kind: 'file',
      name: 'a.txt',
      mime: 'text/plain',
      bytes: Buffer.from('evidence'),
    });
    const path = await handOver(mei, runId);
    expect(say(mei, runId, 'refused here')).toBe(false);
    expect(await mei.handlers.openRun({ runId })).toMatchObject({
      ok: true,
      value: { readOnly: 'elsewhere' },
    });

    const shown = await preview(samuel, path);
    expect(shown).toMatchObject({
      manifest: { purpose: 'hand-over', madeBy: 'Mei' },
      runs: [{ comparison: { kind: 'new' } }],
    });
    await take(samuel, path, runId);
    expect(say(samuel, runId, 'goes on here')).toBe(true);
    expect(readdirSync(samuel.folder.evidenceFolder(runId))).toEqual(
      readdirSync(mei.folder.evidenceFolder(runId)),
    );
    expect(samuel.desktop.told.some(({ kind }) => kind === 'recorded')).toBe(true);

    const back = await handOver(samuel, runId);
    expect(await preview(mei, back)).toMatchObject({ runs: [{ comparison: { kind: 'longer', more: 3 } }] });
    expect(await take(mei, back, runId)).toEqual({ runs: [runId], keptBeside: [] });
    expect(say(mei, runId, 'and here again')).toBe(true);
    expect(ledgerOf(mei, runId).startsWith(ledgerOf(samuel, runId))).toBe(true);
    // The next start reads the same.
    const next = startTestApp({ root: mei.folder.root });
    expect(next.shelf.get(runId)?.run).toEqual(runOf(mei, runId));
  });

  it('goes on there with its corrections and the newer version it was updated to, and comes back', async () => {
    const before = '# Ferry\n\n## Aboard\n\n- [ ] Cast off\n- [ ] Watch the wake (if needed)\n';
    const after = before.replace('- [ ] Cast off', '- [ ] Ring the bell\n- [ ] Cast off');
    const at = { section: 'Aboard', group: 'Aboard', item: 'Watch the wake (if needed)', nth: 0 };
    const corrections: Correction[] = [{ sets: 'conditional', at, conditional: null }];
    const version = (markdown: string) => ({
      name: 'ferry.md',
      sha256: hashText(markdown),
      markdown,
      corrections,
    });
    const [mei, samuel] = [laptop('Mei'), laptop('Samuel')];
    const created = mei.recorder.createRun({ ...newRun(), checklist: version(before) });
    if (!created.ok) throw new Error(JSON.stringify(created.error));
    const { runId } = created.value;
    record(mei, runId, done('1.1.1'));
    record(mei, runId, { type: 'UpdateChecklist', checklist: version(after), keep: [] });

    await take(samuel, await handOver(mei, runId), runId);
    const there = runOf(samuel, runId);
    expect(there.checklistSource).toMatchObject({ sha256: hashText(after), corrections });
    expect(there.places.get('1.1.3')?.item.conditional).toBeNull();
    expect(itemNow(there, '1.1.2').state).toBe('done');
    expect(there.earlierChecklists.map(({ checklistSource }) => checklistSource.markdown)).toEqual([before]);
    record(samuel, runId, done('1.1.1'));

    expect(await take(mei, await handOver(samuel, runId), runId)).toEqual({ runs: [runId], keptBeside: [] });
    const back = runOf(mei, runId);
    expect(['1.1.1', '1.1.2', '1.1.3'].map((item) => itemNow(back, item).state)).toEqual([
      'done',
      'done',
      'open',
    ]);
    record(mei, runId, done('1.1.3'));
    expect(startTestApp({ root: mei.folder.root }).shelf.get(runId)?.run).toEqual(runOf(mei, runId));
  });

  it('is taken back where the other laptop never goes on', async () => {
    const mei = laptop('Mei');
    const runId = createRun(mei);
    await handOver(mei, runId);
    record(mei, runId, { type: 'TakeBackRun', installation: 'x', reason: 'It never arrived' });
    expect(say(mei, runId, 'goes on')).toBe(true);
  });

  it('stays here when the file cannot be written', async () => {
    const mei = laptop('Mei', {
      files: {
        ...nodeFiles,
        write: (file, bytes, position) => {
          if (Buffer.from(bytes).toString('latin1').startsWith('PK')) throw failure('ENOSPC');
          return nodeFiles.write(file, bytes, position);
        },
      },
    });
    const runId = createRun(mei);
    mei.desktop.paths.push(join(temporaryFolder(), 'x.runsheet'));
    const answer = await mei.handlers.handOverRun({ runId, to: '' });
    expect(answer).toMatchObject({
      ok: false,
      error: { trouble: { code: 'FileNotWritten', cause: 'full' } },
    });
    expect(runOf(mei, runId).handedOver).toBeNull();
    expect(say(mei, runId, 'goes on')).toBe(true);
  });

  it('shows that both went on, keeps the other history beside, and merges nothing', async () => {
    const [mei, samuel] = [laptop('Mei'), laptop('Samuel')];
    const runId = createRun(mei);
    const path = await handOver(mei, runId);
    await take(samuel, path, runId);
    say(samuel, runId, 'Samuel went on');
    record(mei, runId, { type: 'TakeBackRun', installation: 'x', reason: 'He does not answer' });
    say(mei, runId, 'Mei went on');
    const before = ledgerOf(mei, runId);

    const back = await handOver(samuel, runId);
    const [shown] = (await preview(mei, back)).runs;
    expect(shown).toMatchObject({
      comparison: { kind: 'differs', common: 2, here: 2, there: 3 },
      hereLast: { by: 'Mei' },
      thereLast: { by: 'Samuel' },
    });
    expect(await take(mei, back)).toEqual({ runs: [], keptBeside: [runId] });
    expect(ledgerOf(mei, runId).startsWith(before)).toBe(true);
    expect(runOf(mei, runId).otherHistories).toMatchObject([{ common: 2, entries: 3, lastBy: 'Samuel' }]);
    expect(runOf(mei, runId).notes.map(({ text }) => text)).toEqual(['Mei went on']);
    const [beside = ''] = readdirSync(join(mei.folder.run(runId), 'other-histories'));
    expect(readFileSync(join(mei.folder.run(runId), 'other-histories', beside), 'utf8')).toBe(
      ledgerOf(samuel, runId),
    );
    // Once more adds nothing.
    const position = runOf(mei, runId).position;
    await take(mei, back);
    expect(runOf(mei, runId).position).toBe(position);
  });
});

describe('a backup', () => {
  it('is read back and checked, and never shortens a history when it is restored', async () => {
    const app = laptop('Mei');
    const runId = createRun(app);
    const status = await app.handlers.backUpNow(null);
    expect(status).toMatchObject({ ok: true, value: { trouble: null, last: { runs: 1 } } });
    const name = app.backups.status().files[0]?.name ?? '';
    say(app, runId, 'after the backup');
    const opened = await app.handlers.openArchive({ backup: name });
    expect(opened).toMatchObject({
      ok: true,
      value: { runs: [{ comparison: { kind: 'shorter', more: 1 } }] },
    });
    if (!opened.ok) return;
    const before = ledgerOf(app, runId);
    const restored = await app.handlers.restoreArchive({
      token: opened.value.token,
      runIds: [runId],
      goOn: null,
      bringBack: [],
    });
    expect(restored).toEqual({ ok: true, value: { runs: [], keptBeside: [] } });
    expect(ledgerOf(app, runId)).toBe(before);
  });

  it('brings a lost run and a lost checklist back, corrected as it was', async () => {
    const app = laptop('Mei');
    const kept = app.checklists.keep({
      name: 'own.md',
      markdown: '# Own\n\n## Before\n\n- [ ] One thing\n',
      corrections: [
        { sets: 'part', at: { section: 'Before', group: null, item: null, nth: 0 }, part: 'verify' },
      ],
    });
    const runId = createRun(app);
    await app.handlers.backUpNow(null);
    const next = laptop('Mei');
    const [file] = app.backups.status().files;
    expect(await take(next, join(app.folder.backups, file?.name ?? ''))).toEqual({
      runs: [runId],
      keptBeside: [],
    });
    expect(runOf(next, runId)).toEqual(runOf(app, runId));
    expect(kept.ok && kept.value.corrections).toHaveLength(1);
    expect(next.checklists.all()).toContainEqual(kept.ok ? kept.value : null);
  });

  it('is made once a day, not while a run is live, and after a sealing', async () => {
    const clock = handClock();
    const app = laptop('Mei', { clock });
    app.backups.look();
    await settled();
    expect(app.backups.status().files).toEqual([]);
    createRun(app);
    app.backups.look();
    await written(app, 1);
    clock.pass(3_600_000);
    createRun(app);
    app.backups.look();
    await settled();
    expect(app.backups.status().files.length).toBe(1);
    clock.pass(86_400_000);
    app.backups.look();
    await written(app, 2);
    clock.pass(1000);
    app.backups.sealed();
    await written(app, 3);
    // Nothing new was recorded: no further one.
    clock.pass(2 * 86_400_000);
    app.backups.look();
    await settled();
    expect(app.backups.status().files.length).toBe(3);
  });

  it('goes after its time, the newest never, and foreign files not at all', async () => {
    const clock = handClock();
    const app = laptop('Mei', { clock });
    createRun(app);
    await app.handlers.backUpNow(null);
    const foreign = join(app.folder.backups, 'Runsheet ZZZZ 2020-01-01 000000.runsheet');
    writeFileSync(foreign, 'of another laptop');
    clock.pass(31 * 86_400_000);
    await app.handlers.backUpNow(null);
    expect(app.backups.status().files.map(({ name }) => name)).toHaveLength(2);
    expect(existsSync(foreign)).toBe(true);
  });

  it('says why it failed, and does not count', async () => {
    const app = laptop('Mei');
    createRun(app);
    const file = join(temporaryFolder(), 'a-file');
    writeFileSync(file, 'where a folder should be');
    app.settings.save({ ...app.settings.current(), backupFolder: join(file, 'backups') });
    expect(await app.handlers.backUpNow(null)).toMatchObject({
      ok: false,
      error: { code: 'FileNotWritten' },
    });
    expect(app.backups.status()).toMatchObject({ last: null, trouble: { code: 'FileNotWritten' } });
  });
});

async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 100));
}

async function written(app: TestApp, count: number): Promise<void> {
  await expect
    .poll(() => (app.backups.status().isRunning ? -1 : app.backups.status().files.length), {
      timeout: 10_000,
    })
    .toBe(count);
}
