import { describe, expect, it } from 'vitest';
import { askedBreaches, lastMarks, movedMeanwhile } from '#renderer/features/recovery/recovery-model.ts';
import { playToGoLive, sampleNightLive } from '../../../../support/sample-run.ts';

const second = 1000;

/** A live run whose laptop slept 25 minutes; the clock was last looked at `lookedBefore` ms before it fell asleep. */
function sleptInBreach({ lookedBefore }: { readonly lookedBefore: number }) {
  const player = playToGoLive();
  player.clock.advance(60 * second);
  player.play({ type: 'ObserveTrigger', trigger: '4.1.3', since: null });
  player.clock.advance(second);
  const fromAt = player.clock.now().wall - lookedBefore;
  player.clock.sleep(25 * 60 * second);
  const slept = { kind: 'slept', fromAt, toAt: player.clock.now().wall, shiftMs: 0 } as const;
  player.play({ type: 'RecordClockDisturbance', ...slept });
  const gap = player.run().disturbances.at(-1);
  if (gap === undefined) throw new Error('No gap was recorded.');
  return { player, interruption: { kind: 'slept', gap } as const };
}

describe('the breaches that are asked about after a sleep', () => {
  it('have what their stopwatch showed', () => {
    const { player, interruption } = sleptInBreach({ lookedBefore: 0 });
    expect(askedBreaches(player.run(), interruption)).toMatchObject([
      { breach: { trigger: '4.1.3' }, stopwatch: '0:01' },
    ]);
  });

  it('include one that was observed after the last look at the clock, just before the sleep', () => {
    const { player, interruption } = sleptInBreach({ lookedBefore: 5 * second });
    expect(askedBreaches(player.run(), interruption)).toMatchObject([
      { breach: { trigger: '4.1.3' }, stopwatch: '0:00' },
    ]);
  });

  it('do not include one that was observed after the sleep', () => {
    const { player, interruption } = sleptInBreach({ lookedBefore: 0 });
    player.clock.advance(second);
    player.play({ type: 'ObserveTrigger', trigger: '4.1.2', since: null });
    expect(askedBreaches(player.run(), interruption).map(({ breach }) => breach.trigger)).toEqual(['4.1.3']);
  });
});

it('tells every time by the clock on the wall now, also when the laptop came to another zone', () => {
  const { run } = sampleNightLive();
  const steadyNow = (run.goLive?.steadyLiveAt ?? 0) + 66 * 60 * second;
  const fromAt = steadyNow + run.shiftMs - 30 * 60 * second;
  const texts = (offsetMinutes: number) => [
    ...movedMeanwhile(run, fromAt, { steadyNow, offsetMinutes }).map(({ text }) => text),
    ...lastMarks(run, offsetMinutes).map(({ text }) => text),
  ];
  expect(texts(60)).toEqual([
    expect.stringContaining('Closed at 03:04:00.'),
    expect.stringContaining('Still open until 03:34:00.'),
    expect.stringMatching(/, 02:09:\d\d$/),
    expect.stringMatching(/, 02:37:\d\d$/),
  ]);
  expect(texts(0)).toEqual([
    expect.stringContaining('Closed at 02:04:00.'),
    expect.stringContaining('Still open until 02:34:00.'),
    expect.stringMatching(/, 01:09:\d\d$/),
    expect.stringMatching(/, 01:37:\d\d$/),
  ]);
});
