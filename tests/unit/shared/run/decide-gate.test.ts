import { describe, expect, it } from 'vitest';
import { gateView, isStepOpen, nextStep, pendingWindowGates } from '#shared/verification/gate.ts';
import { timingOf } from '#shared/verification/timing.ts';
import { decideRun } from '#shared/run/decide-run.ts';
import {
  answerPoll,
  blockingGroups,
  closeGroups,
  closeItem,
  closeRecord,
  deferred,
  done,
  failed,
  goLive,
  startStep,
} from '../../../support/run-commands.ts';
import { playRun, type RunPlayer } from '../../../support/run-player.ts';
import { after, deployed, firstStepStarted, given, live, startingPoint } from '../../../support/run-spec.ts';
import { playNightUnsigned } from '../../../support/sample-run.ts';

const minute = 60_000;
const prepared = startingPoint(() => {
  const player = playRun();
  closeGroups(player, blockingGroups);
  return player;
});
const closed = startingPoint(playNightUnsigned);
const steady = (player: RunPlayer) => player.clock.now().wall - player.run().shiftMs;
const reason = 'agreed with Jonas by phone';

describe('the gate of a step', () => {
  it('opens with one key when everything before is closed', () => {
    const player = given(prepared)
      .when(startStep('2.1'))
      .yields([
        { type: 'GatePassed', gate: '2.1', override: null },
        { type: 'StepStarted', group: '2.1' },
      ]);
    expect(player.run().phase).toBe('deploying');
    expect(isStepOpen(player.run(), '2.1')).toBe(true);
    expect(nextStep(player.run())?.number).toBe('2.2');
  });

  it('blocks on section 1 only and tells the other prepare sections apart', () => {
    const { player } = given(prepared);
    const view = gateView(player.run(), '2.1', steady(player));
    expect(view).toMatchObject({ required: 23, closed: 23, isClear: true, notClear: [] });
    expect(view.elsewhere).toHaveLength(110 - 23);
    expect(view.unanswered).toEqual(['2.3.3', '2.5.5', '6.2.1', '6.2.4', '10.1.1']);
  });

  it('names what is not clear, and takes a reason of ten characters', () => {
    const history = [prepared, failed('1.1.1', '403')] as const;
    given(...history)
      .when(startStep('2.1'))
      .rejects({ code: 'GateNotClear', recalled: [{ item: '1.1.1', state: 'failed' }] });
    given(...history)
      .when(startStep('2.1', 'too short'))
      .rejects({ code: 'ReasonNeeded', for: 'override', minimum: 10 });
    given(...history)
      .when(startStep('2.1', reason))
      .yields([
        {
          type: 'GatePassed',
          recalled: [{ item: '1.1.1', state: 'failed' }],
          override: { name: 'Mei Lindqvist', reason },
        },
        { type: 'StepStarted' },
      ]);
  });

  it('is passed by name only', () => {
    const { player } = given(prepared, failed('1.1.1', '403'));
    const context = {
      now: player.clock.now(),
      operator: ' ',
      newRunId: '',
      newRunNumber: '',
      simulatedClock: false,
    };
    expect(decideRun(startStep('2.1', reason), player.run(), context)).toMatchObject({
      error: { code: 'NameNeeded' },
    });
  });

  it('asks again only for what is new', () => {
    const { player } = given(prepared, failed('1.1.1', '403'), startStep('2.1', reason));
    closeGroups(player, ['2.1']);
    const view = gateView(player.run(), '2.2', steady(player));
    expect(view).toMatchObject({ isClear: true, overridden: [{ item: '1.1.1', overriddenAt: '2.1' }] });
    player.play(done('1.1.1'));
    player.play(failed('1.1.1', '403 again'));
    expect(gateView(player.run(), '2.2', steady(player)).notClear).toMatchObject([{ item: '1.1.1' }]);
  });

  it('lists open, then failed, then deferred', () => {
    const { player } = given(deferred('1.1.1', 'later'), failed('1.1.2', '403'));
    const states = gateView(player.run(), '2.1', steady(player)).notClear.map(({ state }) => state);
    expect([states[0], ...states.slice(-2)]).toEqual(['open', 'failed', 'deferred']);
  });

  it('recalls a no-go until an override has named it', () => {
    const noGo = answerPoll('12.1.3', { answer: 'no-go', sentence: 'Scan is not clean' });
    given(prepared, noGo)
      .when(startStep('2.1'))
      .rejects({ code: 'GateNotClear', recalled: [{ item: '12.1.3', state: 'open' }] });
    const { player } = given(prepared, noGo, startStep('2.1', reason));
    closeGroups(player, ['2.1']);
    expect(gateView(player.run(), '2.2', steady(player))).toMatchObject({
      isClear: true,
      noGo: [{ role: '12.1.3' }],
    });
  });

  it('comes in order, once, and not outside the deployment', () => {
    given(prepared)
      .when(startStep('2.2'))
      .rejects({ code: 'EarlierStepNotStarted', group: '2.2', before: '2.1' });
    given(firstStepStarted).when(startStep('2.1')).rejects({ code: 'StepAlreadyStarted', group: '2.1' });
    given().when(startStep('1.1')).rejects({ code: 'NoSuchGroup', group: '1.1' });
    given(closed).when(startStep('2.1')).rejects({ code: 'RunReadOnly' });
  });

  it('can be taken back until the first mark of the newest step', () => {
    const undo = (group: string) => ({ type: 'UndoStepStart', group }) as const;
    const player = given(firstStepStarted)
      .when(undo('2.1'))
      .yields([{ type: 'StepStartUndone', group: '2.1' }]);
    expect(player.run()).toMatchObject({ phase: 'preparing', steps: {}, gates: [{ undone: true }] });
    given(firstStepStarted, done('2.1.1')).when(undo('2.1')).rejects({ code: 'StepHasMarks', group: '2.1' });
    given(firstStepStarted).when(undo('2.2')).rejects({ code: 'StepNotStarted', group: '2.2' });
    given(firstStepStarted).when(undo('9.9')).rejects({ code: 'NoSuchGroup' });
    given().when(undo('2.1')).rejects({ code: 'WrongPhase' });
    given(deployed).when(undo('2.1')).rejects({ code: 'StepAlreadyStarted', group: '2.2' });
  });
});

