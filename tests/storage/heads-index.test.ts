import fc from 'fast-check';
import { appendFileSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { checkLater } from '#electron/check-later.ts';
import { dataFolder } from '#electron/data-folder.ts';
import { nodeFiles, type FileLayer } from '#electron/ledger/file-layer.ts';
import { readOnlyReason } from '#electron/open-run.ts';
import { readerInPlace } from '#electron/reading/checklist-reader.ts';
import { readAheadWith } from '#electron/reading/read-ahead.ts';
import { openShelf } from '#electron/run-shelf.ts';
import type { DesktopTidings } from '#shared/ipc/desktop-contract.ts';
import { createRun, startTestApp, temporaryFolder, type TestApp } from '../support/test-app.ts';

/** Three runs of four events each, ended as a person ends the app. */
function folderWithRuns(root = temporaryFolder()) {
  const app = startTestApp({ root });
  const runIds = [1, 2, 3].map(() => {
    app.clock.pass(1000);
    return createRun(app);
  });
  for (const runId of runIds) {
    for (const text of ['one', 'two', 'three']) note(app, runId, text);
  }
  app.custodian.reconcileStore(noCopy);
  app.shelf.keepHeads();
  const [first = ''] = runIds;
  return { root, runIds, first, ledger: app.folder.ledger(first), index: app.folder.heads };
}

const noCopy = { heads: [], dataLoss: null, isNew: false };

function note(app: TestApp, runId: string, text: string) {
  return app.recorder.record(runId, { type: 'AddNote', item: null, text });
}

/** Counts the ledgers that are read. */
function countingFiles(): FileLayer & { readonly ledgersRead: () => number } {
  let count = 0;
  return {
    ...nodeFiles,
    ledgersRead: () => count,
    read: (path) => {
      if (path.endsWith('ledger.jsonl')) count += 1;
      return nodeFiles.read(path);
    },
  };
}

function cutLastLine(path: string): void {
  const lines = readFileSync(path, 'utf8').split('\n');
  writeFileSync(path, `${lines.slice(0, -2).join('\n')}\n`);
}

describe('the index of heads', () => {
  it('lists every run at the next start without reading a ledger, and reads one when it is asked for', () => {
    const { root, runIds, first } = folderWithRuns();
    const files = countingFiles();
    const app = startTestApp({ root, files });
    expect(app.shelf.heads().map(({ runId }) => runId)).toEqual(runIds);
    expect(app.shelf.heads().map(({ summary }) => summary?.position)).toEqual([4, 4, 4]);
    expect(files.ledgersRead()).toBe(0);
    expect(app.shelf.get(first)?.events.length).toBe(4);
    expect(files.ledgersRead()).toBe(1);
  });

  it.each([
    ['deleted', (path: string) => rmSync(path)],
    ['emptied', (path: string) => writeFileSync(path, '')],
    ['zeroed', (path: string) => writeFileSync(path, Buffer.alloc(3000))],
    ['cut in the middle', (path: string) => writeFileSync(path, readFileSync(path).subarray(0, 2000))],
    ['cut in its last byte', (path: string) => writeFileSync(path, readFileSync(path).subarray(0, -1))],
    ['followed by a torn line', (path: string) => appendFileSync(path, '{"head":{"ru')],
    [
      'of another version',
      (path: string) => writeFileSync(path, readFileSync(path, 'utf8').replaceAll('rehearsal', 'practice')),
    ],
  ])('that was %s is made anew from the ledgers', (_name, damage) => {
    const { root, runIds, first, index } = folderWithRuns();
    damage(index);
    const app = startTestApp({ root });
    expect(app.shelf.heads().map(({ runId, position }) => [runId, position])).toEqual(
      runIds.map((runId) => [runId, 4]),
    );
    expect(app.custodian.reconcileStore(noCopy).findings.join('')).not.toContain('ledger');
    expect(note(app, first, 'four').ok).toBe(true);
    app.shelf.keepHeads();
    const files = countingFiles();
    expect(startTestApp({ root, files }).shelf.head(first)?.position).toBe(5);
    expect(files.ledgersRead()).toBe(0);
  });

  it('may lag behind a ledger: the run is read, and nothing is found wrong', () => {
    const { root, first, index } = folderWithRuns();
    const older = readFileSync(index);
    const app = startTestApp({ root });
    note(app, first, 'four');
    app.shelf.keepHeads();
    writeFileSync(index, older);
    const next = startTestApp({ root });
    expect(next.shelf.head(first)?.position).toBe(5);
    expect(next.shelf.get(first)?.repair).toBeNull();
  });

  it('tells a ledger that was cut at the end of a line, names what is missing and opens it read-only', () => {
    const { root, first, ledger } = folderWithRuns();
    cutLastLine(ledger);
    const app = startTestApp({ root });
    const { findings } = app.custodian.reconcileStore(noCopy);
    expect(findings.join(' ')).toContain(
      'The ledger ended after event 3, and 4 had been saved. No copy had more. Event 4 is missing.',
    );
    expect(app.custodian.openRun(first)).toMatchObject({ value: { readOnly: 'damaged' } });
    const next = startTestApp({ root });
    expect(next.custodian.reconcileStore(noCopy).findings.join(' ')).not.toContain('The ledger');
    expect(note(next, first, 'four').ok).toBe(true);
  });

  it('tells a ledger in whose place another one stands', () => {
    const { root, first, ledger, index } = folderWithRuns();
    const keptIndex = readFileSync(index);
    cutLastLine(ledger);
    rmSync(index);
    note(startTestApp({ root }), first, 'something else, said at greater length');
    writeFileSync(index, keptIndex);
    const next = startTestApp({ root });
    expect(next.custodian.reconcileStore(noCopy).findings.join(' ')).toContain(
      'The ledger differs from what was saved, at event 4 or before.',
    );
  });

  it('tells once that a run is gone', () => {
    const { root, first, ledger, runIds } = folderWithRuns();
    rmSync(ledger);
    const app = startTestApp({ root });
    expect(app.custodian.openRun(first)).toMatchObject({ error: { code: 'RunUnreadable' } });
    const [finding] = app.custodian.reconcileStore(noCopy).findings;
    expect(finding).toMatch(/^Run \w{4}-1 \(XianFeast 2\.14\.0\) with 4 events is gone/);
    expect(app.shelf.heads().map(({ runId }) => runId)).toEqual(runIds.slice(1));
    app.shelf.keepHeads();
    expect(startTestApp({ root }).custodian.reconcileStore(noCopy).findings.join(' ')).not.toContain('gone:');
  });

  it('has every ledger read in the background, and a bad byte is found before anybody opens that run', () => {
    const { root, first, ledger } = folderWithRuns();
    const written = 1_700_000_000;
    utimesSync(ledger, written, written);
    startTestApp({ root }).shelf.keepHeads();
    writeFileSync(ledger, readFileSync(ledger, 'utf8').replace('"text":"two"', '"text":"twa"'));
    utimesSync(ledger, written, written);
    const app = startTestApp({ root });
    app.custodian.reconcileStore(noCopy);
    expect(app.shelf.opened()).toEqual([]);
    app.laterChecks.finish();
    expect(app.shelf.opened().map(({ runId }) => runId)).toEqual([first]);
    expect(app.shelf.get(first)?.events.length).toBe(2);
    expect(app.desktop.told).toContainEqual({ kind: 'store-wanted', runIds: [first] });
  });

  it('reads a ledger that was written since, though its length is the same', () => {
    const { root, ledger } = folderWithRuns();
    writeFileSync(ledger, readFileSync(ledger, 'utf8').replace('"text":"two"', '"text":"twa"'));
    const { findings } = startTestApp({ root }).custodian.reconcileStore(noCopy);
    expect(findings.join(' ')).toContain(
      'damaged from line 3 on. No copy had more. Events 3 to 4 are missing.',
    );
  });

  it('that is gone does not hold up a start with many runs: the rest is listed as it is read', () => {
    const { root, runIds, index } = folderWithRuns();
    rmSync(index);
    const place = { files: nodeFiles, folder: dataFolder(root) };
    const shelf = openShelf(place, () => 0, 0);
    expect(shelf.heads()).toEqual([]);
    expect(shelf.unread().toSorted()).toEqual(runIds.toSorted());
    const told: DesktopTidings[] = [];
    const readAhead = readAheadWith(readerInPlace);
    checkLater({
      place,
      shelf,
      readAhead,
      log: () => undefined,
      tell: (tidings) => void told.push(tidings),
    }).finish();
    expect(
      told.map((tidings) => (tidings.kind === 'recorded' ? tidings.recorded.summary.position : 0)),
    ).toEqual([4, 4, 4]);
    expect(shelf.heads().map(({ runId }) => runId)).toEqual(runIds);
    expect(shelf.unread()).toEqual([]);
  });

  it('is checked against the ledgers only in the pauses of whoever asks for something', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] });
    onTestFinished(() => void vi.useRealTimers());
    const { root } = folderWithRuns();
    const place = { files: nodeFiles, folder: dataFolder(root) };
    const shelf = openShelf(place, () => 0);
    const logged: string[] = [];
    const checks = checkLater({
      place,
      shelf,
      readAhead: readAheadWith(readerInPlace),
      log: (line) => void logged.push(line),
      tell: () => undefined,
    });
    checks.begin();
    for (let key = 0; key < 10; key += 1) {
      checks.rest();
      vi.advanceTimersByTime(200);
    }
    expect(logged).toEqual([]);
    vi.advanceTimersByTime(1000);
    expect(logged).toEqual(['ledgers: 3 checked, 0 of them did not hold']);
  });

  it('keeps few runs in memory, whatever is asked for', () => {
    const root = temporaryFolder();
    const app = startTestApp({ root });
    const runIds = Array.from({ length: 40 }, () => {
      app.clock.pass(1000);
      return createRun(app);
    });
    for (const runId of runIds) expect(note(app, runId, 'again').ok).toBe(true);
    expect(app.shelf.opened().length).toBeLessThan(20);
    expect(app.shelf.heads().map(({ summary }) => summary?.position)).toEqual(runIds.map(() => 2));
    const next = startTestApp({ root });
    expect(next.shelf.heads().map(({ position }) => position)).toEqual(runIds.map(() => 2));
  });

  it('never makes a ledger look whole that is not, whatever befalls both', { timeout: 60_000 }, () => {
    const original = folderWithRuns();
    const keptLedger = readFileSync(original.ledger);
    const keptIndex = readFileSync(original.index);
    const seals = startTestApp({ root: original.root })
      .shelf.get(original.first)
      ?.events.map(({ seal }) => seal);
    const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
    const damage = fc.oneof(
      fc.record({ kind: fc.constant('none' as const), at: place }),
      fc.record({
        kind: fc.constantFrom('flip' as const, 'cut' as const, 'cut at a line' as const),
        at: place,
      }),
    );
    fc.assert(
      fc.property(damage, damage, (ofLedger, ofIndex) => {
        rmSync(`${original.root}/repairs`, { recursive: true, force: true });
        writeFileSync(original.ledger, harm(keptLedger, ofLedger));
        writeFileSync(original.index, harm(keptIndex, ofIndex));
        const app = startTestApp({ root: original.root });
        const shelved = app.shelf.get(original.first);
        const kept = shelved?.events.map(({ seal }) => seal) ?? [];
        expect(kept).toEqual(seals?.slice(0, kept.length));
        const looksWhole = shelved !== null && readOnlyReason(shelved) === null;
        // Only a ledger cut at a line whose index is damaged too looks as if nothing ever was behind it.
        expect(looksWhole && kept.length < 4 && ofIndex.kind === 'none').toBe(false);
      }),
      { numRuns: 40 },
    );
  });
});

function harm(bytes: Buffer, { kind, at }: { readonly kind: string; readonly at: number }): Buffer {
  const place = Math.floor(at * bytes.byteLength);
  if (kind === 'none') return bytes;
  if (kind === 'cut') return bytes.subarray(0, place);
  if (kind === 'cut at a line') return bytes.subarray(0, bytes.lastIndexOf(10, place) + 1);
  const flipped = Buffer.from(bytes);
  flipped[place] = (flipped[place] ?? 0) ^ 0x20;
  return flipped;
}
