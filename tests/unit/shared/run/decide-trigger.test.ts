import { describe, expect, it } from 'vitest';
import { alarms, triggerStatus } from '#shared/verification/trigger.ts';
import type { CommandOf } from '#shared/run/run-commands.ts';
import { clear, closeGroups, hold, observe, startRollback } from '../../../support/run-commands.ts';
import type { RunPlayer } from '../../../support/run-player.ts';
import { after, deployed, firstStepStarted, given, live, startingPoint } from '../../../support/run-spec.ts';
import { playNightUnsigned } from '../../../support/sample-run.ts';

const second = 1000;
const minute = 60 * second;
const errors = '4.1.2';
const database = '4.1.4';
const closed = startingPoint(playNightUnsigned);
const steady = (player: RunPlayer) => player.clock.now().wall - player.run().shiftMs;
const stateOf = (player: RunPlayer, trigger = errors) =>
  triggerStatus(player.run(), trigger, steady(player)).state;
const recordTrips: CommandOf<'RecordTrips'> = { type: 'RecordTrips' };
const tripped = [live, observe(errors), after(2 * minute), recordTrips] as const;

describe('observing a trigger', () => {
  it('starts its stopwatch once the deployment is out', () => {
    given(firstStepStarted).when(observe(errors)).rejects({ code: 'NotWatched', trigger: errors });
    const player = given(deployed)
      .when(observe(errors))
      .yields([{ type: 'TriggerObserved', trigger: errors }]);
    expect(stateOf(player)).toBe('running');
    player.clock.advance(72 * second);
    expect(triggerStatus(player.run(), errors, steady(player))).toMatchObject({
      elapsedMs: 72 * second,
      tripsInMs: 48 * second,
    });
  });

  it('is said once, of triggers, and not of a closed record', () => {
    given(live, observe(errors)).when(observe(errors)).rejects({ code: 'AlreadyObserved', trigger: errors });
    given(live).when(observe('1.1.1')).rejects({ code: 'NoSuchItem', item: '1.1.1' });
    given(closed).when(observe(errors)).rejects({ code: 'RunReadOnly' });
  });

  it('trips at once where no time is given', () => {
    const player = given(live)
      .when(observe(database))
      .yields([{ type: 'TriggerObserved' }, { type: 'TriggerTripped', trigger: database }]);
    expect(stateOf(player, database)).toBe('tripped');
  });

  it('may be told late, and trips when that is past the threshold', () => {
    given(live, after(5 * minute))
      .when((_, wall) => observe(errors, wall - 2 * minute))
      .yields([{ type: 'TriggerObserved' }, { type: 'TriggerTripped' }]);
    given(live)
      .when((_, wall) => observe(errors, wall + 2 * minute))
      .rejects({ code: 'TimeInFuture' });
    given(live)
      .when((run) => observe(errors, run.created.at - 1))
      .rejects({ code: 'TimeTooEarly' });
  });

  it('ends with the last window unless the watch is kept; what began before still counts', () => {
    given(live, after(90 * minute))
      .when(observe(errors))
      .rejects({ code: 'NotWatched' });
    given(live, { type: 'KeepWatch' }, after(90 * minute))
      .when(observe(errors))
      .yields([{ type: 'TriggerObserved' }]);
    given(live, after(90 * minute))
      .when((_, wall) => observe(errors, wall - minute))
      .yields([{ type: 'TriggerObserved' }]);
  });

  it('never stops a stopwatch that runs when the watch ends', () => {
    const { player } = given(live, after(89 * minute), observe(errors), after(5 * minute));
    expect(stateOf(player)).toBe('tripped');
  });
});

describe('an earlier start', () => {
  it('moves the stopwatch and trips when it passes the threshold', () => {
    const history = [live, after(10 * minute), observe(errors)] as const;
    given(...history)
      .when((_, wall) => ({ type: 'CorrectTriggerStart', trigger: errors, since: wall - 30 * second }))
      .yields([{ type: 'TriggerStartCorrected' }]);
    given(...history)
      .when((_, wall) => ({ type: 'CorrectTriggerStart', trigger: errors, since: wall - 3 * minute }))
      .yields([{ type: 'TriggerStartCorrected' }, { type: 'TriggerTripped' }]);
    given(live)
      .when((_, wall) => ({ type: 'CorrectTriggerStart', trigger: errors, since: wall }))
      .rejects({ code: 'NotObserved', trigger: errors });
  });
});

