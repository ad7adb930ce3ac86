import { describe, expect, it } from 'vitest';
import { readLedger } from '#shared/ledger/verify-chain.ts';
import { describeEvent } from '#shared/run/describe-event.ts';
import { exceptions, recallCounts } from '#shared/run/exceptions.ts';
import { replayRun } from '#shared/run/replay-run.ts';
import { rollbackProgress } from '#shared/run/rollback-progress.ts';
import { summariseRun } from '#shared/run/summarise-run.ts';
import { timingOf } from '#shared/verification/timing.ts';
import { sha256 } from '../../../support/run-player.ts';
import {
  sampleAborted,
  sampleNight,
  sampleNightLive,
  sampleNightUnsigned,
  sampleRollback,
  type SampleRun,
} from '../../../support/sample-run.ts';

const night = sampleNight();
const rollback = sampleRollback();
const aborted = sampleAborted();
const linesOf = ({ run, steadyNow }: SampleRun) =>
  exceptions(run, steadyNow).map(({ kind, item }) => [kind, item]);
const history = ({ run, events }: SampleRun) => events.map((recorded) => describeEvent(recorded, run));

describe('a whole night', () => {
  it('replays from its ledger to the state that was seen', () => {
    for (const sample of [night, rollback, aborted, sampleNightLive(), sampleNightUnsigned()]) {
      expect(replayRun(sample.events)).toEqual(sample.run);
      const ledger = readLedger(sample.lines.map((line) => `${line}\n`).join(''), sha256);
      expect(ledger).toMatchObject({ valid: true });
      expect(replayRun(ledger.events)).toEqual(sample.run);
    }
  });

  it('ends sealed, with every exception in its place and none besides', () => {
    expect(night.run).toMatchObject({ phase: 'sealed', outcome: 'deployed', operator: 'Jonas Weber' });
    expect(linesOf(night)).toEqual([
      ['failed', '2.2.5'],
      ['deferred', '1.2.4'],
      ['late', '3.1.5'],
      ['not-applicable', '6.2.4'],
      ['override', null],
      ['override', null],
      ['breach', '4.1.2'],
      ['tripped', '4.1.3'],
      ['hold', '4.1.3'],
    ]);
  });

  it('is counted once in recall and summary', () => {
    expect(recallCounts(night.run, night.steadyNow)).toEqual({
      failed: 1,
      deferred: 1,
      open: 0,
      overdue: 0,
      late: 1,
      early: 0,
      notApplicable: 1,
      overridden: 2,
    });
    expect(summariseRun(night.run, night.steadyNow)).toMatchObject({
      runNumber: 'K7Q2-25',
      release: '2.14.0',
      outcome: 'deployed',
      failed: 1,
      late: 1,
      overrides: 2,
      signed: 13,
      slots: 13,
      deployedBy: 'Mei Lindqvist',
    });
  });

  it('counts the late item from the end of its window', () => {
    expect(timingOf(night.run, '3.1.5', night.steadyNow)).toEqual({ kind: 'late', byMs: 190_000 });
    expect(history(night)).toContain('3.1.5 CDN serving static assets: done, 3:10 late');
  });

  it('tells each event in one line without the word "error" of its own', () => {
    for (const sample of [night, rollback, aborted]) {
      for (const line of history(sample)) {
        expect(line).not.toBe('');
        expect(line).not.toMatch(/undefined|null|\n/u);
      }
    }
  });
});

describe('a rollback night', () => {
  it('measures the time to restore from first observed to the verifying step', () => {
    expect(rollbackProgress(rollback.run, rollback.steadyNow)).toMatchObject({
      current: null,
      finished: true,
      timeToRestoreMs: 18 * 60_000 + 2000,
    });
  });

  it('ends rolled back and lists the trip, not every paused item', () => {
    expect(rollback.run).toMatchObject({ phase: 'closing', outcome: 'rolled-back' });
    expect(linesOf(rollback)).toEqual([
      ['failed', '2.2.5'],
      ['deferred', '1.2.4'],
      ['late', '3.1.5'],
      ['not-applicable', '4.2.3'],
      ['not-applicable', '4.2.5'],
      ['not-applicable', '6.2.4'],
      ['override', null],
      ['override', null],
      ['tripped', '4.1.2'],
    ]);
  });
});

describe('an aborted run', () => {
  it('closes with its reason and keeps what was not clear', () => {
    expect(aborted.run).toMatchObject({ phase: 'closing', outcome: 'aborted', goLive: null });
    expect(aborted.run.closing?.recalled).toContainEqual({ item: '2.2.3', state: 'failed' });
    expect(history(aborted).at(-1)).toBe(
      'Aborted by Mei Lindqvist: Build cannot be made tonight, nothing was deployed',
    );
  });
});
