/** What is asked of main after the night: reminders, calendars, evidence taken out, a hand-over that is confirmed. */
import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { must, playSmallRelease, startedRun } from '../../support/sealed-run.ts';
import { startTestApp, type TestApp, type TestAppOptions } from '../../support/test-app.ts';

const day = 86_400_000;
const passphrase = 'correct horse battery';

function start(options: TestAppOptions = {}): TestApp {
  const app = startTestApp(options);
  app.settings.save({ ...app.settings.current(), operator: 'Mei Lindqvist' });
  app.custodian.reconcileStore({ heads: [], dataLoss: null, isNew: true });
  return app;
}

describe('the reminder of follow-ups', () => {
  it('comes once a day while something is due, also over a new start, and stops when it is done', () => {
    const app = start();
    const runId = playSmallRelease(app);
    const told = () => app.desktop.alarms.filter((title) => title === 'Follow-ups due').length;
    app.remindOfFollowUps();
    expect(told()).toBe(1);
    app.clock.pass(3_600_000);
    app.remindOfFollowUps();
    expect(told()).toBe(1);
    app.clock.pass(day);
    app.remindOfFollowUps();
    app.remindOfFollowUps();
    expect(told()).toBe(2);
    const next = start({ root: app.folder.root, clock: app.clock });
    next.remindOfFollowUps();
    expect(next.desktop.alarms).toEqual([]);
    for (const round of [1, 2, 3]) {
      must(
        next.recorder.record(runId, {
          type: 'MarkFollowUp',
          item: '6.1.1',
          round,
          state: 'done',
          note: null,
        }),
      );
    }
    next.clock.pass(day - 7_200_000);
    next.remindOfFollowUps();
    expect(next.desktop.alarms).toEqual([]);
  });

  it('keeps silent while a run is live, and for a rehearsal', () => {
    const app = start();
    playSmallRelease(app);
    const live = playSmallRelease(app);
    must(app.recorder.record(live, { type: 'ReopenRecord', reason: 'a note' }));
    app.clock.pass(8 * day);
    app.remindOfFollowUps();
    expect(app.desktop.alarms).toEqual([]);
  });
});

describe('what is due, for the lists', () => {
  it('is told of a closed record, and no more of one whose next release is live, but for what is left of it', async () => {
    const app = start();
    const first = playSmallRelease(app);
    const told = async () => must(await app.handlers.readFollowUps({ runId: first }));
    expect((await told()).map(({ group, period }) => [group, period])).toEqual([['6.1', 0]]);
    app.clock.pass(50 * day);
    expect((await told()).filter(({ group }) => group === '6.2')).toHaveLength(2);
    playSmallRelease(app);
    expect((await told()).filter(({ group }) => group === '6.2')).toHaveLength(1);
    must(app.recorder.record(first, { type: 'ReopenRecord', reason: 'a note' }));
    expect(await told()).toEqual([]);
    expect(await app.handlers.readFollowUps({ runId: '00000000-none' })).toMatchObject({
      error: { code: 'NoSuchRun' },
    });
  });
});

describe('the calendar', () => {
  it('is one file for several runs; a replaced release asks for no further months', async () => {
    const app = start();
    const first = playSmallRelease(app);
    app.clock.pass(40 * day);
    const second = playSmallRelease(app);
    const path = join(app.folder.root, 'f.ics');
    app.desktop.paths.push(path);
    expect(must(await app.handlers.exportFollowUps({ runIds: [first, second] }))).toEqual({ path });
    const calendar = new ICAL.Component(ICAL.parse(readFileSync(path, 'utf8')));
    const months = (runId: string) =>
      calendar
        .getAllSubcomponents('vtodo')
        .filter((task) => String(task.getFirstPropertyValue('uid')).startsWith(`${runId}-6.2.1-`)).length;
    expect(months(first)).toBe(1);
    expect(months(second)).toBeGreaterThan(4);
    expect(await app.handlers.exportFollowUps({ runIds: ['00000000-none'] })).toMatchObject({
      ok: false,
      error: { code: 'NoSuchRun' },
    });
  });
});

