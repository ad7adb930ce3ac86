import { describe, expect, it } from 'vitest';
import { readArchive } from '#electron/archive/read-archive.ts';
import type { FileLayer } from '#electron/ledger/file-layer.ts';
import { ledgerLine } from '#shared/ledger/ledger-line.ts';
import { memoryDisk, type Keep, type MemoryDisk } from '../support/memory-disk.ts';
import { filesUntil, PowerCut, putFile, seeded } from '../support/power-cut.ts';
import { createRun, handClock, openTestApp, type TestApp } from '../support/test-app.ts';

/** Outcomes of each cut that are tried besides "nothing" and "everything unsynced survived". */
const chances = 5;
const outcomes: readonly Keep[] = [
  'nothing',
  'everything',
  ...Array.from({ length: chances }, () => 'some' as const),
];
const byHand = '/documents/everything.runsheet';
const handedOver = '/stick/run.runsheet';

type Runs = ReadonlyMap<string, readonly string[]>;
/** A file of which somebody was told that it is written, and what it must have. */
type Written = { readonly path: string; readonly runs: Runs };

function start(files: FileLayer): TestApp {
  const app = openTestApp({ root: '/data', files, clock: handClock() });
  app.custodian.reconcileStore({ heads: [], dataLoss: null, isNew: false });
  return app;
}

function linesOf(app: TestApp): Runs {
  const ids = app.shelf.heads().map(({ runId }) => runId);
  return new Map(
    ids.map((runId) => [
      runId,
      (app.shelf.get(runId)?.events ?? []).map((recorded) => ledgerLine(runId, recorded)),
    ]),
  );
}

/** A data folder with two runs, and yesterday's file where one is saved by hand today. */
async function evening(): Promise<MemoryDisk> {
  const disk = memoryDisk();
  const app = start(disk.files);
  for (const folder of ['/documents', '/stick']) disk.files.makeFolder(folder);
  const first = createRun(app);
  const added = await app.handlers.addEvidenceFile({
    runId: first,
    item: null,
    kind: 'file',
    name: 'log.txt',
    mime: 'text/plain',
    bytes: Buffer.from('a log\n'.repeat(500)),
  });
  expect(added.ok).toBe(true);
  await save(app);
  createRun(app);
  note(app, first, 'since yesterday');
  app.shelf.keepHeads();
  return disk.cut('everything', () => 0);
}

function note(app: TestApp, runId: string, text: string): boolean {
  return app.recorder.record(runId, { type: 'AddNote', item: null, text }).ok;
}

function save(app: TestApp) {
  return app.archives.save(byHand, {
    purpose: 'everything',
    runId: null,
    withKeys: false,
    handOverId: null,
  });
}

/** A backup by itself, a file by hand in place of yesterday's, a run handed over: as far as the power lasts. */
async function work(files: FileLayer): Promise<readonly Written[]> {
  const written: Written[] = [];
  try {
    const app = start(files);
    const runs = linesOf(app);
    const backup = await app.backups.backUpNow();
    if (backup.ok) written.push({ path: `/data/backups/${backup.value.last?.name}`, runs });
    if ((await save(app)).ok) written.push({ path: byHand, runs });
    const [runId = ''] = runs.keys();
    const given = await app.handOver(runId, { to: 'Samuel', path: handedOver });
    const one = new Map([...linesOf(app)].filter(([id]) => id === runId));
    if (given.ok) written.push({ path: handedOver, runs: one });
  } catch (thrown) {
    if (!(thrown instanceof PowerCut)) throw thrown;
  }
  return written;
}

/** Every file that was said to be written is whole and has what it must; what stands at its place is never a half. */
async function expectWhole(disk: MemoryDisk, written: readonly Written[], runs: Runs): Promise<void> {
  for (const { path, runs: wanted } of written) {
    // oxlint-disable-next-line no-await-in-loop -- one file after the other
    const read = await readArchive(disk.files, path);
    if (!read.ok) throw new Error(`${path}: expected to be whole, ${read.error.code}`);
    for (const [runId, lines] of wanted) expect(read.value.ledgers.get(runId)?.lines).toEqual(lines);
  }
  const { value } = (await readArchive(disk.files, byHand)) as { readonly value?: unknown };
  expect(value, 'the file that is saved by hand, of yesterday or of today').toBeDefined();
  const app = start(disk.files);
  for (const [runId, lines] of runs) {
    expect([...(linesOf(app).get(runId) ?? [])].slice(0, lines.length)).toEqual(lines);
  }
  // Halves are no hindrance to the next one.
  expect(await app.backups.backUpNow()).toMatchObject({ ok: true });
}

