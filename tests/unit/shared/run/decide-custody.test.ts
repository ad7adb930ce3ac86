import { describe, expect, it } from 'vitest';
import { describeEvent } from '#shared/run/describe-event.ts';
import { replayRun } from '#shared/run/replay-run.ts';
import type { RunCommand } from '#shared/run/run-commands.ts';
import { after, given, live, restartBehind, startingPoint } from '../../../support/run-spec.ts';
import { playNight } from '../../../support/sample-run.ts';

const minute = 60_000;
const handOver = {
  type: 'HandOverRun',
  handOverId: 'h1',
  installation: 'K7Q2',
  to: ' Samuel Adeyemi ',
} as const;
const note = { type: 'AddNote', item: null, text: 'x' } as const;
const other = {
  type: 'RecordOtherHistory',
  common: 12,
  entries: 3,
  head: 'a'.repeat(64),
  lastAt: 0,
  lastBy: 'Samuel',
} as const;
const sealed = startingPoint(playNight);

describe('handing a run over to another laptop', () => {
  it('records where it went, and refuses everything after', () => {
    given(live)
      .when(handOver)
      .yields([{ type: 'RunHandedOver', to: 'Samuel Adeyemi', installation: 'K7Q2' }]);
    given(live, handOver).when(note).rejects({ code: 'RunElsewhere', to: 'Samuel Adeyemi' });
    given(live, handOver).when({ type: 'RecordTrips' }).rejects({ code: 'RunElsewhere' });
    given(live, handOver).when(handOver).rejects({ code: 'RunElsewhere' });
    given(sealed).when(handOver).rejects({ code: 'RunReadOnly' });
  });

  it('goes on where it was taken over, with everything running as it was', () => {
    const takeOver = { type: 'TakeOverRun', installation: 'M3NP' } as const;
    given(live, handOver)
      .when(takeOver)
      .yields([{ type: 'RunTakenOver', handOverId: 'h1', installation: 'M3NP' }]);
    given(live, handOver, takeOver)
      .when(note)
      .yields([{ type: 'NoteAdded' }]);
    given(live).when(takeOver).rejects({ code: 'NotHandedOver' });
    const before = given(live, after(10 * minute)).player.run();
    const behind = given(live, after(10 * minute), handOver, takeOver).player.run();
    expect(behind.goLive).toEqual(before.goLive);
    expect(behind.phase).toBe(before.phase);
  });

  it('goes on here after all once it is taken back with a reason', () => {
    const takeBack = {
      type: 'TakeBackRun',
      installation: 'K7Q2',
      reason: 'Samuel could not open it',
    } as const;
    given(live, handOver)
      .when(takeBack)
      .yields([{ type: 'RunTakenBack', reason: 'Samuel could not open it' }]);
    given(live, handOver)
      .when({ ...takeBack, reason: '' })
      .rejects({ code: 'ReasonNeeded', for: 'take-back' });
    given(live).when(takeBack).rejects({ code: 'NotHandedOver' });
    given(live, handOver, takeBack)
      .when(note)
      .yields([{ type: 'NoteAdded' }]);
  });

  it('notes the history of a laptop that went on too, once', () => {
    given(live)
      .when(other)
      .yields([{ type: 'OtherHistoryFound', common: 12, entries: 3 }]);
    given(live, other).when(other).yields([]);
    given(live, handOver)
      .when(other)
      .yields([{ type: 'OtherHistoryFound' }]);
    given(sealed).when(other).rejects({ code: 'RunReadOnly' });
  });
});

describe('a clock that stands behind the history after a restart', () => {
  const state =
    (statedAt: (run: { readonly lastAt: number }) => number) =>
    (run: { readonly lastAt: number }): RunCommand => ({
      type: 'StateClock',
      statedAt: statedAt(run),
    });

  it('lets nothing be marked until somebody says what time it is', () => {
    const spec = given(live, after(10 * minute), restartBehind(58 * minute));
    const lastAt = spec.player.run().disturbances.at(-1)?.fromAt ?? 0;
    spec.when(note).rejects({ code: 'ClockUnknown', lastAt });
    spec.when({ type: 'StateClock', statedAt: lastAt - 1 }).rejects({ code: 'TimeTooEarly' });
    const clockAt = spec.player.clock.now().wall;
    const statedAt = lastAt + 4 * minute;
    spec.when({ type: 'StateClock', statedAt }).yields([{ type: 'ClockStated', statedAt, clockAt }]);
    spec.when(note).yields([{ type: 'NoteAdded' }]);
    spec.when({ type: 'StateClock', statedAt }).rejects({ code: 'ClockKnown' });
  });

  it('counts on from the last entry by what was stated, whatever the clock shows', () => {
    const player = given(live, after(10 * minute), restartBehind(58 * minute)).player;
    const { goLive, disturbances } = player.run();
    const lastAt = disturbances.at(-1)?.fromAt ?? 0;
    const steadyLast = lastAt - 0 - (goLive?.steadyLiveAt ?? 0);
    // The time service puts the clock right before anybody answered.
    player.clock.step(62 * minute);
    player.play({
      type: 'RecordClockDisturbance',
      kind: 'stepped',
      fromAt: 0,
      toAt: 0,
      shiftMs: 62 * minute,
    });
    player.play({ type: 'StateClock', statedAt: lastAt + 4 * minute });
    player.clock.advance(1000);
    player.play(note);
    const run = player.run();
    const elapsed = (run.notes.at(-1)?.stamp.steadyAt ?? 0) - (run.goLive?.steadyLiveAt ?? 0);
    expect(elapsed).toBe(steadyLast + 4 * minute + 1000);
    expect(run.phase).toBe('verifying');
    expect(replayRun(player.events())).toEqual(run);
  });

  it('is not in doubt after an ordinary restart', () => {
    given(live, after(minute), (player) => {
      const { wall } = player.clock.now();
      player.play({
        type: 'RecordClockDisturbance',
        kind: 'restarted',
        fromAt: wall - 60_000,
        toAt: wall,
        shiftMs: 0,
      });
    })
      .when(state(({ lastAt }) => lastAt))
      .rejects({ code: 'ClockKnown' });
  });
});

it('tells each of these in one line of history', () => {
  const { player } = given(
    live,
    other,
    handOver,
    { type: 'TakeBackRun', installation: 'K7Q2', reason: 'again' },
    handOver,
    {
      type: 'TakeOverRun',
      installation: 'M3NP',
    },
    restartBehind(minute),
    (running) =>
      running.play({ type: 'StateClock', statedAt: running.run().disturbances.at(-1)?.fromAt ?? 0 }),
  );
  const lines = player
    .events()
    .slice(-8)
    .map((recorded) => describeEvent(recorded, player.run()));
  expect(lines.join('\n')).toMatch(/went on with this run too, after entry 12: 3 entries/);
  expect(lines.join('\n')).toMatch(/Handed over from laptop K7Q2 to another laptop, for Samuel Adeyemi/);
  expect(lines.join('\n')).toMatch(/Taken back by laptop K7Q2: again/);
  expect(lines.join('\n')).toMatch(/The run goes on with laptop M3NP/);
  expect(lines.at(-1)).toMatch(/The clock stood behind the history; the time stated is \d\d:\d\d:\d\d/);
});
