import { describe, expect, it } from 'vitest';
import { hashText } from '#electron/ledger/hash-text.ts';
import type { FileLayer } from '#electron/ledger/file-layer.ts';
import { readLedger } from '#shared/ledger/verify-chain.ts';
import type { StoreHead } from '#shared/ipc/desktop-contract.ts';
import { faultyFiles, type Fault } from '../support/faulty-files.ts';
import { memoryDisk, type Keep, type MemoryDisk } from '../support/memory-disk.ts';
import { filesUntil, PowerCut, putFile, seeded } from '../support/power-cut.ts';
import { createRun, handClock, openTestApp } from '../support/test-app.ts';

/** A night of six events on a disk, and what a window's copy in step with it holds. */
type Night = {
  readonly disk: MemoryDisk;
  readonly runId: string;
  readonly path: string;
  readonly lines: readonly string[];
  readonly head: StoreHead;
};

function night(): Night {
  const disk = memoryDisk();
  const app = openTestApp({ root: '/data', files: disk.files, clock: handClock() });
  const runId = createRun(app);
  for (let number = 1; number <= 5; number += 1)
    app.recorder.record(runId, { type: 'AddNote', item: null, text: `note ${number}` });
  app.shelf.keepHeads();
  const path = app.folder.ledger(runId);
  const lines = textOf(disk, path).split('\n').slice(0, -1);
  const end = app.shelf.get(runId)?.end ?? { position: 0, head: '' };
  return { disk: disk.cut('everything', () => 0), runId, path, lines, head: { runId, ...end } };
}

function textOf({ files }: MemoryDisk, path: string): string {
  return files.sizeOf(path) === null ? '' : Buffer.from(files.read(path)).toString('utf8');
}

/** One start, its comparison with the copy and the checks behind it, as far as the disk goes along. */
function recover(files: FileLayer, { runId, lines, head }: Night, hasCopy: boolean): void {
  try {
    const app = openTestApp({ root: '/data', files, clock: handClock() });
    const heads = hasCopy ? [head] : [];
    const { wanted } = app.custodian.reconcileStore({ heads, dataLoss: null, isNew: false });
    // What no length gives away is found by the check in the background, which asks the copy then.
    app.laterChecks.finish();
    const isAsked = app.desktop.told.some(({ kind }) => kind === 'store-wanted');
    // No second place and no backup here: everything has happened when the call returns.
    if (wanted.length > 0 || isAsked)
      app.custodian.restoreLedger(runId, hasCopy ? lines : []).catch(mustBePowerCut);
  } catch (thrown) {
    mustBePowerCut(thrown);
  }
}

function mustBePowerCut(thrown: unknown): void {
  if (!(thrown instanceof PowerCut)) throw thrown;
}

const kept = (text: string, count: number) =>
  text
    .split('\n')
    .slice(0, count)
    .map((line) => `${line}\n`)
    .join('');

const damages: readonly (readonly [string, (text: string) => string | null, boolean])[] = [
  ['a torn last line', (text) => `${text}{"at":"2026-11-18T02:`, false],
  ['a torn last line and a copy that has more', (text) => text.slice(0, -20), true],
  ['a line altered, without a copy', (text) => text.replace('note 3', 'note 9'), false],
  ['a line altered', (text) => text.replace('note 3', 'note 9'), true],
  ['its last two lines missing, without a copy', (text) => kept(text, 4), false],
  ['its last two lines missing', (text) => kept(text, 4), true],
  ['no ledger at all', () => null, true],
];
const keeps: readonly Keep[] = ['nothing', 'everything', 'some', 'some'];

function damaged(damage: (text: string) => string | null): Night {
  const fresh = night();
  const text = damage(textOf(fresh.disk, fresh.path));
  putFile(fresh.disk, fresh.path, text === null ? null : Buffer.from(text));
  return { ...fresh, disk: fresh.disk.cut('everything', () => 0) };
}

/** The ledger without what differs by chance from one night to the next. */
function story(disk: MemoryDisk, path: string): readonly string[] {
  const read = readLedger(textOf(disk, path), hashText);
  expect(read.firstBadLine ?? read.torn).toBeNull();
  return read.events.map(({ event }) => ('text' in event ? event.text : event.type));
}

describe.each(damages)('recovery from %s', (_name, damage, hasCopy) => {
  it('ends in the same bytes, whenever the power fails in it', () => {
    const start = damaged(damage);
    const undisturbed = start.disk.cut('everything', () => 0);
    recover(undisturbed.files, start, hasCopy);
    const whole = textOf(undisturbed, start.path);
    expect(story(undisturbed, start.path).filter((word) => word === 'StoreRepaired')).toHaveLength(1);
    for (let at = 0; at <= undisturbed.changes(); at += 1) {
      for (const [number, keep] of keeps.entries()) {
        const cut = start.disk.cut('everything', () => 0);
        recover(filesUntil(cut, at), start, hasCopy);
        const found = cut.cut(keep, seeded(at * 10 + number));
        recover(found.files, start, hasCopy);
        expect({ at, keep, text: textOf(found, start.path) }).toEqual({ at, keep, text: whole });
      }
    }
  });

  it('is the same done twice', () => {
    const start = damaged(damage);
    recover(start.disk.files, start, hasCopy);
    const once = start.disk.contents();
    const position = story(start.disk, start.path).length;
    const seal = readLedger(textOf(start.disk, start.path), hashText).head;
    recover(start.disk.files, { ...start, head: { runId: start.runId, position, head: seal } }, hasCopy);
    const ledgers = (contents: Readonly<Record<string, string>>) =>
      Object.entries(contents).filter(([path]) => path.startsWith('/data/runs/'));
    expect(ledgers(start.disk.contents())).toEqual(ledgers(once));
  });

  it.each<Fault>(['EIO', 'ENOSPC', 'short'])('keeps everything when any one call fails with %s', (fault) => {
    const start = damaged(damage);
    const undisturbed = start.disk.cut('everything', () => 0);
    const counting = faultyFiles(() => null, undisturbed.files);
    recover(counting, start, hasCopy);
    const whole = story(undisturbed, start.path).filter((word) => word !== 'StoreRepaired');
    for (let at = 0; at < counting.calls().length; at += 1) {
      const disk = start.disk.cut('everything', () => 0);
      try {
        recover(
          faultyFiles(({ index }) => (index === at ? fault : null), disk.files),
          start,
          hasCopy,
        );
      } catch {
        // The data folder itself could not be made: then the app does not start.
      }
      recover(disk.files, start, hasCopy);
      const words = story(disk, start.path);
      expect(words.filter((word) => word !== 'StoreRepaired')).toEqual(whole);
      expect(words).toContain('StoreRepaired');
    }
  });
});