describe('go-live', () => {
  it('is declared now and starts the windows', () => {
    const player = given(deployed)
      .when(goLive())
      .yields([
        { type: 'GatePassed', gate: 'go-live', override: null },
        { type: 'GoLiveDeclared', stated: 'now' },
      ]);
    expect(player.run()).toMatchObject({ phase: 'verifying', goLive: { liveAt: player.clock.now().wall } });
    expect(timingOf(player.run(), '3.1.1', steady(player))).toEqual({ kind: 'due', inMs: 30 * minute });
  });

  it('can be when the deployment was done, or any time that has passed', () => {
    const player = given(deployed, after(5 * minute))
      .when(goLive('item-done'))
      .yields([{ type: 'GatePassed' }, { type: 'GoLiveDeclared', stated: 'item-done' }]);
    expect(player.run().goLive?.liveAt).toBe(player.clock.now().wall - 5 * minute);
    given(deployed, after(5 * minute))
      .when((_, wall) => goLive('stated', { liveAt: wall - 3 * minute }))
      .yields([{ type: 'GatePassed' }, { type: 'GoLiveDeclared', stated: 'stated' }]);
    given(deployed)
      .when((_, wall) => goLive('stated', { liveAt: wall + 61_000 }))
      .rejects({ code: 'TimeInFuture' });
    given(deployed)
      .when((run) => goLive('stated', { liveAt: run.created.at - 1 }))
      .rejects({ code: 'TimeTooEarly' });
    given(firstStepStarted).when(goLive('item-done')).rejects({ code: 'ItemNotDone', item: '2.4.3' });
  });

  it('counts from the same moment after the clock was set in between', () => {
    const { player } = given(deployed, after(5 * minute));
    const wall = player.clock.now().wall;
    player.clock.step(3600_000);
    player.play({
      type: 'RecordClockDisturbance',
      kind: 'stepped',
      fromAt: wall,
      toAt: wall + 3600_000,
      shiftMs: 3600_000,
    });
    player.play(goLive('item-done'));
    expect(steady(player) - (player.run().goLive?.steadyLiveAt ?? 0)).toBe(5 * minute);
  });

  it('asks for an override when something before it is not closed, and comes once', () => {
    given(firstStepStarted).when(goLive()).rejects({ code: 'GateNotClear', gate: 'go-live' });
    given(firstStepStarted)
      .when(goLive('now', { overrideReason: reason }))
      .yields([{ type: 'GatePassed' }, { type: 'GoLiveDeclared' }]);
    given(live).when(goLive()).rejects({ code: 'AlreadyLive' });
    given().when(goLive()).rejects({ code: 'WrongPhase', phase: 'preparing' });
  });

  it('is corrected by a further fact that keeps both times', () => {
    const { player } = given(live, after(10 * minute));
    const liveAt = (player.run().goLive?.liveAt ?? 0) + 2 * minute;
    const spec = given(live, after(10 * minute));
    spec
      .when({ type: 'CorrectGoLive', liveAt, reason: 'traffic moved later' })
      .yields([{ type: 'GoLiveCorrected', liveAt, previousAt: liveAt - 2 * minute }]);
    expect(timingOf(spec.player.run(), '3.1.1', steady(spec.player))).toEqual({
      kind: 'due',
      inMs: 22 * minute,
    });
    expect(spec.player.run().goLive?.corrections).toHaveLength(1);
    given(live)
      .when({ type: 'CorrectGoLive', liveAt, reason: '' })
      .rejects({ code: 'ReasonNeeded', for: 'correction' });
    given(deployed).when({ type: 'CorrectGoLive', liveAt, reason: 'x' }).rejects({ code: 'NotLive' });
  });

  it('keeps the watch beyond the last window when asked to', () => {
    given(live)
      .when({ type: 'KeepWatch' })
      .yields([{ type: 'WatchKept' }]);
    given(live, { type: 'KeepWatch' }).when({ type: 'KeepWatch' }).yields([]);
    given(deployed).when({ type: 'KeepWatch' }).rejects({ code: 'NotLive' });
    given(closed).when({ type: 'KeepWatch' }).rejects({ code: 'RunReadOnly' });
  });
});

