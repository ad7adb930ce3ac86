import { describe, expect, it } from 'vitest';
import { readOnlyReason } from '#electron/open-run.ts';
import { ledgerLine } from '#shared/ledger/ledger-line.ts';
import { memoryDisk, type MemoryDisk } from '../support/memory-disk.ts';
import { putFile, seeded } from '../support/power-cut.ts';
import { createRun, handClock, openTestApp, type TestApp } from '../support/test-app.ts';

/** Places tried for each kind of damage to each file: `RUNSHEET_DAMAGE_PLACES=50` for the long round. */
const places = Number(process.env['RUNSHEET_DAMAGE_PLACES'] ?? '2');

type Runs = ReadonlyMap<string, readonly string[]>;

/** Two runs of eight events, everything an evening leaves in the data folder, and each run's lines as a copy has them. */
function evening(): { readonly disk: MemoryDisk; readonly runs: Runs } {
  const disk = memoryDisk();
  const app = start(disk);
  app.settings.save({ ...app.settings.current(), operator: '李伟' });
  const runs = new Map<string, readonly string[]>();
  for (const product of ['one', 'two']) {
    const runId = createRun(app);
    for (let number = 1; number <= 7; number += 1)
      app.recorder.record(runId, { type: 'AddNote', item: null, text: `${product} ${number} Олег` });
    const events = app.shelf.get(runId)?.events ?? [];
    runs.set(
      runId,
      events.map((recorded) => ledgerLine(runId, recorded)),
    );
  }
  app.custodian.reconcileStore({ heads: headsOf(runs), dataLoss: null, isNew: false });
  app.watch.end();
  app.shelf.keepHeads();
  return { disk, runs };
}

function start(disk: MemoryDisk): TestApp {
  return openTestApp({ root: '/data', files: disk.files, clock: handClock() });
}

function headsOf(runs: Runs) {
  return [...runs].map(([runId, lines]) => ({
    runId,
    position: lines.length,
    head: /"seal":"(\w+)"\}$/.exec(lines.at(-1) ?? '')?.[1] ?? '',
  }));
}

const kinds: Readonly<Record<string, (bytes: Buffer, random: () => number) => Buffer | null>> = {
  'a byte flipped': (bytes, random) => {
    const flipped = Buffer.from(bytes);
    const place = Math.floor(random() * bytes.byteLength);
    flipped[place] = (flipped[place] ?? 0) ^ (1 << Math.floor(random() * 8));
    return flipped;
  },
  'cut off': (bytes, random) => bytes.subarray(0, Math.floor(random() * bytes.byteLength)),
  'zeroed in part': (bytes, random) => {
    const place = Math.floor(random() * bytes.byteLength);
    return Buffer.from(bytes).fill(
      0,
      place,
      Math.min(bytes.byteLength, place + 1 + Math.floor(random() * 500)),
    );
  },
  emptied: () => Buffer.alloc(0),
  missing: () => null,
  'followed by garbage': (bytes, random) =>
    Buffer.concat([bytes, Buffer.from(Array.from({ length: 90 }, () => Math.floor(random() * 256)))]),
  'zeros behind it': (bytes) => Buffer.concat([bytes, Buffer.alloc(512)]),
  'two lines swapped': (bytes, random) =>
    changeLines(bytes, random, (lines, at) => {
      const [line = ''] = lines.splice(at, 1);
      lines.splice(Math.max(0, at - 1), 0, line);
    }),
  'a line twice': (bytes, random) =>
    changeLines(bytes, random, (lines, at) => lines.splice(at, 0, lines[at] ?? '')),
  'a line removed': (bytes, random) => changeLines(bytes, random, (lines, at) => lines.splice(at, 1)),
  'the last lines removed': (bytes, random) =>
    changeLines(bytes, random, (lines, at) => lines.splice(at, lines.length - 1 - at)),
};

function changeLines(
  bytes: Buffer,
  random: () => number,
  change: (lines: string[], at: number) => unknown,
): Buffer {
  const lines = bytes.toString('latin1').split('\n');
  change(lines, Math.floor(random() * Math.max(1, lines.length - 1)));
  return Buffer.from(lines.join('\n'), 'latin1');
}

/** Nothing thrown, nothing invented; the lines of each run that are there now, repairs aside. */
function healed(disk: MemoryDisk, runs: Runs, hasCopy: boolean): ReadonlyMap<string, number> {
  const app = start(disk);
  const heads = hasCopy ? headsOf(runs) : [];
  const { wanted } = app.custodian.reconcileStore({ heads, dataLoss: null, isNew: !hasCopy });
  // No second place and no backup here: everything has happened when the call returns.
  for (const runId of wanted) void app.custodian.restoreLedger(runId, runs.get(runId) ?? []);
  app.laterChecks.finish();
  for (const told of app.desktop.told) {
    for (const runId of told.kind === 'store-wanted' ? told.runIds : [])
      void app.custodian.restoreLedger(runId, hasCopy ? (runs.get(runId) ?? []) : []);
  }
  return new Map([...runs].map(([runId, lines]) => [runId, keptOf(app, runId, lines)]));
}

function keptOf(app: TestApp, runId: string, lines: readonly string[]): number {
  const shelved = app.shelf.get(runId);
  if (shelved === null) return 0;
  const facts = shelved.events.filter(({ event }) => event.type !== 'StoreRepaired');
  expect(facts.map((recorded) => ledgerLine(runId, recorded))).toEqual(lines.slice(0, facts.length));
  // Nothing short of whole passes as whole.
  expect(readOnlyReason(shelved) !== null || facts.length === lines.length).toBe(true);
  return facts.length;
}

/** How many lines hold before the first place where two contents differ. */
function linesBefore(one: string, other: string): number {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same += 1;
  return one.slice(0, same).split('\n').length - 1;
}

const original = evening();
const paths = Object.keys(original.disk.contents());

describe.each(paths.map((path) => path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, (runId) => runId)))(
  '%s',
  (path) => {
    it.each(Object.keys(kinds))('%s: nothing thrown, invented, or dropped that a copy has', (kind) => {
      const damage = kinds[kind] ?? (() => null);
      const before = original.disk.contents()[path] ?? '';
      for (let place = 0; place < places; place += 1) {
        const after = damage(Buffer.from(before, 'latin1'), seeded(place * 31 + kind.length));
        for (const hasCopy of [true, false]) {
          const disk = original.disk.cut('everything', () => 0);
          putFile(disk, path, after);
          const kept = healed(disk, original.runs, hasCopy);
          for (const [runId, lines] of original.runs) {
            const isHit = path.includes(runId) && path.endsWith('.jsonl') && !hasCopy;
            const least = isHit ? linesBefore(before, after?.toString('latin1') ?? '') : lines.length;
            expect(kept.get(runId)).toBeGreaterThanOrEqual(Math.min(least, lines.length));
          }
        }
      }
    });
  },
);
