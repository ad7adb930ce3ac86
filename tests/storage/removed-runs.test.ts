/** A run past its time is taken out: its note first, then its files, wherever the power fails in between. */
import { verify, X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { removalText } from '#shared/retention/agreement.ts';
import { removedBy } from '#shared/retention/explain-removal.ts';
import { wholeRegister } from '#shared/register/register-query.ts';
import { markMirror, mirrorRun } from '#electron/mirror/mirror-run.ts';
import { nodeFiles, type FileLayer } from '#electron/ledger/file-layer.ts';
import { memoryDisk, type Keep, type MemoryDisk } from '../support/memory-disk.ts';
import { filesUntil, PowerCut, putFile, seeded } from '../support/power-cut.ts';
import { indexHere } from '../support/run-indexes.ts';
import { sampleNight } from '../support/sample-run.ts';
import { sampleRunId } from '../support/run-player.ts';
import { handClock, openTestApp, startTestApp, temporaryFolder, type TestApp } from '../support/test-app.ts';

const lines = sampleNight().lines;
const ledger = lines.map((line) => `${line}\n`).join('');
const inEightYears = Date.UTC(2034, 11, 1);
const wish = {
  runId: sampleRunId,
  second: 'Ravi Menon',
  reason: 'Kept for seven years, as agreed with audit',
};

function prepare(app: TestApp): TestApp {
  app.settings.save({ ...app.settings.current(), operator: 'Mei Lindqvist', keepRunsYears: 7 });
  return app;
}

/** A data folder with one sealed night, its evidence, a sheet and a history of another laptop. */
function folderWithNight(): string {
  const root = temporaryFolder();
  const run = join(root, 'runs', sampleRunId);
  for (const [path, content] of [
    ['ledger.jsonl', ledger],
    [`evidence/${'a'.repeat(64)}`, 'a picture'],
    ['sheets/record-1.pdf', '%PDF-1.7'],
    [`other-histories/${'b'.repeat(64)}.jsonl`, ledger],
  ] as const) {
    mkdirSync(join(run, path, '..'), { recursive: true });
    writeFileSync(join(run, path), content);
  }
  return root;
}

function start(root: string, more: object = {}): TestApp {
  return prepare(startTestApp({ root, clock: handClock(inEightYears), ...more }));
}

const passphrase = 'purple kettle 47';

/** A folder with the night in which the second person has a key. */
async function startWithKey(): Promise<{ readonly root: string; readonly app: TestApp }> {
  const root = folderWithNight();
  const app = start(root);
  const ravi = { name: wish.second, role: '', email: '', passphrase, organisationPassphrase: null };
  const made = await app.signers.create(ravi);
  if (!made.ok) throw new Error(made.error.code);
  return { root, app };
}

describe('a removed run', () => {
  it('leaves its line, its hashes and the reason, and nothing else of it', async () => {
    const root = folderWithNight();
    const runIndex = indexHere({ path: join(root, 'index.sqlite'), runsFolder: join(root, 'runs') });
    const app = start(root, { runIndex });
    await runIndex.ask({ kind: 'complete' });
    expect(app.handlers.readRetention(null)).toMatchObject({ due: [{ runId: sampleRunId }], removed: [] });
    const removed = await app.handlers.removeRun({ ...wish, passphrase: null });
    expect(removed).toMatchObject({
      ok: true,
      value: {
        runNumber: 'K7Q2-25',
        operator: 'Mei Lindqvist',
        second: 'Ravi Menon',
        keptYears: 7,
        restored: null,
      },
    });
    expect(existsSync(join(root, 'runs', sampleRunId))).toBe(false);
    expect(app.desktop.told).toContainEqual({ kind: 'removed', runId: sampleRunId });
    expect(app.handlers.openRun({ runId: sampleRunId })).toMatchObject({ error: { code: 'RunRemoved' } });

    // Found by its line, not by its content; no number is missing, and none is given twice.
    const page = async (search: string) => {
      const found = await app.handlers.queryRegister({ ...wholeRegister, search, offset: 0, limit: 50 });
      return found.ok ? found.value.rows : [];
    };
    expect(await page('')).toMatchObject([
      { line: { runNumber: 'K7Q2-25', outcome: 'deployed' }, removed: { reason: wish.reason } },
    ]);
    expect(await page('XianFeast')).toHaveLength(1);
    expect(await page('uploader')).toEqual([]);
    expect(app.register.next()).toBe('K7Q2-26');
    const csv = join(root, 'register.csv');
    app.desktop.paths.push(csv);
    await app.handlers.exportRegister({ filter: wholeRegister, as: 'csv' });
    const table = readFileSync(csv, 'utf8');
    expect(table).toContain('by Mei Lindqvist and Ravi Menon');
    expect(table).not.toContain('K7Q2-25,no record');

    // Nothing that was written in it stands in any file any more.
    app.shelf.keepHeads();
    await runIndex.stop();
    const left = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .map((name) => join(root, name))
      .filter((path) => nodeFiles.sizeOf(path) !== null && !path.endsWith('.csv'));
    const holding = left.filter((path) => /uploader|Tomás|Jonas Weber/i.test(readFileSync(path, 'utf8')));
    expect(holding).toEqual([]);
  });

  it('is not removed with one name, before its time, or by a copy that only reads', async () => {
    const root = folderWithNight();
    const app = start(root);
    const refusedFor = (change: object) => app.handlers.removeRun({ ...wish, passphrase: null, ...change });
    expect(await refusedFor({ second: 'mei lindqvist' })).toMatchObject({
      error: { because: { code: 'SameName' } },
    });
    expect(await refusedFor({ reason: 'old' })).toMatchObject({
      error: { because: { code: 'ReasonTooShort' } },
    });
    app.settings.save({ ...app.settings.current(), heldRuns: [sampleRunId] });
    expect(await refusedFor({})).toMatchObject({ error: { because: { code: 'Held' } } });
    app.settings.save({ ...app.settings.current(), heldRuns: [], keepRunsYears: 10 });
    expect(await refusedFor({})).toMatchObject({ error: { because: { code: 'StillKept' } } });
    expect(readFileSync(join(root, 'runs', sampleRunId, 'ledger.jsonl'), 'utf8')).toBe(ledger);
    expect(existsSync(join(root, 'removed'))).toBe(false);
  });

  it('is signed by the second person where they have a key here, and only with it', async () => {
    const { root, app } = await startWithKey();
    const asked = (typed: string | null) => app.handlers.removeRun({ ...wish, passphrase: typed });
    expect(await asked(null)).toMatchObject({ error: { because: { code: 'PassphraseNeeded' } } });
    expect(await asked('not this one')).toMatchObject({
      error: { because: { code: 'NotAgreed', refusal: { code: 'WrongPassphrase' } } },
    });
    expect(readFileSync(join(root, 'runs', sampleRunId, 'ledger.jsonl'), 'utf8')).toBe(ledger);
    const other = await startWithKey();
    const answer = await other.app.handlers.removeRun({ ...wish, second: 'ravi menon', passphrase });
    if (!answer.ok) throw new Error(answer.error.code);
    const removed = answer.value;
    expect(existsSync(join(other.root, 'runs', sampleRunId))).toBe(false);
    const { certificate = '', signature = '' } = removed.agreed ?? {};
    const key = new X509Certificate(Buffer.from(certificate, 'base64'));
    const holds = (text: string) =>
      verify('sha256', Buffer.from(text), key.publicKey, Buffer.from(signature, 'base64'));
    expect(key.subject).toContain(wish.second);
    expect(holds(removalText(removed))).toBe(true);
    expect(holds(removalText({ ...removed, reason: 'Another one altogether' }))).toBe(false);
    expect(removedBy(removed)).toMatch(/and ravi menon \(signed\)$/);
  });

  it('is not brought back by the window’s copy, which drops it, and is told as no loss', async () => {
    const root = folderWithNight();
    const app = start(root);
    const end = app.shelf.get(sampleRunId)?.end ?? { position: 0, head: '' };
    app.shelf.keepHeads();
    app.removeRun({ ...wish, agree: null });
    const next = start(root);
    const heads = [{ runId: sampleRunId, ...end }];
    expect(next.custodian.reconcileStore({ heads, dataLoss: null, isNew: false })).toEqual({
      feed: [],
      remove: [sampleRunId],
      wanted: [],
      findings: [],
    });
    expect((await next.custodian.restoreLedger(sampleRunId, lines)).ok).toBe(false);
    expect(existsSync(join(root, 'runs', sampleRunId))).toBe(false);
  });

  it('comes back from a backup only when that is asked for, and then says so', async () => {
    const root = folderWithNight();
    const app = start(root);
    const backup = join(root, 'before.runsheet');
    await app.archives.save(backup, {
      purpose: 'everything',
      runId: null,
      withKeys: false,
      handOverId: null,
    });
    app.removeRun({ ...wish, agree: null });
    const opened = await app.archives.open(backup);
    if (!opened.ok) throw new Error('A backup');
    expect(opened.value.runs).toMatchObject([{ removed: { second: 'Ravi Menon', reason: wish.reason } }]);
    const { token } = opened.value;
    const runIds = [sampleRunId];
    expect(await app.archives.restore({ token, runIds, bringBack: [] })).toMatchObject({
      value: { runs: [] },
    });
    expect(existsSync(join(root, 'runs', sampleRunId))).toBe(false);
    expect(await app.archives.restore({ token, runIds, bringBack: runIds })).toMatchObject({
      value: { runs: runIds },
    });
    const next = start(root);
    expect(next.shelf.get(sampleRunId)?.run).toMatchObject({ phase: 'sealed' });
    const note = readFileSync(join(root, 'removed', `${sampleRunId}.json`), 'utf8');
    expect(note).toContain('"by": "Mei Lindqvist"');
  });

  it('has its line in every later backup, and never takes a run away that is there', async () => {
    const root = folderWithNight();
    const app = start(root);
    app.removeRun({ ...wish, agree: null });
    const backup = join(root, 'after.runsheet');
    const everything = { purpose: 'everything', runId: null, withKeys: false, handOverId: null } as const;
    expect(await app.archives.save(backup, everything)).toMatchObject({ ok: true });
    const restoreIn = async (where: string) => {
      const other = start(where);
      const opened = await other.archives.open(backup);
      const token = opened.ok ? opened.value.token : '';
      await other.archives.restore({ token, runIds: [], bringBack: [] });
      return start(where);
    };
    expect((await restoreIn(temporaryFolder())).removed.find(sampleRunId)).toMatchObject({
      reason: wish.reason,
    });
    const there = await restoreIn(folderWithNight());
    expect(there.removed.all()).toEqual([]);
    expect(there.shelf.get(sampleRunId)?.run).toMatchObject({ phase: 'sealed' });
  });

  it('goes from the second place as well, and its note stays there', () => {
    const root = folderWithNight();
    const mirror = temporaryFolder();
    const app = start(root);
    const { installation } = app.register;
    markMirror(nodeFiles, mirror, installation);
    const task = { root, mirror, installation, runId: sampleRunId };
    const there = join(mirror, `Runsheet ${installation}`);
    expect(mirrorRun(nodeFiles, { ...task, position: lines.length })).toEqual({ kind: 'whole' });
    // Without a note nothing goes.
    mirrorRun(nodeFiles, { ...task, position: 0 });
    expect(existsSync(join(there, 'runs', sampleRunId, 'ledger.jsonl'))).toBe(true);
    app.removeRun({ ...wish, agree: null });
    expect(mirrorRun(nodeFiles, { ...task, position: 0 })).toEqual({ kind: 'whole' });
    expect(existsSync(join(there, 'runs', sampleRunId))).toBe(false);
    expect(existsSync(join(there, 'removed', `${sampleRunId}.json`))).toBe(true);
  });
});

describe('a removal in which the power fails', () => {
  const keeps: readonly Keep[] = ['nothing', 'everything', 'some'];

  function diskWithNight(): MemoryDisk {
    const disk = memoryDisk();
    disk.files.makeFolder(`/data/runs/${sampleRunId}/evidence`);
    putFile(disk, `/data/runs/${sampleRunId}/ledger.jsonl`, Buffer.from(ledger));
    putFile(disk, `/data/runs/${sampleRunId}/evidence/${'a'.repeat(64)}`, Buffer.from('a picture'));
    prepare(openTestApp({ root: '/data', files: disk.files, clock: handClock(inEightYears) }));
    return disk.cut('everything', () => 0);
  }

  function remove(files: FileLayer): void {
    try {
      prepare(openTestApp({ root: '/data', files, clock: handClock(inEightYears) })).removeRun({
        ...wish,
        agree: null,
      });
    } catch (thrown) {
      if (!(thrown instanceof PowerCut)) throw thrown;
    }
  }

  it('leaves the run whole, or is ended at the next start: never a part of it, never without its note', () => {
    const whole = diskWithNight();
    remove(whole.files);
    const changes = whole.changes();
    const ends = new Set<string>();
    const opened = diskWithNight();
    openTestApp({ root: '/data', files: opened.files, clock: handClock(inEightYears) });
    for (let cut = opened.changes(); cut <= changes; cut += 1) {
      for (const keep of keeps) {
        const disk = diskWithNight();
        remove(filesUntil(disk, cut));
        const after = disk.cut(keep, seeded(cut));
        const app = openTestApp({ root: '/data', files: after.files, clock: handClock(inEightYears) });
        const path = `/data/runs/${sampleRunId}/ledger.jsonl`;
        const ofRun = Object.keys(after.contents()).filter((path) =>
          path.startsWith(`/data/runs/${sampleRunId}`),
        );
        const isNoted = app.removed.find(sampleRunId) !== null;
        const isWhole = ofRun.length === 2 && Buffer.from(after.files.read(path)).toString('utf8') === ledger;
        expect({ cut, keep, left: isNoted ? ofRun.length : isWhole }).toEqual({
          cut,
          keep,
          left: isNoted ? 0 : true,
        });
        expect(app.shelf.gone()).toEqual([]);
        expect(app.register.next()).toBe('K7Q2-26');
        ends.add(isNoted ? 'removed' : 'whole');
      }
    }
    expect([...ends].toSorted()).toEqual(['removed', 'whole']);
  });
});