describe('the app’s own watch', () => {
  it('records a trip at the moment the threshold was passed, once', () => {
    const { player } = given(live, observe(errors));
    const since = player.clock.now().wall;
    player.clock.advance(150 * second);
    expect(player.attempt(recordTrips)).toEqual({
      ok: true,
      value: [{ type: 'TriggerTripped', trigger: errors, trippedAt: since + 2 * minute }],
    });
    expect(player.events().at(-1)?.by).toBe('Runsheet');
    expect(player.attempt(recordTrips)).toEqual({ ok: true, value: [] });
  });

  it('has nothing to record before, without a breach, or in a closed record', () => {
    given(live, observe(errors), after(2 * minute - 1))
      .when(recordTrips)
      .yields([]);
    given().when(recordTrips).yields([]);
    given(closed).when(recordTrips).yields([]);
  });

  it('is not fooled by a clock that was set', () => {
    const { player } = given(live, observe(errors), after(minute));
    const wall = player.clock.now().wall;
    player.clock.step(3600 * second);
    player.play({
      type: 'RecordClockDisturbance',
      kind: 'stepped',
      fromAt: wall,
      toAt: wall + 3600 * second,
      shiftMs: 3600 * second,
    });
    expect(stateOf(player)).toBe('running');
    expect(player.attempt(recordTrips)).toEqual({ ok: true, value: [] });
  });
});

describe('clearing', () => {
  it('goes back to watched, tripped or not', () => {
    const player = given(live, observe(errors), after(91 * second))
      .when(clear(errors))
      .yields([{ type: 'TriggerCleared' }]);
    expect(stateOf(player)).toBe('watched');
    expect(player.run().breaches[0]).toMatchObject({ tripped: null });
    given(...tripped)
      .when(clear(errors))
      .yields([{ type: 'TriggerCleared' }]);
  });

  it('records the trip that nobody saw', () => {
    given(live, observe(errors), after(10 * minute))
      .when((_, wall) => clear(errors, wall - minute))
      .yields([{ type: 'TriggerTripped' }, { type: 'TriggerCleared' }]);
    given(live, observe(errors), after(10 * minute))
      .when((_, wall) => clear(errors, wall - 9 * minute))
      .yields([{ type: 'TriggerCleared' }]);
  });

  it('comes after the start, and only of what is observed', () => {
    given(live, after(minute), observe(errors))
      .when((_, wall) => clear(errors, wall - 1))
      .rejects({ code: 'TimeTooEarly' });
    given(live).when(clear(errors)).rejects({ code: 'NotObserved' });
  });
});

describe('a hold', () => {
  const until = (_: unknown, wall: number) => hold(wall + 5 * minute);

  it('silences the alarm until its time, then it asks again', () => {
    const player = given(...tripped)
      .when(until)
      .yields([{ type: 'TriggerHeld', triggers: [errors], insteadOf: null }]);
    expect(stateOf(player)).toBe('held');
    expect(alarms(player.run(), steady(player))).toEqual([]);
    player.clock.advance(5 * minute);
    expect(alarms(player.run(), steady(player)).map(({ trigger }) => trigger)).toEqual([errors]);
  });

  it('answers every alarm at once and records trips it saw first', () => {
    given(live, observe(errors), observe(database), after(2 * minute))
      .when(until)
      .yields([
        { type: 'TriggerTripped', trigger: errors },
        { type: 'TriggerHeld', triggers: [errors, database] },
      ]);
  });

  it('needs an alarm, a decision maker, a reason and a time to come', () => {
    given(live).when(until).rejects({ code: 'NothingTripped' });
    given().when(until).rejects({ code: 'NothingTripped' });
    given(...tripped)
      .when((_, wall) => hold(wall + minute, { decidedBy: ' ' }))
      .rejects({ code: 'DecisionMakerNeeded' });
    given(...tripped)
      .when((_, wall) => hold(wall + minute, { reason: 'wait' }))
      .rejects({ code: 'ReasonNeeded', for: 'hold', minimum: 10 });
    given(...tripped)
      .when((_, wall) => hold(wall))
      .rejects({ code: 'TimeTooEarly' });
    given(...tripped, startRollback())
      .when(until)
      .rejects({ code: 'RollbackRunning' });
    given(closed).when(until).rejects({ code: 'RunReadOnly' });
  });

  it('says why someone else decided', () => {
    const other = { decidedBy: 'Aisha Okafor' };
    given(...tripped)
      .when((_, wall) => hold(wall + minute, other))
      .rejects({ code: 'ReasonNeeded', for: 'instead-of' });
    given(...tripped)
      .when((_, wall) => hold(wall + minute, { ...other, insteadOf: 'Tomás does not answer' }))
      .yields([{ type: 'TriggerHeld', decidedBy: 'Aisha Okafor', insteadOf: 'Tomás does not answer' }]);
  });
});

describe('verification work', () => {
  it('goes on under a running breach', () => {
    const { player } = given(live, observe(errors));
    closeGroups(player, ['3.1'], second);
    expect(stateOf(player)).toBe('running');
  });
});
