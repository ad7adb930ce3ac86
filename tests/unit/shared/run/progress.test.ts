import { describe, expect, it } from 'vitest';
import { unansweredConditionals } from '#shared/run/conditional-items.ts';
import { dueByNow, groupProgress, partProgress } from '#shared/run/progress.ts';
import { groupsInOrder, itemAsksValue, itemsToWork, nextOpenItem } from '#shared/run/work-order.ts';
import {
  closeGroups,
  deferred,
  done,
  failed,
  notApplicable,
  startRollback,
  startStep,
} from '../../../support/run-commands.ts';
import type { RunPlayer } from '../../../support/run-player.ts';
import { after, deployed, firstStepStarted, given, live } from '../../../support/run-spec.ts';

const minute = 60_000;
const steady = (player: RunPlayer) => player.clock.now().wall - player.run().shiftMs;

describe('progress', () => {
  it('counts the states of a group; not applicable is closed', () => {
    const { player } = given(
      done('1.1.1'),
      failed('1.1.2', '403'),
      deferred('1.1.3', 'x'),
      notApplicable('1.1.4', 'x'),
    );
    expect(groupProgress(player.run(), '1.1', steady(player))).toEqual({
      total: 6,
      closed: 2,
      done: 1,
      failed: 1,
      deferred: 1,
      notApplicable: 1,
      open: 2,
      late: 0,
      early: 0,
      overdue: 0,
    });
    expect(groupProgress(player.run(), '9.9', 0).total).toBe(0);
  });

  it('counts late, early and overdue of a window', () => {
    const { player } = given(live, done('3.2.1'), after(31 * minute), done('3.1.1'));
    expect(groupProgress(player.run(), '3.1', steady(player))).toMatchObject({ late: 1, overdue: 5 });
    expect(groupProgress(player.run(), '3.2', steady(player))).toMatchObject({ early: 1, overdue: 0 });
  });

  it('counts parts: 110 to prepare, 24 to deploy, 25 to verify, 6 to roll back', () => {
    const { player } = given();
    const totals = (['prepare', 'deploy', 'verify', 'rollback', 'follow-up'] as const).map(
      (part) => partProgress(player.run(), part, 0).total,
    );
    expect(totals).toEqual([110, 24, 25, 6, 15]);
  });

  it('is shown against what is due by now', () => {
    const due = (player: RunPlayer) => dueByNow(player.run(), steady(player)).total;
    expect(due(given().player)).toBe(110);
    expect(due(given(firstStepStarted).player)).toBe(114);
    expect(due(given(live).player)).toBe(110 + 24 + 6 + 6);
    expect(due(given(live, after(60 * minute)).player)).toBe(159);
    expect(due(given(live, startRollback({ reason: 'x' })).player)).toBe(6);
  });
});

describe('the order of work', () => {
  it('is the rail’s: by part, then as in the document', () => {
    const { player } = given();
    const numbers = groupsInOrder(player.run()).map(({ number }) => number);
    expect(numbers.slice(3, 6)).toEqual(['1.4', '5.1', '5.2']);
    expect(numbers).toHaveLength(38);
    expect(itemsToWork(player.run(), '2.1').map(({ number }) => number)).toEqual([
      '2.1.1',
      '2.1.2',
      '2.1.3',
      '2.1.4',
    ]);
  });

  it('crosses groups of the same phase and stops at a gate', () => {
    const { player } = given();
    expect(nextOpenItem(player.run(), null)).toBe('1.1.1');
    expect(nextOpenItem(player.run(), '1.4.6')).toBe('5.1.1');
    player.play(done('5.1.3'));
    expect(nextOpenItem(player.run(), '5.1.2')).toBe('5.1.4');
    const started = given(firstStepStarted).player;
    expect(nextOpenItem(started.run(), null)).toBe('2.1.1');
    expect(nextOpenItem(started.run(), '2.1.4')).toBeNull();
  });

  it('stops at go-live, and finishes the steps before it goes on to verify', () => {
    const player = given(deployed).player;
    expect(nextOpenItem(player.run(), '2.4.3')).toBe('2.4.4');
    expect(nextOpenItem(player.run(), '3.1.1')).toBeNull();
    const verifying = given(live).player;
    expect(nextOpenItem(verifying.run(), null)).toBe('2.4.4');
    closeGroups(verifying, ['2.4']);
    expect(nextOpenItem(verifying.run(), null)).toBe('3.1.1');
    expect(nextOpenItem(verifying.run(), '3.4.6')).toBeNull();
  });

  it('is the rollback alone while one runs', () => {
    const { player } = given(live, startRollback({ reason: 'x' }), done('4.2.1'));
    expect(nextOpenItem(player.run(), null)).toBe('4.2.2');
    expect(nextOpenItem(player.run(), '3.1.1')).toBeNull();
  });

  it('knows which items ask for a value', () => {
    const { places } = given().player.run();
    const asking = [...places.values()]
      .filter(({ item }) => itemAsksValue(item))
      .map(({ item }) => item.number);
    expect(asking).toEqual(['3.3.1', '3.3.2']);
  });

  it('asks five questions now and two in a rollback', () => {
    const { player } = given(startAnswered);
    expect(unansweredConditionals(player.run(), 'prepare').map(({ number }) => number)).toEqual([
      '2.5.5',
      '6.2.1',
      '6.2.4',
      '10.1.1',
    ]);
    expect(unansweredConditionals(player.run(), 'rollback').map(({ number }) => number)).toEqual([
      '4.2.3',
      '4.2.5',
    ]);
  });
});

function startAnswered(player: RunPlayer): void {
  player.play({ type: 'AnswerApplicability', item: '2.3.3', applies: true, reason: null });
  expect(player.attempt(startStep('2.1'))).toMatchObject({ ok: false });
}
