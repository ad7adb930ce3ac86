import { describe, expect, it } from 'vitest';
import { nodeFiles } from '#electron/ledger/file-layer.ts';
import { hashText } from '#electron/ledger/hash-text.ts';
import { readLedger } from '#shared/ledger/verify-chain.ts';
import { shippedMarkdown } from '../support/ledgers.ts';
import { faultyFiles, type Fault, type FaultPlan } from '../support/faulty-files.ts';
import {
  createRun,
  handClock,
  newRun,
  startTestApp,
  temporaryFolder,
  type TestApp,
} from '../support/test-app.ts';

const faults: readonly Fault[] = ['ENOSPC', 'EROFS', 'EIO', 'EACCES', 'short', 'none-taken'];

type Acknowledged = { readonly runId: string; readonly seals: string[] };

/** Creates a run and writes five notes, whatever fails on the way; returns what was acknowledged. */
function work(app: TestApp): readonly Acknowledged[] {
  const acknowledged: Acknowledged[] = [];
  const create = () => {
    const created = app.recorder.createRun(newRun());
    if (created.ok)
      acknowledged.push({ runId: created.value.runId, seals: created.value.events.map(({ seal }) => seal) });
  };
  create();
  if (acknowledged.length === 0) create();
  for (let number = 1; number <= 5; number += 1) {
    const [run] = acknowledged;
    if (run === undefined) break;
    const noted = app.recorder.record(run.runId, {
      type: 'AddNote',
      item: null,
      text: `note ${number} ${'x'.repeat((5 - number) * 300)}`,
    });
    if (noted.ok) run.seals.push(...noted.value.events.map(({ seal }) => seal));
  }
  return acknowledged;
}

function attempt(plan: FaultPlan): {
  readonly root: string;
  readonly acknowledged: readonly Acknowledged[];
  readonly app: TestApp;
  readonly calls: number;
} {
  const root = temporaryFolder();
  let isArmed = false;
  let before = 0;
  const files = faultyFiles(({ index, name }) => (isArmed ? plan({ index: index - before, name }) : null));
  const app = startTestApp({ root, files });
  isArmed = true;
  before = files.calls().length;
  const acknowledged = work(app);
  const calls = files.calls().length - before;
  isArmed = false;
  return { root, acknowledged, app, calls };
}

function expectAllThere(root: string, acknowledged: readonly Acknowledged[]): void {
  const next = startTestApp({ root, clock: handClock() });
  next.custodian.reconcileStore({ heads: [], dataLoss: null, isNew: true });
  for (const { runId, seals } of acknowledged) {
    const opened = next.custodian.openRun(runId);
    expect(opened.ok).toBe(true);
    if (!opened.ok) continue;
    const kept = opened.value.events.map(({ seal }) => seal);
    expect(kept.slice(0, seals.length)).toEqual(seals);
    expect(opened.value.readOnly).toBeNull();
  }
}

function expectLedger(app: TestApp, runId: string): void {
  const text = Buffer.from(nodeFiles.read(app.folder.ledger(runId))).toString('utf8');
  const length = app.shelf.get(runId)?.events.length;
  expect(readLedger(text, hashText)).toMatchObject({ valid: true, lines: { length } });
}

