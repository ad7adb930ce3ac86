import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataFolder } from '#electron/data-folder.ts';
import { nodeFiles } from '#electron/ledger/file-layer.ts';
import { hashText } from '#electron/ledger/hash-text.ts';
import type { StoreHead } from '#shared/ipc/desktop-contract.ts';
import { ledgerLine } from '#shared/ledger/ledger-line.ts';
import { readLedger } from '#shared/ledger/verify-chain.ts';
import { failure } from '../support/faulty-files.ts';
import { ledgerText, sealedNotes, testRunId } from '../support/ledgers.ts';
import { createRun, startTestApp, temporaryFolder, type TestApp } from '../support/test-app.ts';

/** A folder with one run of six events, and what a window's copy in step with it holds. */
function folderWithRun() {
  const root = temporaryFolder();
  const app = startTestApp({ root });
  const runId = createRun(app);
  for (let number = 1; number <= 5; number += 1) {
    app.recorder.record(runId, { type: 'AddNote', item: null, text: `note ${number}` });
  }
  app.custodian.reconcileStore({ heads: [], dataLoss: null, isNew: true });
  app.watch.end();
  const events = app.shelf.get(runId)?.events ?? [];
  const lines = events.map((recorded) => ledgerLine(runId, recorded));
  return { root, runId, events, lines, path: app.folder.ledger(runId), runFolder: app.folder.run(runId) };
}

type Kept = ReturnType<typeof folderWithRun>;

function headAt(kept: Kept, position: number): StoreHead {
  return { runId: kept.runId, position, head: kept.events[position - 1]?.seal ?? '' };
}

const inStep = (kept: Kept) => ({ heads: [headAt(kept, 6)], dataLoss: null, isNew: false });

function notes(app: TestApp, runId: string): readonly string[] {
  const events = app.shelf.get(runId)?.events ?? [];
  return events.flatMap(({ event }) => (event.type === 'NoteAdded' ? [event.text] : []));
}

const allNotes = ['note 1', 'note 2', 'note 3', 'note 4', 'note 5'];

describe('comparing the window’s copy with the ledgers', () => {
  it('asks for nothing when both say the same', () => {
    const kept = folderWithRun();
    const plan = startTestApp({ root: kept.root }).custodian.reconcileStore(inStep(kept));
    expect(plan).toEqual({ feed: [], remove: [], wanted: [], findings: [] });
  });

  it.each([
    [
      'the copy lacks the last events',
      (kept: Kept) => [headAt(kept, 4)],
      { from: 5, count: 2, removes: false },
    ],
    ['the copy has nothing of the run', () => [], { from: 1, count: 6, removes: false }],
    [
      'the copy differs',
      (kept: Kept) => [{ ...headAt(kept, 4), head: 'f'.repeat(64) }],
      { from: 1, count: 6, removes: true },
    ],
    [
      'the copy differs at the end',
      (kept: Kept) => [{ ...headAt(kept, 6), head: 'f'.repeat(64) }],
      { from: 1, count: 6, removes: true },
    ],
  ])('feeds what is missing when %s', (_name, heads, expected) => {
    const kept = folderWithRun();
    const app = startTestApp({ root: kept.root });
    const plan = app.custodian.reconcileStore({ heads: heads(kept), dataLoss: null, isNew: false });
    const fed = plan.feed.map((after) => app.custodian.feedStore(after));
    expect(fed).toMatchObject([
      { value: { from: expected.from, events: { length: expected.count }, more: false } },
    ]);
    expect(plan.wanted).toEqual([]);
    const found = fed.flatMap((feed) => (feed.ok && feed.value.finding !== null ? [feed.value.finding] : []));
    expect([...plan.findings, ...found].length).toBe(expected.removes ? 1 : 0);
  });

  it('tells a wiped copy from a new one', () => {
    const kept = folderWithRun();
    startTestApp({ root: kept.root }).custodian.reconcileStore(inStep(kept));
    const gone = startTestApp({ root: kept.root }).custodian.reconcileStore({
      heads: [],
      dataLoss: null,
      isNew: true,
    });
    expect(gone.findings).toEqual([
      'The window’s copy of your runs was gone. 1 run with 6 events written back from the ledgers. Nothing is missing.',
    ]);
    const damaged = startTestApp({ root: kept.root }).custodian.reconcileStore({
      heads: [],
      dataLoss: 'total',
      isNew: true,
    });
    expect(damaged.findings[0]).toContain('damaged');
    const fresh = startTestApp().custodian.reconcileStore({ heads: [], dataLoss: null, isNew: true });
    expect(fresh).toEqual({ feed: [], remove: [], wanted: [], findings: [] });
  });

  it('tells a copy that lost its newest part from one that never had it', () => {
    const kept = folderWithRun();
    startTestApp({ root: kept.root }).custodian.reconcileStore(inStep(kept));
    const shorter = { heads: [headAt(kept, 3)], dataLoss: null, isNew: false };
    expect(startTestApp({ root: kept.root }).custodian.reconcileStore(shorter).findings).toEqual([
      'The window’s copy of your runs had lost its newest part. 1 run with 3 events written back from the ledgers. Nothing is missing.',
    ]);
    expect(startTestApp({ root: kept.root }).custodian.reconcileStore(shorter).findings).toEqual([]);
  });

  it('feeds a long run in parts', () => {
    const root = temporaryFolder();
    const path = dataFolder(root).ledger(testRunId);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, ledgerText(sealedNotes(151)));
    const { custodian } = startTestApp({ root });
    const first = custodian.feedStore({ runId: testRunId, position: 0, head: '' });
    expect(first).toMatchObject({ value: { from: 1, events: { length: 100 }, more: true } });
    const last = first.ok ? first.value.events.at(-1) : undefined;
    const rest = custodian.feedStore({ runId: testRunId, position: 100, head: last?.seal ?? '' });
    expect(rest).toMatchObject({ value: { from: 101, events: { length: 51 }, more: false } });
  });

  it('is idempotent: a second comparison after feeding asks for nothing', () => {
    const kept = folderWithRun();
    const app = startTestApp({ root: kept.root });
    app.custodian.reconcileStore({ heads: [], dataLoss: null, isNew: true });
    expect(app.custodian.reconcileStore(inStep(kept))).toEqual({
      feed: [],
      remove: [],
      wanted: [],
      findings: [],
    });
  });
});

