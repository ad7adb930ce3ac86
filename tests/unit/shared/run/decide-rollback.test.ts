import { describe, expect, it } from 'vitest';
import type { CommandOf } from '#shared/run/run-commands.ts';
import { itemNow } from '#shared/run/item-now.ts';
import { rollbackProgress } from '#shared/run/rollback-progress.ts';
import { timingOf } from '#shared/verification/timing.ts';
import { clear, closeRecord, done, failed, observe, startRollback } from '../../../support/run-commands.ts';
import type { RunPlayer } from '../../../support/run-player.ts';
import { after, firstStepStarted, given, live, startingPoint } from '../../../support/run-spec.ts';
import { playNightUnsigned } from '../../../support/sample-run.ts';

const minute = 60_000;
const errors = '4.1.2';
const withoutTrigger = startRollback({ reason: 'Orders are lost' });
const closed = startingPoint(playNightUnsigned);
const cancel: CommandOf<'CancelRollback'> = {
  type: 'CancelRollback',
  decidedBy: 'Tomás Arriaga',
  reason: 'Wrong run',
};
const steady = (player: RunPlayer) => player.clock.now().wall - player.run().shiftMs;

describe('a rollback', () => {
  it('answers what is observed, and records the trip first', () => {
    const player = given(live, observe(errors), after(2 * minute))
      .when(startRollback())
      .yields([{ type: 'TriggerTripped' }, { type: 'RollbackStarted', triggers: [errors] }]);
    expect(player.run()).toMatchObject({ phase: 'rolling-back', breaches: [{ rolledBack: true }] });
  });

  it('needs a reason without a trigger, and always a decision maker', () => {
    given(live).when(startRollback()).rejects({ code: 'ReasonNeeded', for: 'rollback' });
    given(live)
      .when(withoutTrigger)
      .yields([{ type: 'RollbackStarted', triggers: [] }]);
    given(live)
      .when(startRollback({ decidedBy: '' }))
      .rejects({ code: 'DecisionMakerNeeded' });
  });

  it('can be decided while deploying or verifying, once', () => {
    given(firstStepStarted)
      .when(withoutTrigger)
      .yields([{ type: 'RollbackStarted' }]);
    given().when(withoutTrigger).rejects({ code: 'WrongPhase', phase: 'preparing' });
    given(live, withoutTrigger).when(withoutTrigger).rejects({ code: 'RollbackRunning' });
    given(closed).when(withoutTrigger).rejects({ code: 'RunReadOnly' });
  });

  it('is worked in order unless the operator says so', () => {
    const history = [live, withoutTrigger, done('4.2.1')] as const;
    given(...history)
      .when(done('4.2.4'))
      .rejects({ code: 'OutOfOrder', item: '4.2.4', before: '4.2.2' });
    given(...history)
      .when(done('4.2.4', { outOfOrder: true }))
      .yields([{ type: 'ItemMarked', outOfOrder: true }]);
    given(...history)
      .when(done('4.2.2', { outOfOrder: true }))
      .yields([{ type: 'ItemMarked', outOfOrder: false }]);
    given(...history, failed('4.2.2', 'image gone'))
      .when(done('4.2.3'))
      .yields([{ type: 'ItemMarked' }]);
  });

  it('tells its own progress', () => {
    const { player } = given(
      live,
      observe(errors),
      after(3 * minute),
      startRollback(),
      after(minute),
      done('4.2.1'),
    );
    expect(rollbackProgress(player.run(), steady(player))).toMatchObject({
      current: '4.2.2',
      finished: false,
      timeToRestoreMs: null,
    });
    expect(rollbackProgress(given(live).player.run(), 0)).toBeNull();
  });

  it('stops the windows while it runs', () => {
    const { player } = given(live, after(40 * minute), withoutTrigger, after(60 * minute));
    expect(timingOf(player.run(), '3.1.1', steady(player))).toEqual({ kind: 'overdue', byMs: 10 * minute });
  });

  it('takes facts about triggers while it runs', () => {
    given(live, observe(errors), startRollback())
      .when(clear(errors))
      .yields([{ type: 'TriggerCleared' }]);
  });

  it('is cancelled until the first step is done, and everything goes on as if never stopped', () => {
    const player = given(live, observe(errors), startRollback(), after(40 * minute))
      .when(cancel)
      .yields([{ type: 'RollbackCancelled' }]);
    expect(player.run()).toMatchObject({ phase: 'verifying', breaches: [{ rolledBack: false }] });
    expect(timingOf(player.run(), '3.1.1', steady(player))).toEqual({ kind: 'overdue', byMs: 10 * minute });
    given(live, withoutTrigger, done('4.2.1')).when(cancel).rejects({ code: 'RollbackBegun' });
    given(live, withoutTrigger, failed('4.2.1', 'hangs')).when(cancel).rejects({ code: 'RollbackBegun' });
    given(live, withoutTrigger)
      .when({ ...cancel, reason: '' })
      .rejects({ code: 'ReasonNeeded', for: 'cancel-rollback' });
    given(live, withoutTrigger)
      .when({ ...cancel, decidedBy: '' })
      .rejects({ code: 'DecisionMakerNeeded' });
    given(live).when(cancel).rejects({ code: 'WrongPhase' });
  });

  it('ends rolled back, unfinished only by override', () => {
    const history = [live, withoutTrigger, done('4.2.1')] as const;
    given(...history)
      .when(closeRecord('deployed'))
      .rejects({ code: 'OutcomeDoesNotFit', outcome: 'deployed' });
    given(...history)
      .when(closeRecord('rolled-back'))
      .rejects({ code: 'GateNotClear', gate: 'signing' });
    const player = given(...history)
      .when(closeRecord('rolled-back', { overrideReason: 'Nothing else is left to do' }))
      .yields([
        { type: 'GatePassed', gate: 'signing' },
        { type: 'RecordClosed', outcome: 'rolled-back' },
      ]);
    expect(player.run()).toMatchObject({ phase: 'closing', outcome: 'rolled-back' });
    player.play({ type: 'ReopenRecord', reason: 'Step 2 was done after all' });
    expect(player.run()).toMatchObject({ phase: 'rolling-back', outcome: null });
    player.play(done('4.2.2'));
    expect(itemNow(player.run(), '4.2.2').state).toBe('done');
  });
});