describe('the end of a window', () => {
  const answer = (group: string, overrideReason = reason) =>
    ({ type: 'AnswerWindowGate', group, overrideReason }) as const;
  const extend = (group: string, toMinutes: number, why = reason) =>
    ({ type: 'ExtendWindow', group, toMinutes, reason: why }) as const;

  it('waits for an answer while items are not closed', () => {
    const { player } = given(live, after(31 * minute));
    expect(pendingWindowGates(player.run(), steady(player))).toEqual(['3.1']);
    given(live, after(31 * minute))
      .when(answer('3.1'))
      .yields([{ type: 'GatePassed', gate: '3.1' }]);
    given(live, after(31 * minute))
      .when(answer('3.1', 'short'))
      .rejects({ code: 'ReasonNeeded' });
    given(live, after(31 * minute), answer('3.1'))
      .when(answer('3.1'))
      .rejects({ code: 'WindowClear', group: '3.1' });
  });

  it('asks for nothing before it comes, and of what is no window', () => {
    given(live).when(answer('3.1')).rejects({ code: 'WindowStillOpen', group: '3.1' });
    given(live).when(answer('1.1')).rejects({ code: 'NoSuchGroup' });
    given(deployed).when(answer('3.1')).rejects({ code: 'NotLive' });
  });

  it('is answered by closing the items', () => {
    const { player } = given(live, after(31 * minute));
    closeGroups(player, ['3.1'], 0);
    expect(pendingWindowGates(player.run(), steady(player))).toEqual([]);
    expect(timingOf(player.run(), '3.1.1', steady(player))).toEqual({ kind: 'late', byMs: minute });
  });

  it('holds the group without a window of its own to the last end', () => {
    const { player } = given(live, after(90 * minute));
    expect(pendingWindowGates(player.run(), steady(player))).toEqual(['3.1', '3.2', '3.3', '3.4']);
  });

  it('moves to a later end that lies ahead, and late counts from there', () => {
    const { player } = given(live, after(31 * minute), extend('3.1', 45));
    closeItem(player, '3.1.1');
    expect(timingOf(player.run(), '3.1.1', steady(player))).toEqual({ kind: 'on-time' });
    given(live, after(31 * minute))
      .when(extend('3.1', 30.5))
      .rejects({ code: 'ExtensionTooShort', group: '3.1' });
    given(live).when(extend('3.1', 30)).rejects({ code: 'ExtensionTooShort' });
    given(live)
      .when(extend('3.1', 40, ''))
      .rejects({ code: 'ReasonNeeded', for: 'extension' });
    given(deployed).when(extend('3.1', 40)).rejects({ code: 'NotLive' });
    given(live)
      .when(extend('3.1', 40))
      .yields([{ type: 'WindowExtended', group: '3.1', toMinutes: 40 }]);
  });

  it('keeps the record open until it has come or its items are closed', () => {
    given(live).when(closeRecord()).rejects({ code: 'WindowStillOpen', group: '3.1' });
  });
});