describe('healing a ledger', () => {
  it('cuts a torn end, keeps it aside and records the repair', () => {
    const kept = folderWithRun();
    appendFileSync(kept.path, '{"at":"2026-11-18T02:');
    const app = startTestApp({ root: kept.root });
    expect(app.custodian.openRun(kept.runId)).toMatchObject({ value: { readOnly: 'damaged' } });
    const plan = app.custodian.reconcileStore(inStep(kept));
    expect(plan.findings[0]).toContain('after event 6, was only half written');
    const [fed] = plan.feed.map((after) => app.custodian.feedStore(after));
    expect(fed).toMatchObject({ value: { from: 7, events: [{ event: { type: 'StoreRepaired' } }] } });
    expect(app.custodian.openRun(kept.runId)).toMatchObject({ value: { readOnly: null } });
    expect(readFileSync(`${kept.path}.torn-1`, 'utf8')).toBe('{"at":"2026-11-18T02:');
    expect(notes(app, kept.runId)).toEqual(allNotes);
    expectWhole(kept, 7);
  });

  it('restores a ledger that is gone from the copy', async () => {
    const kept = folderWithRun();
    rmSync(kept.runFolder, { recursive: true });
    const app = startTestApp({ root: kept.root });
    expect(app.custodian.reconcileStore(inStep(kept)).wanted).toEqual([kept.runId]);
    const restored = await app.custodian.restoreLedger(kept.runId, kept.lines);
    expect(restored).toMatchObject({ ok: true, value: { position: 7 } });
    expect(notes(app, kept.runId)).toEqual(allNotes);
    expectWhole(kept, 7);
  });

  it.each([
    ['cut at a line boundary', (text: string) => `${text.split('\n').slice(0, 3).join('\n')}\n`],
    ['cut in the middle of a line', (text: string) => text.slice(0, text.length / 2)],
    ['altered in the middle', (text: string) => text.replace('note 3', 'note 9')],
    ['altered in its last line', (text: string) => text.replace('note 5', 'note 9')],
    ['emptied', () => ''],
    ['overwritten', () => 'not a ledger at all\n'],
    ['zeroed', (text: string) => '\0'.repeat(text.length)],
    ['zeroed in the middle', (text: string) => text.slice(0, 1500) + '\0'.repeat(50) + text.slice(1550)],
    ['short of a line', (text: string) => text.split('\n').toSpliced(2, 1).join('\n')],
    ['swapped in two lines', (text: string) => swap(text.split('\n'), 2, 3).join('\n')],
    [
      'with a line twice',
      (text: string) =>
        text
          .split('\n')
          .toSpliced(2, 0, text.split('\n')[2] ?? '')
          .join('\n'),
    ],
  ])('restores a ledger that is %s from the copy, and drops nothing the copy has', async (_name, damage) => {
    const kept = folderWithRun();
    writeFileSync(kept.path, damage(readFileSync(kept.path, 'utf8')));
    const app = startTestApp({ root: kept.root });
    expect(app.custodian.reconcileStore(inStep(kept)).wanted).toEqual([kept.runId]);
    expect((await app.custodian.restoreLedger(kept.runId, kept.lines)).ok).toBe(true);
    expect(notes(app, kept.runId)).toEqual(allNotes);
    expect(app.custodian.openRun(kept.runId)).toMatchObject({ value: { readOnly: null } });
    expect(app.shelf.get(kept.runId)?.findings[0]).toContain('written back from the window’s copy');
    expectWhole(kept, 7);
  });

  it('keeps the longest valid prefix when both are damaged, read-only until the next start', () => {
    const kept = folderWithRun();
    const damaged = readFileSync(kept.path, 'utf8').replace('note 3', 'note 9');
    writeFileSync(kept.path, damaged);
    const app = startTestApp({ root: kept.root });
    const plan = app.custodian.reconcileStore({ heads: [], dataLoss: 'total', isNew: true });
    expect(plan.findings.join(' ')).toContain('The ledger was damaged from line 4 on. No copy had more.');
    expect(notes(app, kept.runId)).toEqual(['note 1', 'note 2']);
    expect(readFileSync(`${kept.path}.damaged-1`, 'utf8')).toBe(damaged);
    expect(app.recorder.record(kept.runId, { type: 'AddNote', item: null, text: 'x' })).toMatchObject({
      error: { trouble: { code: 'RunReadOnly', because: 'damaged' } },
    });
    const next = startTestApp({ root: kept.root });
    next.custodian.reconcileStore({ heads: [], dataLoss: null, isNew: true });
    expect(next.recorder.record(kept.runId, { type: 'AddNote', item: null, text: 'x' }).ok).toBe(true);
  });

  it('asks the copy when damage is found only as the run is opened', async () => {
    const kept = folderWithRun();
    const app = startTestApp({ root: kept.root });
    app.shelf.keepHeads();
    const next = startTestApp({ root: kept.root });
    next.custodian.reconcileStore(inStep(kept));
    writeFileSync(kept.path, readFileSync(kept.path, 'utf8').replace('note 3', 'note 9'));
    expect(next.custodian.openRun(kept.runId)).toMatchObject({ value: { readOnly: 'damaged' } });
    expect(next.desktop.told).toContainEqual({ kind: 'store-wanted', runIds: [kept.runId] });
    expect((await next.custodian.restoreLedger(kept.runId, kept.lines)).ok).toBe(true);
    expect(notes(next, kept.runId)).toEqual(allNotes);
    expect(next.custodian.openRun(kept.runId)).toMatchObject({ value: { readOnly: null } });
  });

  it('records a repair even if the app dies before the copy was compared', async () => {
    const kept = folderWithRun();
    writeFileSync(kept.path, readFileSync(kept.path, 'utf8').replace('note 3', 'note 9'));
    startTestApp({ root: kept.root });
    const next = startTestApp({ root: kept.root });
    expect(next.custodian.reconcileStore(inStep(kept)).wanted).toEqual([kept.runId]);
    await next.custodian.restoreLedger(kept.runId, kept.lines);
    const repairs =
      next.shelf.get(kept.runId)?.events.filter(({ event }) => event.type === 'StoreRepaired') ?? [];
    expect(repairs.length).toBe(1);
  });

  it.each([
    [
      'a chain altered in its first line',
      (kept: Kept) => kept.lines.map((line) => line.replace('2.14.0', '2.14.1')),
    ],
    ['another run’s chain', () => folderWithRun().lines],
    ['no lines', () => []],
    ['what is no ledger', () => ['{}', 'x']],
  ])('does not take %s as a ledger that is gone', async (_name, lines) => {
    const kept = folderWithRun();
    rmSync(kept.runFolder, { recursive: true });
    const app = startTestApp({ root: kept.root });
    expect(await app.custodian.restoreLedger(kept.runId, lines(kept))).toMatchObject({
      ok: false,
      error: { code: 'RunUnreadable', runId: kept.runId },
    });
    expect(app.shelf.get(kept.runId)).toBeNull();
  });

  it('takes the longest part that holds of a damaged copy when the ledger is gone, read-only at first', async () => {
    const kept = folderWithRun();
    rmSync(kept.runFolder, { recursive: true });
    const app = startTestApp({ root: kept.root });
    app.custodian.reconcileStore(inStep(kept));
    const altered = kept.lines.map((line) => line.replace('note 3', 'note 9'));
    expect((await app.custodian.restoreLedger(kept.runId, altered)).ok).toBe(true);
    expect(notes(app, kept.runId)).toEqual(['note 1', 'note 2']);
    expect(app.custodian.openRun(kept.runId)).toMatchObject({
      value: {
        readOnly: 'damaged',
        findings: [
          'The ledger was missing. Events 1 to 3 written back from the window’s copy. Events 4 to 6 are missing.',
        ],
      },
    });
  });

  it('keeps a ledger that is longer, and one that went on differently', async () => {
    const kept = folderWithRun();
    const app = startTestApp({ root: kept.root });
    await app.custodian.restoreLedger(kept.runId, kept.lines.slice(0, 3));
    expect(notes(app, kept.runId)).toEqual(allNotes);
    const fork = startTestApp({ root: kept.root });
    fork.recorder.record(kept.runId, { type: 'AddNote', item: null, text: 'here' });
    const other = [...kept.lines, ...folderWithRun().lines];
    await fork.custodian.restoreLedger(kept.runId, other);
    expect(notes(fork, kept.runId)).toEqual([...allNotes, 'here']);
  });

  it('opens a run of a newer version read-only and leaves its lines and its copy alone', async () => {
    const kept = folderWithRun();
    const { sealEvent } = await import('#shared/ledger/seal-event.ts');
    const { readingAt, firstInstant } = await import('../support/ledgers.ts');
    // `as never`: an event this version has no type for is the very point.
    const event = { type: 'MoonPhaseNoted' } as never;
    const after = { position: 6, head: kept.events.at(-1)?.seal ?? '' };
    const newer = sealEvent(
      { runId: kept.runId, event, by: 'M', now: readingAt(firstInstant) },
      after,
      hashText,
    );
    appendFileSync(kept.path, `${newer.line}\n`);
    const before = readFileSync(kept.path, 'utf8');
    const app = startTestApp({ root: kept.root });
    const plan = app.custodian.reconcileStore(inStep(kept));
    expect(plan).toEqual({ feed: [], remove: [], wanted: [], findings: [] });
    expect(app.custodian.openRun(kept.runId)).toMatchObject({ value: { readOnly: 'newer-version' } });
    expect(app.recorder.record(kept.runId, { type: 'AddNote', item: null, text: 'x' }).ok).toBe(false);
    expect(readFileSync(kept.path, 'utf8')).toBe(before);
  });

  it('removes what an interrupted write left, and nothing else', () => {
    const kept = folderWithRun();
    rmSync(`${kept.root}/heartbeat.json`);
    writeFileSync(`${kept.runFolder}/.ledger.jsonl.runsheet-part-0011aabb`, 'half');
    writeFileSync(`${kept.runFolder}/somebody’s file`, 'whole');
    startTestApp({ root: kept.root });
    expect(readdirSync(kept.runFolder).toSorted()).toEqual(['ledger.jsonl', 'somebody’s file']);
  });

  it.each(['read', 'rename'] as const)(
    'overwrites nothing when a torn ledger cannot be repaired, as %s fails',
    async (call) => {
      const kept = folderWithRun();
      appendFileSync(kept.path, '{"torn');
      const before = readFileSync(kept.path, 'utf8');
      const files = {
        ...nodeFiles,
        [call]: () => {
          throw failure('EIO');
        },
      };
      const app = startTestApp({ root: kept.root, files });
      expect(app.shelf.problems).toEqual([`The run in ${kept.runFolder} could not be opened (EIO).`]);
      expect(app.custodian.reconcileStore(inStep(kept)).wanted).toEqual([kept.runId]);
      expect(await app.custodian.restoreLedger(kept.runId, kept.lines)).toMatchObject({
        ok: false,
        error: { code: 'NotSaved' },
      });
      expect(readFileSync(kept.path, 'utf8')).toBe(before);
    },
  );

  it('opens beside folders and files that are not runs', () => {
    const kept = folderWithRun();
    writeFileSync(`${kept.runFolder}/../not-a-run-folder`, 'x');
    const app = startTestApp({ root: kept.root });
    expect(app.shelf.heads().length).toBe(1);
  });
});

function expectWhole(kept: Kept, events: number): void {
  const read = readLedger(readFileSync(kept.path, 'utf8'), hashText);
  expect(read).toMatchObject({ valid: true, lines: { length: events } });
}

function swap(lines: readonly string[], one: number, other: number): readonly string[] {
  return lines.with(one, lines[other] ?? '').with(other, lines[one] ?? '');
}
