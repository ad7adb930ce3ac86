import { describe, expect, it } from 'vitest';
import { itemNow } from '#shared/run/item-now.ts';
import { timingOf } from '#shared/verification/timing.ts';
import {
  closeGroups,
  deferred,
  done,
  failed,
  notApplicable,
  startRollback,
  startStep,
  playToFirstStep,
} from '../../../support/run-commands.ts';
import { playRun, sha256, type RunPlayer } from '../../../support/run-player.ts';
import { after, deployed, firstStepStarted, given, live, startingPoint } from '../../../support/run-spec.ts';
import { playNightUnsigned } from '../../../support/sample-run.ts';

const closed = startingPoint(playNightUnsigned);
const rollingBack = startRollback({ reason: 'Orders are lost' });
const stateOf = (player: RunPlayer, item: string) => itemNow(player.run(), item).state;

describe('marking an item', () => {
  it('records done with nothing asked', () => {
    const player = given()
      .when(done('1.1.1'))
      .yields([{ type: 'ItemMarked', item: '1.1.1', state: 'done' }]);
    expect(stateOf(player, '1.1.1')).toBe('done');
  });

  it('needs a reason, and a note of three characters for what failed', () => {
    given()
      .when(notApplicable('1.1.1', ' '))
      .rejects({ code: 'ReasonNeeded', for: 'not-applicable', minimum: 1 });
    given().when(deferred('1.1.1', null)).rejects({ code: 'ReasonNeeded', for: 'deferred', minimum: 1 });
    given().when(failed('1.1.1', 'no')).rejects({ code: 'ReasonNeeded', for: 'failed', minimum: 3 });
    given()
      .when(failed('1.1.1', '403'))
      .yields([{ type: 'ItemMarked', state: 'failed', reason: '403' }]);
  });

  it.each([
    ['done on done', [done('1.1.1')], done('1.1.1'), 'done'],
    ['done on not applicable', [notApplicable('1.1.1', 'x')], done('1.1.1'), 'not-applicable'],
    ['not applicable on done', [done('1.1.1')], notApplicable('1.1.1', 'x'), 'done'],
    ['failed on failed', [failed('1.1.1', '403')], failed('1.1.1', '404'), 'failed'],
    ['deferred on done', [done('1.1.1')], deferred('1.1.1', 'later'), 'done'],
    ['deferred on deferred', [deferred('1.1.1', 'later')], deferred('1.1.1', 'later'), 'deferred'],
  ] as const)('refuses %s with who and when', (_name, history, command, state) => {
    const spec = given(...history);
    const at = spec.player.clock.now().wall;
    spec.when(command).rejects({ code: 'AlreadyMarked', item: '1.1.1', state, at, by: 'Mei Lindqvist' });
  });

  it('goes from failed and deferred to done, and from done to failed', () => {
    given(failed('1.1.1', '403'))
      .when(done('1.1.1'))
      .yields([{ type: 'ItemMarked' }]);
    given(deferred('1.1.1', 'later'))
      .when(done('1.1.1'))
      .yields([{ type: 'ItemMarked' }]);
    given(done('1.1.1'))
      .when(failed('1.1.1', '403'))
      .yields([{ type: 'ItemMarked' }]);
  });

  it('never marks triggers, roles, follow-ups or what is not there', () => {
    given(live).when(done('4.1.1')).rejects({ code: 'NotMarkable', kind: 'trigger' });
    given().when(done('12.1.1')).rejects({ code: 'NotMarkable', kind: 'role' });
    given(live).when(done('13.1.1')).rejects({ code: 'NotMarkable', kind: 'follow-up' });
    given().when(done('99.1.1')).rejects({ code: 'NoSuchItem', item: '99.1.1' });
  });

  it('waits for the gate of a step, for go-live, and for a rollback', () => {
    given().when(done('2.1.1')).rejects({ code: 'StepNotStarted', item: '2.1.1', group: '2.1' });
    given(deployed).when(done('3.1.1')).rejects({ code: 'NotLive' });
    given(live)
      .when(done('3.3.3'))
      .yields([{ type: 'ItemMarked' }]);
    given(live).when(done('4.2.1')).rejects({ code: 'RollbackNotStarted', item: '4.2.1' });
  });

  it('leaves everything else alone while rolling back, and everything once closed', () => {
    given(live, rollingBack).when(done('3.1.1')).rejects({ code: 'WrongPhase', phase: 'rolling-back' });
    given(closed).when(done('1.1.1')).rejects({ code: 'RunReadOnly', phase: 'closing' });
  });

  it('keeps an earlier stated time beside the recorded one, with its reason, and late stays late', () => {
    const stated = (_: unknown, wall: number) =>
      done('3.1.1', { statedAt: wall - 600_000, reason: 'seen at once' });
    const player = given(live, after(35 * 60_000))
      .when(stated)
      .yields([{ type: 'ItemMarked' }]);
    expect(timingOf(player.run(), '3.1.1', 0)).toEqual({ kind: 'late', byMs: 5 * 60_000 });
    given(live)
      .when((_, wall) => done('3.1.1', { statedAt: wall - 1 }))
      .rejects({ code: 'ReasonNeeded', for: 'stated-time' });
    given(live)
      .when((_, wall) => done('3.1.1', { statedAt: wall + 90_000, reason: 'x' }))
      .rejects({ code: 'TimeInFuture' });
    given(live)
      .when((run) => done('3.1.1', { statedAt: run.created.at - 1, reason: 'x' }))
      .rejects({ code: 'TimeTooEarly' });
  });

  it('brings a deferred item back later, never earlier than now', () => {
    given()
      .when((_, wall) => deferred('1.1.1', 'Jonas', wall + 1))
      .yields([{ type: 'ItemMarked', state: 'deferred' }]);
    given()
      .when((_, wall) => deferred('1.1.1', 'Jonas', wall))
      .rejects({ code: 'TimeTooEarly' });
  });

  it('opens again what was marked, and nothing else', () => {
    const player = given(failed('1.1.1', '403'))
      .when({ type: 'ReopenItem', item: '1.1.1' })
      .yields([{ type: 'ItemReopened', item: '1.1.1' }]);
    expect(itemNow(player.run(), '1.1.1')).toMatchObject({ state: 'open', reason: null });
    given().when({ type: 'ReopenItem', item: '1.1.1' }).rejects({ code: 'AlreadyOpen', item: '1.1.1' });
  });
});

