import { describe, expect, it } from 'vitest';
import type { FileLayer } from '#electron/ledger/file-layer.ts';
import { readOnlyReason } from '#electron/open-run.ts';
import { memoryDisk, type Keep, type MemoryDisk } from '../support/memory-disk.ts';
import { filesUntil, PowerCut, seeded } from '../support/power-cut.ts';
import { handClock, newRun, openTestApp, type TestApp } from '../support/test-app.ts';

const noCopy = { heads: [], dataLoss: null, isNew: false };
/** Outcomes of each cut that are tried besides "nothing" and "everything unsynced survived". */
const chances = 10;

type Acknowledged = { readonly runId: string; readonly seal: string };

function start(files: FileLayer): TestApp {
  const app = openTestApp({ root: '/data', files, clock: handClock() });
  app.custodian.reconcileStore(noCopy);
  return app;
}

/** Two runs of five events each, as far as the disk goes along; what was acknowledged by then. */
function work(files: FileLayer): readonly Acknowledged[] {
  const acknowledged: Acknowledged[] = [];
  try {
    const app = start(files);
    for (let run = 0; run < 2; run += 1) {
      const created = app.recorder.createRun(newRun());
      if (!created.ok) break;
      const { runId, events } = created.value;
      acknowledged.push(...events.map(({ seal }) => ({ runId, seal })));
      for (let number = 1; number <= 4; number += 1) acknowledged.push(...noted(app, runId, number * 97));
      app.shelf.keepHeads();
    }
  } catch (thrown) {
    if (!(thrown instanceof PowerCut)) throw thrown;
  }
  return acknowledged;
}

function noted(app: TestApp, runId: string, length: number): readonly Acknowledged[] {
  const note = app.recorder.record(runId, { type: 'AddNote', item: null, text: 'x'.repeat(length) });
  return note.ok ? note.value.events.map(({ seal }) => ({ runId, seal })) : [];
}

const outcomes: readonly Keep[] = [
  'nothing',
  'everything',
  ...Array.from({ length: chances }, () => 'some' as const),
];

/** Everything acknowledged is there and the run takes more; then the same again at the start after that. */
function expectAll(disk: MemoryDisk, acknowledged: readonly Acknowledged[]): void {
  const app = start(disk.files);
  expect(app.shelf.problems).toEqual([]);
  for (const { runId, seal } of acknowledged) {
    const shelved = app.shelf.get(runId);
    expect(shelved?.events.some((event) => event.seal === seal)).toBe(true);
    expect(shelved === null ? 'gone' : readOnlyReason(shelved)).toBeNull();
  }
  const more = [...new Set(acknowledged.map(({ runId }) => runId))].flatMap((runId) =>
    noted(app, runId, 300),
  );
  const next = start(disk.cut('nothing', () => 0).files);
  for (const { runId, seal } of more) {
    expect(next.shelf.get(runId)?.events.at(-1)?.seal).toBe(seal);
  }
}

describe('power cut at any moment', () => {
  const whole = memoryDisk();
  work(whole.files);
  const moments = whole.changes();

  it(
    `loses nothing acknowledged in ${(moments + 1) * outcomes.length} cuts: after each of ${moments} changes, with what a disk may make of the unsynced`,
    { timeout: 120_000 },
    () => {
      let cuts = 0;
      for (let at = 0; at <= moments; at += 1) {
        const disk = memoryDisk();
        const acknowledged = work(filesUntil(disk, at));
        for (const [number, keep] of outcomes.entries()) {
          expectAll(disk.cut(keep, seeded(at * 100 + number)), acknowledged);
          cuts += 1;
        }
      }
      expect(cuts).toBeGreaterThanOrEqual(500);
    },
  );

  it('would notice a writer that does not wait for the disk', () => {
    const disk = memoryDisk();
    const lying: FileLayer = { ...disk.files, syncData: () => undefined };
    const acknowledged = work(lying);
    expect(() =>
      expectAll(
        disk.cut('nothing', () => 0),
        acknowledged,
      ),
    ).toThrow(/expected/);
  });

  it('would notice a new file whose name is not made durable', () => {
    const disk = memoryDisk();
    const lying: FileLayer = {
      ...disk.files,
      open: (path, how) => disk.files.open(how === 'folder' ? '/' : path, how),
    };
    const acknowledged = work(lying);
    expect(() =>
      expectAll(
        disk.cut('nothing', () => 0),
        acknowledged,
      ),
    ).toThrow(/expected/);
  });
});
