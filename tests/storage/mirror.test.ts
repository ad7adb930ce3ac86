import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mirrorRun, type MirrorWork } from '#electron/mirror/mirror-run.ts';
import { nodeFiles } from '#electron/ledger/file-layer.ts';
import { dataFolder, type DataFolder } from '#electron/data-folder.ts';
import { faultyFiles } from '../support/faulty-files.ts';
import { createRun, startTestApp, temporaryFolder, type TestApp } from '../support/test-app.ts';

/** The app with a second place, chosen as a person does. */
async function mirrored(mirrorWork?: MirrorWork): Promise<{ readonly app: TestApp; readonly place: string }> {
  const app = startTestApp(mirrorWork === undefined ? {} : { mirrorWork });
  app.custodian.reconcileStore({ heads: [], dataLoss: null, isNew: true });
  const place = join(temporaryFolder(), 'stick');
  mkdirSync(place);
  app.desktop.paths.push(place);
  expect(await app.handlers.chooseFolder({ what: 'mirror' })).toEqual({ ok: true, value: { path: place } });
  await app.handlers.saveSettings({ ...app.settings.current(), operator: 'Mei', mirrorFolder: place });
  return { app, place };
}

function there(app: TestApp, place: string): DataFolder {
  return dataFolder(join(place, `Runsheet ${app.register.installation}`));
}

function say(app: TestApp, runId: string, text: string): void {
  expect(app.recorder.record(runId, { type: 'AddNote', item: null, text }).ok).toBe(true);
}

async function whole(app: TestApp): Promise<void> {
  await expect.poll(() => app.mirror.status().behind, { timeout: 5000 }).toBe(0);
  expect(app.mirror.status().away).toBeNull();
}

function expectSame(app: TestApp, place: string, runId: string): void {
  expect(readFileSync(there(app, place).ledger(runId), 'utf8')).toBe(
    readFileSync(app.folder.ledger(runId), 'utf8'),
  );
}

describe('the second place', () => {
  it('has every entry, evidence and sheet soon after it is safe here', async () => {
    const { app, place } = await mirrored();
    const runId = createRun(app);
    await app.handlers.addEvidenceFile({
      runId,
      item: null,
      kind: 'file',
      name: 'a',
      mime: '',
      bytes: Buffer.from('x'),
    });
    for (let number = 0; number < 20; number += 1) say(app, runId, `note ${number}`);
    mkdirSync(app.folder.sheetFolder(runId), { recursive: true });
    writeFileSync(app.folder.sheet(runId, 'go-1.pdf'), '%PDF');
    say(app, runId, 'signed');
    await whole(app);
    expectSame(app, place, runId);
    expect(readdirSync(there(app, place).evidenceFolder(runId))).toEqual(
      readdirSync(app.folder.evidenceFolder(runId)),
    );
    expect(readFileSync(there(app, place).sheet(runId, 'go-1.pdf'), 'utf8')).toBe('%PDF');
  });

  it('may vanish: the run goes on, the windows know since when, and it catches up when it is back', async () => {
    const { app, place } = await mirrored();
    const runId = createRun(app);
    await whole(app);
    renameSync(place, `${place} pulled out`);
    // What a system leaves where a stick was: an empty folder. It is not taken for the stick.
    mkdirSync(place);
    const since = app.clock.read().wall;
    say(app, runId, 'while it was away');
    await expect.poll(() => app.mirror.status().away?.since).toBe(since);
    app.clock.pass(60_000);
    say(app, runId, 'still away');
    app.mirror.look();
    await settled();
    expect(app.mirror.status()).toMatchObject({ behind: 2, away: { since, trouble: { cause: 'gone' } } });
    expect(readdirSync(place)).toEqual([]);
    expect(app.desktop.told.findLast(({ kind }) => kind === 'custody')).toMatchObject({
      custody: { mirror: { away: { since } } },
    });
    renameSync(place, `${place} mount point`);
    renameSync(`${place} pulled out`, place);
    app.mirror.look();
    await whole(app);
    expectSame(app, place, runId);
  });

  it('never slows a mark: a drive that does not answer holds nothing up', async () => {
    const { app } = await mirrored(() => new Promise(() => undefined));
    const runId = createRun(app);
    for (let number = 0; number < 50; number += 1) say(app, runId, `note ${number}`);
    await settled();
    expect(app.mirror.status().behind).toBe(51);
  });

  it('never writes over a longer or another history', async () => {
    const { app, place } = await mirrored();
    const runId = createRun(app);
    await whole(app);
    const path = there(app, place).ledger(runId);
    const longer = `${readFileSync(path, 'utf8')}one more line of another laptop\n`;
    writeFileSync(path, longer);
    say(app, runId, 'here it goes on otherwise');
    await expect.poll(() => app.mirror.status().differs.length).toBe(1);
    expect(readFileSync(path, 'utf8')).toBe(longer);
    const task = {
      root: app.folder.root,
      mirror: place,
      installation: app.register.installation,
      runId,
      position: 1,
    };
    expect(mirrorRun(nodeFiles, task)).toEqual({ kind: 'differs' });
  });

  it('catches up at the next start, and after any call that failed', async () => {
    const { app, place } = await mirrored();
    const runId = createRun(app);
    for (let number = 0; number < 5; number += 1) say(app, runId, `note ${number}`);
    await whole(app);
    const task = (position: number) => ({
      root: app.folder.root,
      mirror: place,
      installation: app.register.installation,
      runId,
      position,
    });
    say(app, runId, 'one more');
    await whole(app);
    const path = there(app, place).ledger(runId);
    const complete = readFileSync(path);
    const lines = complete.toString().split('\n').length - 1;
    const counting = faultyFiles(() => null);
    writeFileSync(path, complete.subarray(0, complete.length - 40));
    mirrorRun(counting, task(lines));
    for (let index = 0; index < counting.calls().length; index += 1) {
      for (const fault of ['EIO', 'ENOSPC', 'short', 'none-taken'] as const) {
        writeFileSync(path, complete.subarray(0, complete.length - 40));
        mirrorRun(
          faultyFiles((call) => (call.index === index ? fault : null)),
          task(lines),
        );
        expect(mirrorRun(nodeFiles, task(lines))).toEqual({ kind: 'whole' });
        expect(readFileSync(path).equals(complete)).toBe(true);
      }
    }
    expect(existsSync(path)).toBe(true);
  });

  it('holds nothing that is not acknowledged', async () => {
    const { app, place } = await mirrored();
    const runId = createRun(app);
    await whole(app);
    // Written and not yet synced: it may be cut off again.
    writeFileSync(
      app.folder.ledger(runId),
      `${readFileSync(app.folder.ledger(runId), 'utf8')}not yet acknowledged\n`,
    );
    const task = {
      root: app.folder.root,
      mirror: place,
      installation: app.register.installation,
      runId,
      position: 1,
    };
    expect(mirrorRun(nodeFiles, task)).toEqual({ kind: 'whole' });
    expect(readFileSync(there(app, place).ledger(runId), 'utf8')).not.toContain('not yet');
  });
});

async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 60));
}