describe('measured values', () => {
  it('are judged by the limit in the item’s own words', () => {
    given(live).when(done('3.3.1')).rejects({ code: 'ValueNeeded', limit: 'under 3 seconds' });
    given(live)
      .when(done('3.3.1', { value: 'fast' }))
      .rejects({ code: 'ValueUnreadable', value: 'fast' });
    given(live)
      .when(done('3.3.2', { value: '640' }))
      .rejects({ code: 'ValueOverLimit', value: '640 ms', limit: 'under 500ms', over: '140' });
    given(live)
      .when(done('3.3.2', { value: '640', reason: 'export only' }))
      .yields([{ type: 'ItemMarked', value: '640 ms', reason: 'export only' }]);
    given(live)
      .when(done('3.3.1', { value: '2,4 s' }))
      .yields([{ type: 'ItemMarked', value: '2,4 s' }]);
  });
});

describe('sub-checks', () => {
  const check = (index: number, checked = true) =>
    ({ type: 'MarkSubCheck', item: '1.2.6', index, checked }) as const;

  it('are checked one by one, and the last one closes the item', () => {
    given().when(done('1.2.6')).rejects({ code: 'SubChecksOpen', left: 4 });
    const player = given(check(0), check(1), check(2))
      .when(check(3))
      .yields([{ type: 'SubCheckMarked', index: 3 }]);
    expect(stateOf(player, '1.2.6')).toBe('done');
  });

  it('open the item again when one is unchecked', () => {
    const player = given(check(0), check(1), check(2), check(3))
      .when(check(1, false))
      .yields([{ type: 'SubCheckMarked', checked: false }]);
    expect(stateOf(player, '1.2.6')).toBe('open');
  });

  it('say nothing twice, and nothing about one that is not there', () => {
    given(check(0)).when(check(0)).yields([]);
    given().when(check(4)).rejects({ code: 'NoSuchSubCheck', index: 4 });
    given(notApplicable('1.2.6', 'API only')).when(check(0)).rejects({ code: 'AlreadyMarked' });
  });
});

describe('does it apply?', () => {
  const answer = (item: string, applies: boolean, reason: string | null = null) =>
    ({ type: 'AnswerApplicability', item, applies, reason }) as const;

  it('is answered before the step begins and closes the item when it does not', () => {
    const player = given()
      .when(answer('2.3.3', false, 'No index changes'))
      .yields([{ type: 'ApplicabilityAnswered', applies: false }]);
    expect(itemNow(player.run(), '2.3.3')).toMatchObject({ state: 'not-applicable', applies: false });
    given().when(answer('2.3.3', false)).rejects({ code: 'ReasonNeeded', for: 'not-applicable' });
    given(answer('2.3.3', true)).when(answer('2.3.3', true)).yields([]);
  });

  it('can be changed until the item is closed', () => {
    const player = given(answer('6.2.4', false, 'Minor release'))
      .when(answer('6.2.4', true))
      .yields([{ type: 'ApplicabilityAnswered', applies: true }]);
    expect(stateOf(player, '6.2.4')).toBe('open');
    given(done('6.2.4'))
      .when(answer('6.2.4', false, 'x'))
      .rejects({ code: 'AlreadyMarked', state: 'done' });
  });

  it('is asked only of items that say so, and in a rollback only when it is reached', () => {
    given()
      .when(answer('1.1.1', false, 'x'))
      .rejects({ code: 'NotConditional', item: '1.1.1' });
    given()
      .when(answer('4.2.3', false, 'x'))
      .rejects({ code: 'RollbackNotStarted' });
    given(live, rollingBack)
      .when(answer('4.2.3', false, 'x'))
      .yields([{ type: 'ApplicabilityAnswered' }]);
    given(live, rollingBack).when(answer('6.2.4', true)).rejects({ code: 'WrongPhase' });
  });
});