describe('power cut while backups and files of runs are written', () => {
  it('leaves every file whole that was said to be written', { timeout: 240_000 }, async () => {
    const prepared = await evening();
    const runs = linesOf(start(prepared.cut('everything', () => 0).files));
    const whole = prepared.cut('everything', () => 0);
    expect(await work(whole.files)).toHaveLength(3);
    const moments = whole.changes();
    let cuts = 0;
    for (let at = 0; at <= moments; at += 1) {
      const disk = prepared.cut('everything', () => 0);
      // oxlint-disable-next-line no-await-in-loop -- one cut after the other
      const written = await work(filesUntil(disk, at));
      for (const [number, keep] of outcomes.entries()) {
        // oxlint-disable-next-line no-await-in-loop -- the same
        await expectWhole(disk.cut(keep, seeded(at * 100 + number)), written, runs);
        cuts += 1;
      }
    }
    expect(cuts).toBeGreaterThanOrEqual(300);
  });

  it('would notice a writer that does not wait for the disk', async () => {
    const prepared = await evening();
    const disk = prepared.cut('everything', () => 0);
    const written = await work({ ...disk.files, sync: () => undefined });
    await expect(
      expectWhole(
        disk.cut('nothing', () => 0),
        written,
        new Map(),
      ),
    ).rejects.toThrow(/expected|ENOENT/);
  });
});

/** Yesterday's file gave another laptop the beginning of one run; now it has today's, with both. */
async function otherLaptop(): Promise<{
  readonly disk: MemoryDisk;
  readonly theirs: Runs;
  readonly ours: Runs;
}> {
  const from = await evening();
  const disk = memoryDisk();
  const before = start(disk.files);
  disk.files.makeFolder('/stick');
  putFile(disk, handedOver, from.files.read(byHand));
  expect(await restoreAll(before)).toBe(true);
  const app = start(from.files);
  await save(app);
  putFile(disk, handedOver, from.files.read(byHand));
  return { disk: disk.cut('everything', () => 0), theirs: linesOf(app), ours: linesOf(before) };
}

/** Whether it was said that everything is there. */
async function restoreAll(app: TestApp): Promise<boolean> {
  const opened = await app.archives.open(handedOver);
  if (!opened.ok) return false;
  const runIds = opened.value.runs.map(({ runId }) => runId);
  return (await app.archives.restore({ token: opened.value.token, runIds, bringBack: [] })).ok;
}

async function restoreUntil(disk: MemoryDisk, at: number): Promise<boolean> {
  try {
    return await restoreAll(start(filesUntil(disk, at)));
  } catch (thrown) {
    if (thrown instanceof PowerCut) return false;
    throw thrown;
  }
}

/** As the file has it, or, unless that was said, as it was; with the evidence it speaks of. */
function expectRestored(app: TestApp, isSaid: boolean, { theirs, ours }: { theirs: Runs; ours: Runs }): void {
  const found = linesOf(app);
  for (const [runId, lines] of theirs) {
    const here = found.get(runId) ?? [];
    const isTheirs = isSaid || here.length === lines.length;
    expect(here).toEqual(isTheirs ? lines : (ours.get(runId) ?? []));
    const run = app.shelf.get(runId)?.run;
    const kept = run?.status === 'started' ? app.evidence.readAll(run).size : 0;
    expect(kept).toBe(here.filter((line) => line.includes('"type":"EvidenceAdded"')).length);
  }
}

describe('power cut while runs are restored', () => {
  it('leaves each run as it was or as the file has it, and all of them once that was said', async () => {
    const { disk: prepared, ...runs } = await otherLaptop();
    const whole = prepared.cut('everything', () => 0);
    expect(await restoreAll(start(whole.files))).toBe(true);
    const moments = whole.changes();
    let cuts = 0;
    for (let at = 0; at <= moments; at += 1) {
      const disk = prepared.cut('everything', () => 0);
      // oxlint-disable-next-line no-await-in-loop -- one cut after the other
      const isSaid = await restoreUntil(disk, at);
      for (const [number, keep] of outcomes.entries()) {
        expectRestored(start(disk.cut(keep, seeded(at * 100 + number)).files), isSaid, runs);
        cuts += 1;
      }
    }
    expect(cuts).toBeGreaterThanOrEqual(150);
  });
});