describe('the recorder on a disk that fails', () => {
  it('makes enough file calls for the following tests to mean something', () => {
    const healthy = attempt(() => null);
    expect(healthy.acknowledged[0]?.seals.length).toBe(6);
    expect(healthy.calls).toBeGreaterThan(20);
  });

  describe.each(faults)('with %s', (fault) => {
    it('acknowledges nothing that is not there at the next start, whichever single call fails', () => {
      const healthy = attempt(() => null);
      for (let at = 0; at < healthy.calls; at += 1) {
        const { root, acknowledged } = attempt(({ index }) => (index === at ? fault : null));
        expectAllThere(root, acknowledged);
      }
    });

    it('goes on by itself after a single failure: nothing later is refused', () => {
      const healthy = attempt(() => null);
      for (let at = 0; at < healthy.calls; at += 1) {
        const { acknowledged, app } = attempt(({ index }) => (index === at ? fault : null));
        expect(acknowledged[0]?.seals.length).toBeGreaterThanOrEqual(5);
        // What the failed write left behind is gone, whether or not it was longer than what came after it.
        app.recorder.record(acknowledged[0]?.runId ?? '', { type: 'AddNote', item: null, text: 'end' });
        expectLedger(app, acknowledged[0]?.runId ?? '');
      }
    });

    it('acknowledges nothing that is not there when everything fails from some call on', () => {
      const healthy = attempt(() => null);
      for (let from = 0; from < healthy.calls; from += 1) {
        const { root, acknowledged } = attempt(({ index }) =>
          index >= from && fault !== 'short' ? fault : null,
        );
        expectAllThere(root, acknowledged);
      }
    });
  });

  it('says once that saving fails, changes nothing meanwhile, and says when it works again', () => {
    let isFull = false;
    const files = faultyFiles(({ name }) => (isFull && name === 'write' ? 'ENOSPC' : null));
    const app = startTestApp({ files });
    const runId = createRun(app);
    const before = app.shelf.get(runId)?.run;
    isFull = true;
    for (const text of ['one', 'two', 'three']) {
      expect(app.recorder.record(runId, { type: 'AddNote', item: null, text })).toMatchObject({
        ok: false,
        error: { kind: 'trouble', trouble: { code: 'NotSaved', cause: 'full' } },
      });
    }
    expect(app.shelf.get(runId)?.run).toBe(before);
    expect(app.desktop.told.map(({ kind }) => kind)).toEqual(['save-trouble']);
    app.watch.begin();
    expect(app.desktop.told.length).toBe(1);
    isFull = false;
    app.watch.look();
    expect(app.desktop.told.at(-1)).toEqual({ kind: 'save-trouble', trouble: null });
    expect(app.recorder.record(runId, { type: 'AddNote', item: null, text: 'four' }).ok).toBe(true);
    const text = Buffer.from(nodeFiles.read(app.folder.ledger(runId))).toString('utf8');
    expect(readLedger(text, hashText)).toMatchObject({ valid: true, lines: { length: 2 } });
  });

  it('writes a ledger again that was deleted while the app ran', () => {
    const app = startTestApp();
    const runId = createRun(app);
    nodeFiles.remove(app.folder.ledger(runId));
    expect(app.recorder.record(runId, { type: 'AddNote', item: null, text: 'still here' }).ok).toBe(true);
    const text = Buffer.from(nodeFiles.read(app.folder.ledger(runId))).toString('utf8');
    expect(readLedger(text, hashText)).toMatchObject({ valid: true, lines: { length: 2 } });
  });

  it('numbers without a gap when creating failed in between', () => {
    let isFull = false;
    const app = startTestApp({
      files: faultyFiles(({ name }) => (isFull && name === 'syncData' ? 'EIO' : null)),
    });
    createRun(app);
    isFull = true;
    expect(app.recorder.createRun(newRun()).ok).toBe(false);
    isFull = false;
    createRun(app);
    const numbers = app.shelf.heads().map(({ summary }) => summary?.runNumber.slice(5));
    expect(numbers).toEqual(['1', '2']);
  });

  it('has everything of a command in one write and one sync, before it answers', () => {
    const files = faultyFiles(() => null);
    const app = startTestApp({ files });
    app.settings.save({ ...app.settings.current(), operator: 'Mei Lindqvist' });
    const runId = createRun(app, shippedMarkdown);
    const before = files.calls().length;
    const first = app.recorder.record(runId, {
      type: 'StartStep',
      group: '2.1',
      overrideReason: 'all is well',
    });
    expect(first.ok && first.value.events.length).toBeGreaterThan(1);
    expect(files.calls().slice(before)).toEqual(['describe', 'write', 'syncData']);
  });

  it('syncs a new ledger’s name, and its folder’s, before the run is acknowledged', () => {
    const files = faultyFiles(() => null, nodeFiles);
    const app = startTestApp({ files });
    const before = files.calls().length;
    expect(app.recorder.createRun(newRun()).ok).toBe(true);
    const atAnswer = files.calls().lastIndexOf('syncData');
    const made = files.calls().slice(before, atAnswer + 1);
    expect(made.filter((name) => name === 'rename').length).toBe(1);
    // The file itself, the run's folder, the folder of all runs, and the data folder.
    expect(made.filter((name) => name === 'sync').length).toBe(4);
    expect(made.slice(-2)).toEqual(['write', 'syncData']);
  });
});