describe('an item with items inside', () => {
  const nested = startingPoint(() =>
    playRun({ markdown: '# Release\n\n## Before\n\n- [ ] Parent\n  - [ ] Child\n- [ ] Other\n' }),
  );

  it('is done after them', () => {
    const [parent = '', child = ''] = [...given(nested).player.run().places.keys()];
    given(nested).when(done(parent)).rejects({ code: 'NotMarkable', kind: 'parent' });
    given(nested, done(child))
      .when(done(parent))
      .yields([{ type: 'ItemMarked' }]);
  });
});

describe('a step', () => {
  it('ends with the mark that leaves nothing of it open, and goes on when something is opened again', () => {
    const history = [firstStepStarted, done('2.1.1'), done('2.1.2'), failed('2.1.3', 'slow')] as const;
    const player = given(...history)
      .when(done('2.1.4'))
      .yields([{ type: 'ItemMarked' }, { type: 'StepEnded', group: '2.1' }]);
    expect(player.run().steps['2.1']?.ended).not.toBeNull();
    player.play({ type: 'ReopenItem', item: '2.1.2' });
    expect(player.run().steps['2.1']?.ended).toBeNull();
  });

  it('has ended at its start when none of its items applies', () => {
    const player = playToFirstStep(playRun());
    closeGroups(player, ['2.1']);
    player.play(startStep('2.2'));
    expect(player.run().steps['2.2']).toMatchObject({ ended: null });
  });
});

describe('undo', () => {
  const undo = (position: number) => ({ type: 'UndoMark', position }) as const;

  it('takes back the newest mark by its place, then the one before', () => {
    const spec = given(done('1.1.1'), done('1.1.2'));
    const { position } = spec.player.run();
    spec.when(undo(position - 1)).rejects({ code: 'UndoIsStale', position: position - 1 });
    const player = spec.when(undo(position)).yields([{ type: 'MarkUndone', item: '1.1.2', position }]);
    expect(stateOf(player, '1.1.2')).toBe('open');
    player.play(undo(position - 1));
    expect(stateOf(player, '1.1.1')).toBe('open');
    expect(player.attempt(undo(position))).toMatchObject({ error: { code: 'NothingToUndo' } });
  });

  it('does not reach across a rollback', () => {
    given(live, rollingBack)
      .when((run) => undo(run.position - 2))
      .rejects({ code: 'NothingToUndo' });
    given(closed).when(undo(5)).rejects({ code: 'RunReadOnly' });
  });

  it('ends the watch when the deployment is taken back before go-live', () => {
    const spec = given(deployed);
    expect(spec.player.run().watch).not.toBeNull();
    const player = spec.when((run) => undo(run.position)).yields([{ type: 'MarkUndone', item: '2.4.3' }]);
    expect(player.run().watch).toBeNull();
  });
});

describe('notes and evidence', () => {
  const evidence = {
    id: 'e1',
    kind: 'text',
    name: 'log',
    mime: 'text/plain',
    size: 2,
    sha256: sha256('ok'),
    text: 'ok',
  } as const;

  it('are added to an item or to the run until the record is closed', () => {
    given(live)
      .when({ type: 'AddNote', item: '4.1.2', text: 'spike' })
      .yields([{ type: 'NoteAdded' }]);
    given().when({ type: 'AddNote', item: null, text: ' \n' }).rejects({ code: 'EmptyNote' });
    given().when({ type: 'AddNote', item: '9.9.9', text: 'x' }).rejects({ code: 'NoSuchItem' });
    given(closed).when({ type: 'AddNote', item: '1.1.1', text: 'x' }).rejects({ code: 'RunReadOnly' });
    given(closed).when({ type: 'AddEvidence', item: '1.1.1', evidence }).rejects({ code: 'RunReadOnly' });
  });

  it('stay in the record by name and hash when they are removed', () => {
    const player = given({ type: 'AddEvidence', item: '1.1.1', evidence })
      .when({ type: 'RemoveEvidence', id: 'e1', reason: 'wrong log' })
      .yields([{ type: 'EvidenceRemoved', id: 'e1' }]);
    expect(player.run().evidence[0]).toMatchObject({ evidence, removed: { reason: 'wrong log' } });
    expect(player.run().items['1.1.1']?.evidence[0]?.removed).not.toBeNull();
    expect(player.attempt({ type: 'RemoveEvidence', id: 'e1', reason: 'x' })).toMatchObject({
      error: { code: 'NoSuchEvidence', id: 'e1' },
    });
  });

  it('of an approval given elsewhere are taken while people sign', () => {
    given(closed)
      .when({ type: 'AddEvidence', item: '12.1.1', evidence })
      .yields([{ type: 'EvidenceAdded' }]);
    given(closed)
      .when({ type: 'AddEvidence', item: null, evidence })
      .yields([{ type: 'EvidenceAdded' }]);
  });
});