describe('evidence as a zip', () => {
  it('carries every piece with its hash; one that is gone is named and not packed', async () => {
    const app = start();
    const runId = playSmallRelease(app);
    must(app.recorder.record(runId, { type: 'ReopenRecord', reason: 'evidence' }));
    const file = (name: string, text: string) =>
      app.handlers.addEvidenceFile({
        runId,
        item: '1.1.1',
        kind: 'file',
        name,
        mime: 'text/plain',
        bytes: Buffer.from(text),
      });
    must(await file('../../протокол 🚀.log', 'all well'));
    must(await file('../../протокол 🚀.log', 'second file of that name'));
    must(await file('gone.log', 'will be gone'));
    must(
      await app.handlers.addEvidenceText({
        runId,
        item: null,
        kind: 'text',
        name: 'chat',
        text: 'Öffnen, 李',
      }),
    );
    const gone = startedRun(app, runId).evidence[2]?.evidence.sha256 ?? '';
    rmSync(app.folder.evidence(runId, gone));
    const path = join(app.folder.root, 'e.zip');
    app.desktop.paths.push(path);
    expect(must(await app.handlers.exportEvidence({ runId }))).toEqual({ path, files: 3 });
    const found = await unzip(path);
    const manifest = JSON.parse(found.get('manifest.json')?.toString() ?? '') as {
      readonly evidence: readonly { readonly file: string | null; readonly sha256: string }[];
    };
    expect(manifest.evidence).toHaveLength(4);
    expect(manifest.evidence[2]).toMatchObject({ file: null, name: 'gone.log', item: '1.1.1' });
    const packed = manifest.evidence.filter(({ file: name }) => name !== null);
    expect(new Set(packed.map(({ file: name }) => name)).size).toBe(3);
    for (const { file: name, sha256 } of packed) {
      expect(name).toMatch(/^evidence\/E\d+ [^/\\]+$/u);
      const bytes = found.get(name ?? '') ?? Buffer.from('missing');
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
      expect(found.get('SHA256SUMS')?.toString()).toContain(`${sha256}  ${name}\n`);
    }
  });
});

describe('a hand-over', () => {
  const given = { to: 'Ravi Anand', readBack: ['1 failed'], key: null, withoutPassphrase: null };

  it('is confirmed by the passphrase of whoever takes over; a wrong one hands nothing over', async () => {
    const app = start();
    const runId = playSmallRelease(app);
    const ravi = must(
      await app.handlers.createSigner({
        name: 'Ravi Anand',
        role: '',
        email: '',
        passphrase,
        organisationPassphrase: null,
      }),
    );
    const key = { signerId: ravi.id, passphrase: 'wrong one indeed' };
    expect(await app.handlers.handOver({ runId, ...given, key })).toMatchObject({
      error: { refusal: { code: 'WrongPassphrase' } },
    });
    expect(startedRun(app, runId).operator).toBe('Mei Lindqvist');
    app.clock.pass(5000);
    must(await app.handlers.handOver({ runId, ...given, key: { ...key, passphrase } }));
    expect(startedRun(app, runId)).toMatchObject({ operator: 'Ravi Anand' });
    expect(app.shelf.get(runId)?.events.at(-1)?.event).toMatchObject({
      type: 'OperatorChanged',
      withoutPassphrase: null,
      certificateSha256: ravi.fingerprint,
    });
    expect(app.settings.current().operator).toBe('Ravi Anand');
  });

  it('needs a reason without one, and somebody who is here', async () => {
    const app = start();
    const runId = playSmallRelease(app);
    expect(await app.handlers.handOver({ runId, ...given })).toMatchObject({
      error: { rejection: { code: 'ReasonNeeded', for: 'hand-over' } },
    });
    const key = { signerId: '00000000-none', passphrase };
    expect(await app.handlers.handOver({ runId, ...given, key })).toMatchObject({ ok: false });
    must(await app.handlers.handOver({ runId, ...given, withoutPassphrase: 'No key here yet' }));
    expect(startedRun(app, runId).handOvers.at(-1)).toMatchObject({ withoutPassphrase: 'No key here yet' });
  });
});

/** Read by another program's reader, whole. */
function unzip(path: string): Promise<ReadonlyMap<string, Buffer>> {
  const found = new Map<string, Buffer>();
  return new Promise((resolve, reject) => {
    fromBuffer(readFileSync(path), { lazyEntries: true }, (problem, zip) => {
      if (problem !== null) {
        reject(problem);
        return;
      }
      zip.on('error', reject);
      zip.on('end', () => resolve(found));
      zip.on('entry', (entry: Entry) => readEntry(zip, entry, (bytes) => found.set(entry.fileName, bytes)));
      zip.readEntry();
    });
  });
}

function readEntry(zip: ZipFile, entry: Entry, keep: (bytes: Buffer) => void): void {
  zip.openReadStream(entry, (problem, stream) => {
    if (problem !== null) throw problem;
    const pieces: Buffer[] = [];
    stream.on('data', (piece: Buffer) => pieces.push(piece));
    stream.on('end', () => {
      keep(Buffer.concat(pieces));
      zip.readEntry();
    });
  });
}
